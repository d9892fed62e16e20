"""One build of a site, from configuration to finished pages."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from html import escape, unescape
from itertools import chain
from pathlib import Path, PurePosixPath
from posixpath import basename
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import _populate_page as populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from mkdocs_briefs.adapter.assets import SCRIPT, flag_files, static_files, stylesheets
from mkdocs_briefs.adapter.fork import CAN_FORK, Fork
from mkdocs_briefs.adapter.links import Links
from mkdocs_briefs.adapter.look import look_of
from mkdocs_briefs.adapter.navigation import arranged
from mkdocs_briefs.adapter.neighbours import (
    countries_named,
    named_in_navigation,
    refuse_impossible,
    show_again,
    take_stock_again,
)
from mkdocs_briefs.adapter.pages import add, declare_pages, file_left_out, page_left_out
from mkdocs_briefs.adapter.printed import for_themes, in_html
from mkdocs_briefs.adapter.report import Report, log
from mkdocs_briefs.adapter.taken import Taken
from mkdocs_briefs.adapter.theme_keys import unusable_keys
from mkdocs_briefs.adapter.withheld import copies, release_of, withhold, without
from mkdocs_briefs.assembly.engine import make_engine
from mkdocs_briefs.assembly.texts import also_cited, text_context, titles_of
from mkdocs_briefs.citations.engine import CitedPage, Engine, EngineError
from mkdocs_briefs.citations.forecast import likely_page
from mkdocs_briefs.citations.style import read_style
from mkdocs_briefs.exports import EXPORTS
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.linking.names import names_of, obstacles
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Actor, Author, Subject
from mkdocs_briefs.model.addresses import BIBLIOGRAPHY, HOME, MARKDOWN, api, beside, is_page, written_path
from mkdocs_briefs.model.addresses import page as address
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.characters import one_line, visible
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.naming import is_portable
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.state import State
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.pages.page_specs import PageSpec, page_specs
from mkdocs_briefs.pages.renderer import Body, Renderer, template_loader
from mkdocs_briefs.pages.search_text import search_html
from mkdocs_briefs.pages.template_ids import TemplateIds
from mkdocs_briefs.readers.databases import read_databases, watched_folders
from mkdocs_briefs.readers.defaults import Defaults, read_defaults, with_defaults
from mkdocs_briefs.readers.front_matter import Document, read_document
from mkdocs_briefs.readers.options import SettingError, Settings
from mkdocs_briefs.readers.paths import relative
from mkdocs_briefs.readers.project import read_project
from mkdocs_briefs.readers.publication import shape_of
from mkdocs_briefs.readers.states import Release, is_draft, read_state
from mkdocs_briefs.readers.texts import UnreadableError, refuse_unreadable
from mkdocs_briefs.readers.world import read_world_of
from mkdocs_briefs.rules import RULES
from mkdocs_briefs.sources.brief_entry import source_of
from mkdocs_briefs.sources.exported import private_fields
from mkdocs_briefs.sources.formats import FORMATS
from mkdocs_briefs.words.catalogue import words_of

FORK_THRESHOLD = 150
"""Number of pages from which a second process saves more time than its start costs."""
_ID = re.compile(r'\sid="([^"]+)"')


class Build:
    """The state of one build. ``mkdocs serve`` makes a new one for each build."""

    _release: Release
    _defaults: Defaults
    publication: Publication
    engine: Engine
    matcher: Matcher
    specs: dict[str, PageSpec]
    corpus: Corpus
    renderer: Renderer
    brief_sources: dict[str, Source]
    template_ids: TemplateIds
    subjects: dict[str, Subject]
    """By the ``src_uri`` of their pages."""

    def __init__(self, config: MkDocsConfig, settings: Settings, *, serving: bool) -> None:
        self.config = config
        self.settings = settings
        self.serving = serving
        """Whether this is a preview, which includes drafts."""
        self._is_shown = InclusionLevel.is_in_serve if serving else InclusionLevel.is_included
        self.root = Path(os.path.abspath(config.config_file_path or "mkdocs.yml")).parent  # noqa: PTH100 - keeps symlinks
        self.name = one_line(config.site_name)
        self.language = str(config.theme.get("language") or "en")
        self.words = words_of(self.language)
        self.world = read_world_of(self.root, settings)
        self._look = None if settings.folders else look_of(config, self.words)
        self._stylesheets = stylesheets(self._look)
        self.extension = BriefsExtension()
        self.files: dict[str, File] = {}
        self.links = Links(self.files, config)
        self._report = Report(is_strict=config.strict)
        self._fork: Fork | None = None
        self._contents: dict[str, str | None] = {}
        """By ``src_uri``: the rendered Markdown from which the fork makes the pages."""
        self._has_begun = False
        """Whether MkDocs has emptied the site's folder."""
        self._read: dict[str, tuple[str, Document]] = {}
        """By ``src_uri``, what was read from which text."""
        self._sifted: list[File] = []
        self.documents: dict[str, Document] = {}
        self.exports: dict[str, Export] = {}
        """The files for other programs, by address."""
        self._titles: dict[str, object] = {}
        """By ``src_uri``, as themes print them."""
        self._searched: dict[str, tuple[str, str]] = {}
        """By ``src_uri``, what search plugins get before the text, and the text."""
        self._engines: dict[str, Engine] = {}
        """By style."""
        self._engines_of_briefs: dict[str, Engine] = {}
        """By page."""

    # The steps, in the order of MkDocs' hooks

    def prepare(self) -> None:
        """Add the Markdown extension, the style sheets and the script to MkDocs' configuration.

        Where only some folders are the publication's, its own pages alone load them (``complete``).
        """
        refuse_impossible(self.config)
        self.config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]
        if self.settings.folders:
            return
        self.config.extra_css[:0] = [sheet.uri for sheet in self._stylesheets]
        self.config.extra_javascript.insert(0, SCRIPT.uri)

    def sift(self, files: Files) -> None:
        """Keep back what its own front matter keeps back, before another plugin makes pages of it."""
        self._has_begun = True
        self._report(self._take_out_unreadable(files))  # before any is opened: a pipe would be waited for
        self._release = release_of(self.config, self.settings, serving=self.serving)
        self._defaults = read_defaults(dict(_shared_front_matter(self.config, files)))
        if self.serving:
            return
        for file in filter(self._is_ours, files.documentation_pages()):
            try:
                document = self._document_of(file)
            except (OSError, PluginError):
                continue  # reported later, if no plugin has taken it out by then
            shape = shape_of(file.src_uri, document)
            state, _ = read_state(document, shape, self._release, self.settings.extra_keys)
            if state is not State.PUBLISHED:
                withhold(file)
                self._sifted.append(file)

    def read(self, files: Files) -> None:
        """Read all front matter and databases, and declare the pages that follow from them."""
        self._report(self._take_out_unreadable(files))  # those that plugins have added
        self._refuse_unknown_folders(files)
        self._report(self._unportable(files))
        pages = {f.src_uri: f for f in files.documentation_pages(inclusion=self._is_shown) if self._is_ours(f)}
        pages |= {file.src_uri: file for file in self._sifted if files.get_file_from_path(file.src_uri) is file}
        documents = {uri: self._document_of(file) for uri, file in pages.items()}
        names = [file.src_uri for file in self._written(files) if file.src_dir not in self.config.theme.dirs]
        bibliography = read_databases(self.root, self.settings)
        self.engine = self._site_engine(bibliography.sources)
        project = read_project(documents, bibliography, self.settings, self.language, self._release)
        self._report(project.problems)
        self._report(self._published_databases(bibliography.sources.values(), files))
        self.documents = dict(project.documents)
        self.publication = project.publication
        withheld = self._withhold(pages, project.states, files)
        self.brief_sources = {brief.src_uri: self._source_of_brief(brief, files) for brief in self.publication.briefs}
        self._prepare_citations()
        taken = Taken(self._written(files), self.config)
        for file in taken.in_the_way():
            raise PluginError(
                f"{visible(self._path_of(file))}:1: the file has the address of a folder, "
                f'"{file.dest_uri}", in which other files are. Rename the file.'
            )
        self._add_files(static_files(self._stylesheets, self.config, self.world, self.words), taken, files)
        gazetteer = self.publication.gazetteer
        self.matcher = Matcher(names_of(self.publication.subjects, gazetteer), obstacles(gazetteer))
        self.files |= {file.src_uri: file for file in files.documentation_pages(inclusion=self._is_shown)}
        self.template_ids = TemplateIds(template_loader(self.config.theme.dirs))
        self.specs = dict(
            declare_pages(
                self._specs(),
                self.publication.briefs_by_page,
                files,
                self.files,
                self.config,
                path_of=self._path_of,
                taken=taken,
                settings=self.settings,
                named=named_in_navigation(self.config, files),
                withheld={file.src_uri for file in withheld},
                report=self._report,
            )
        )
        self._unlink(withheld)
        take_stock_again(self.config, files)
        self._names = frozenset((*names, *pages, *self.specs))
        self.page_names = PageNames(titles_of(documents, self.specs), self._names)
        # What was read lives until the end of the build: the garbage collector need not traverse it.
        gc.freeze()
        self.subjects = {self.publication.page_of(subject): subject for subject in self.publication.subjects}

    def _specs(self) -> list[PageSpec]:
        """The pages of the publication, and those of other countries that somebody links to by the address."""
        folders = self.settings.folders
        specs = page_specs(self.publication, self.words, address(folders[0], "index") if folders else HOME)
        known = {spec.src_uri for spec in specs}
        named = countries_named(self.config, (document.body for document in self.documents.values()))
        places = self.publication.gazetteer.territories if named - known else ()
        linked = (place for place in places if self.publication.page_of(place) in named - known)
        return [*specs, *map(self._spec_of_country, linked)]

    def _spec_of_country(self, country: Territory) -> PageSpec:
        return PageSpec(self.publication.page_of(country), country.name, "country.html", entity=country)

    def _withhold(self, pages: Mapping[str, File], states: Mapping[str, State], files: Files) -> list[File]:
        """Keep back what is not published. The preview has it: with our mark if it is a brief, else with MkDocs'."""
        kept = [file for uri, file in pages.items() if states[uri] is not State.PUBLISHED]
        for file in kept:
            if not self.serving or file.src_uri not in self.publication.briefs_by_page:
                withhold(file)
        for file in copies(filter(self._is_ours, files)):
            files.remove(file)
            message = "it is a copy of Markdown, which would go out as it stands. Name it .md, or move it elsewhere."
            self._report([Problem(codes.MARKDOWN_COPY, Location(self._path_of(file), 1), message)])
        return [] if self.serving else kept

    def _unlink(self, withheld: Iterable[File]) -> None:
        """Have nothing lead to what is not published, unless a page of ours stands in its place."""
        gone = {file.src_uri: file for file in withheld if file.src_uri not in self.files}
        self.links.withhold(gone.values())
        self.config.nav = without(self.config.nav, gone)

    def _export_at(self, src_uri: str, link: str) -> str:
        """The address of the file of ours to which a link in Markdown leads, unless an author's file is there."""
        address = written_path(src_uri, link)
        whole, _, ending = address.rpartition(".")
        is_ours = ending in (form.ending for form in FORMATS) and any(
            self._has_exports(f"{whole}{markdown}") for markdown in MARKDOWN
        )
        return address if address not in self._names and (is_ours or address.startswith(api(""))) else ""

    def arrange(self, nav: Navigation) -> None:
        """Put our indexes into the navigation, if the site has not written its own."""
        if not self.config.nav and not self.settings.folders:
            arranged(nav, [src_uri for src_uri, spec in self.specs.items() if spec.is_index])

    def body_of(self, page: Page) -> str | None:
        """The page's Markdown without the front matter, which has been read already; None for pages without a file."""
        document = self.documents.get(page.file.src_uri)
        # The line break keeps MkDocs from taking a body that begins with "---" or "Note: ..." for front matter.
        return "\n" + document.body if document else None

    def open(self, page: Page) -> None:
        """Give MkDocs the front matter, and the extension the context of the page."""
        src_uri = page.file.src_uri
        spec = self.specs.get(src_uri)
        if not spec and not self._is_ours(page.file):
            return
        brief = self.publication.briefs_by_page.get(src_uri)
        document = self.documents.get(src_uri)
        if document:
            # What others have set stays: a blog's template, the fields that a hook adds.
            page.meta = {**page.meta, **for_themes(document.meta)}
        document = document or self._document_of_late(page)
        if spec:
            is_named = isinstance(spec.entity, Actor | Author)
            described = brief or (self.publication.profiles.get(src_uri) if is_named else None)
            summary = described.fields.summary if described else None
            page.meta["title"] = str(page.meta.get("title") or in_html(spec.title))
            about = summary or ("" if brief else spec.title)
            page.meta["description"] = str(page.meta.get("description") or in_html(about))
            if brief:
                page.meta["author"] = in_html(", ".join(author.name for author in brief.authors))
                if brief.fields.tags:
                    page.meta["tags"] = in_html(brief.fields.tags)
            # The pages that have no table of contents list others. Beside the page, navigation is needed without tabs.
            hidden = ["navigation"] if self._look and self._look.has_tabs else []
            page.meta.setdefault("hide", hidden if brief else [*hidden, "toc"])
        if self._defaults and src_uri in self._read:
            own = read_document(self._read[src_uri][0], "").meta
            _leave_to_meta_plugin(page.meta, own, document.meta.keys() - own.keys())
        self._titles[src_uri] = page.meta.get("title")
        href = self.links.seen_from(page.file)
        self.extension.open(
            text_context(
                src_uri,
                document,
                spec,
                self.publication,
                self.settings,
                engine=self._engines_of_briefs.get(src_uri, self.engine),
                matcher=self.matcher,
                language=self.language,
                words=self.words,
                is_withheld=lambda link: self.links.is_withheld(page.file, link),
                subject_at=lambda link: self.subjects.get(self.links.page_at(page.file, link) or ""),
                href=lambda subject: href(self.publication.page_of(subject)),
                pages=self.page_names,
                body_of=lambda uri: self.documents[uri].body if uri in self.documents else "",
                export_at=lambda link: self._export_at(src_uri, link),
                file_href=href,
                template_ids=self.template_ids.of(spec.template) if spec else None,
            )
        )

    def _document_of_late(self, page: Page) -> Document:
        """A page that was not there when all was read, or that has no file."""
        text = page.markdown or ""
        return Document(self._path_of(page.file), {}, text, 1)

    def leave(self, page: Page) -> None:
        """Take the page's context from the extension."""
        self.extension.close()
        if not self.serving and self._is_ours(page.file) and is_draft(page.meta):
            where = visible(self._path_of(page.file))
            raise PluginError(
                f"{where}:1: the file is published, and another plugin says that it is a draft, or has "
                'added it behind our back. Write "status: draft" into the file, or name the other plugin before briefs.'
            )

    def finish(self, files: Files, templates: Environment) -> None:
        """Freeze the corpus, run the rules, add pages of mentioned countries, and start rendering in a fork."""
        findings = self.extension.findings
        # Those that other plugins have added since, as a blog its posts: they may cite, and mention.
        for file in files.documentation_pages(inclusion=self._is_shown):
            self.files.setdefault(file.src_uri, file)
        corpus = self.corpus = Corpus(
            self.publication,
            mentions={page: tuple(found.mentions) for page, found in findings.items()},
            citations={page: tuple(found.citations) for page, found in findings.items()},
            quoted={page: tuple(found.passages) for page, found in findings.items()},
        )
        self.engine.prepare_references(self.publication.bibliography[key] for key in corpus.cited_keys)
        self._report(problem for page in sorted(findings) for problem in findings[page].problems)
        self._report(problem for rule in RULES for problem in rule(corpus))
        self._report(self._without_unusable_keys(templates))
        gc.freeze()
        taken = Taken(self._written(files), self.config)
        for country in corpus.countries:
            if self.publication.page_of(country) not in self.files:
                self._add_page(country, taken, files)
        self._add_files(flag_files(self.config, corpus.countries), taken, files)
        self._declare_exports(taken)
        self._report(problem for found in findings.values() for problem in self._broken_links(found))
        if self._report.fails and not self.serving:
            # Before anything is written. MkDocs would fail the build when all is.
            count = self._report.warnings
            raise PluginError(f"briefs: {count} problem{'s' if count > 1 else ''} in strict mode: no page was written.")
        self._escape_file_names()
        titles = {src_uri: Markup(one_line(str(file.page.title))) for src_uri, file in self.files.items() if file.page}  # noqa: S704
        self.renderer = Renderer(
            corpus,
            self.engine,
            titles,
            self.brief_sources,
            world=self.world,
            words=self.words,
            has_file=self._has_file,
            overrides=self.config.theme.dirs,
        )
        self._begin_fork([file.page for file in files.documentation_pages() if file.page])

    def _broken_links(self, found: Findings) -> Iterator[Problem]:
        """A problem for each link of a page that MkDocs does not check, and that leads to nothing."""
        for target in found.targets:
            page = target.page if isinstance(target.page, str) else self.publication.page_of(target.page)
            if not is_page(page):
                if page not in self.exports:
                    message = f'"{target.written}" leads to a file that is not written. Take out the link.'
                    yield Problem(codes.LINK_UNKNOWN, target.location, message)
            elif page in self.files and not self._has_id(page, target.anchor):
                message = (
                    f'"{target.written}" leads to "#{target.anchor}", which is no heading or id of "{page}". '
                    "Write the heading's words."
                )
                yield Problem(codes.LINK_UNKNOWN, target.location, message)

    def _has_id(self, src_uri: str, name: str) -> bool:
        file, spec = self.files[src_uri], self.specs.get(src_uri)
        found = self.extension.findings.get(file.src_uri) or Findings()
        html = f"{file.page.content if file.page else ''}{found.references_html}"
        in_template = spec is not None and self.template_ids.of(spec.template).fullmatch(name)
        return bool(in_template) or f'id="{escape(name)}"' in html

    def _escape_file_names(self) -> None:
        """Have titles that MkDocs makes of the names of files be text, as those that front matter gives."""
        for src_uri, file in self.files.items():
            named = dirname_to_title(file.name)
            if file.page and file.page.title == named and (title := in_html(named)) != named:
                file.page.meta["title"] = self._titles[src_uri] = title

    def name_sections(self, nav: Navigation, files: Files) -> None:
        """Have the titles of sections that MkDocs makes of the names of folders be text."""
        folders = {dirname_to_title(part) for file in files for part in PurePosixPath(file.src_uri).parts[:-1]}
        pending = list(nav.items)
        for item in pending:
            if isinstance(item, Section):
                pending += item.children
                if item.title in folders:
                    item.title = in_html(item.title)

    def _without_unusable_keys(self, templates: Environment) -> Iterator[Problem]:
        """Take out what MkDocs or the theme cannot use in the front matter of a page, and say so."""
        has_icons = any(Path(folder, ".icons").is_dir() for folder in self.config.theme.dirs)
        for file in self.files.values():
            document = self.documents.get(file.src_uri)
            if not document or not file.page:
                continue
            meta = file.page.meta
            for key, wanted in list(unusable_keys(meta, templates, has_icons=has_icons)):
                del meta[key]
                message = f'"{key}" is left out: it would end the build. Write {wanted}.'
                yield Problem(codes.INVALID_FIELD, document.at(key), message)

    def _begin_fork(self, pages: Sequence[Page]) -> None:
        """Render pages and write the exports in a second process, if there are many pages."""
        if len(pages) < FORK_THRESHOLD or self.serving or not CAN_FORK:
            return
        for key in self.corpus.cited_keys:
            self.engine.reference(key)
        for source in self.brief_sources.values():
            self.engine.reference_of(source)
        self._close_engines()  # all references are cached by now; no engine thread may run across a fork
        self._contents = {page.file.src_uri: page.content for page in pages if page.file.src_uri in self.specs}
        bodies = ((p.file.src_uri, self._body(p)) for p in pages if p.file.src_uri in self._contents)
        self._fork = Fork(self._contents, bodies, self._write_files)

    def _add_page(self, country: Territory, taken: Taken, files: Files) -> None:
        """Add the page of a country that is only mentioned, which is known when all texts are rendered."""
        spec = self._spec_of_country(country)
        file = self.links.expected(spec.src_uri)
        if other := taken.at(file.dest_uri):
            self._report([page_left_out(spec.title, file.dest_uri, self._path_of(other))])
            self.files[spec.src_uri] = other
            return
        add(file, files)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        self.files[spec.src_uri] = file
        self.specs[spec.src_uri] = spec
        file.page = Page(None, file, self.config)
        populate_page(file.page, self.config, files)  # with the events by which other plugins know of a page

    def fail(self) -> None:
        """End a build that failed."""
        self.close()
        if self._has_begun and not self.serving:
            folder = relative(Path(self.config.site_dir), self.root)
            log.error(
                'the build failed: "%s" is not fit for deployment. Mend what is reported, and build again.', folder
            )

    def close(self) -> None:
        """Stop the fork and the engines, and make the memory of the build collectable."""
        gc.unfreeze()
        self._close_engines()
        if self._fork:
            self._fork.close()

    def _close_engines(self) -> None:
        for engine in self._engines.values():
            engine.close()

    def offer(self, page: Page) -> None:
        """Give search plugins what they index: the title as they want it, and what the page's template says of it.

        Material's wants titles as HTML without entities, MkDocs' as text.
        """
        if title := self._titles.get(page.file.src_uri):
            is_html = "material/search" in self.config.plugins
            page.meta["title"] = str(title).replace("&quot;", '"') if is_html else unescape(str(title))
        spec = self.specs.get(page.file.src_uri)
        if spec and any(name.endswith("search") for name in self.config.plugins):
            before = search_html(spec, self.publication, self.words)
            self._searched[page.file.src_uri] = before, page.content or ""
            page.content = before + (page.content or "")
            if spec.entity:  # comes before the briefs that name it
                page.meta["search"] = {"boost": 2, **(page.meta.get("search") or {})}

    def complete(self, page: Page) -> None:
        """Replace the page's content by its rendered template, and give the theme the title as it prints it."""
        src_uri = page.file.src_uri
        if title := self._titles.get(src_uri):
            page.meta["title"] = title
        if src_uri in self._searched:
            before, text = self._searched.pop(src_uri)
            rest = (page.content or "").removeprefix(before)
            page.content = text if rest == text else rest
        if src_uri in self.specs:
            # The fork's result is stale if another plugin has changed the content since.
            is_current = self._fork and page.content is self._contents.get(src_uri)
            body = self._fork.take(src_uri) if self._fork and is_current else None
            page.content = self._loads(page) + (self._body(page) if body is None else body)
            show_again(self.config, page)
        # MkDocs checks links against these; it has seen neither the template nor what came into the text after it.
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *map(unescape, _ID.findall(page.content or ""))}

    def _body(self, page: Page) -> str:
        spec = self.specs[page.file.src_uri]
        # By the file: it may be README.md where the spec has index.md.
        found = self.extension.findings.get(page.file.src_uri) or Findings()
        body = Body(page.content or "", found.title_html, found.references_html)
        return self.renderer.render(spec, body, self.links.seen_from(page.file), self._has_page)

    def _loads(self, page: Page) -> str:
        """The style sheets and the script, for a page in a site whose other pages do not load them."""
        if not self.settings.folders:
            return ""
        href = self.links.seen_from(page.file)
        sheets = [f'<link rel="stylesheet" href="{href(sheet.uri)}">\n' for sheet in self._stylesheets]
        return "".join(sheets) + f'<script defer src="{href(SCRIPT.uri)}"></script>\n'

    def _has_page(self, src_uri: str) -> bool:
        """Whether the publication has this page: authors may exclude ours, and other pages may have its address."""
        file = self.files.get(src_uri)
        return file is not None and (self._is_ours(file) or file.src_uri in self.specs)

    def write(self) -> None:
        """Write the exports, unless the fork has done so, and end the build."""
        if not (self._fork and self._fork.finish()):
            self._write_files()
        self.close()

    def _declare_exports(self, taken: Taken) -> None:
        """Find out which exports are written: those whose addresses are free."""
        site = Site(
            corpus=self.corpus,
            name=self.name,
            url=self.config.site_url or "",
            address_of=self.links.in_site,
            reference_of=self.engine.reference,
            item_of=self.engine.item_of,
            brief_sources=self.brief_sources,
            has_abstracts=self.settings.export_abstracts,
            has_file=self._has_file,
        )
        for export in chain.from_iterable(export(site) for export in EXPORTS):
            brief = self.publication.briefs_by_page.get(export.page)
            other = taken.at(export.address)
            if other or (brief and export.address in self.exports):
                owner = self._path_of(other) if other else "the data for machines"
                self._report([file_left_out(export.address, owner, brief.at() if brief else None)])
            else:
                self.exports.setdefault(export.address, export)

    def _write_files(self) -> None:
        folder = Path(self.config.site_dir)
        for parent in {(folder / uri).parent for uri in self.exports}:
            parent.mkdir(parents=True, exist_ok=True)
        for uri, export in self.exports.items():
            (folder / uri).write_bytes(export.text().encode())

    def _prepare_citations(self) -> None:
        """Have the engine begin with what pages are likely to cite, in their order, then with the briefs themselves."""
        known = self.publication.bibliography
        pages: dict[Engine, list[CitedPage]] = {}
        for src_uri, document in self.documents.items():
            brief = self.publication.briefs_by_page.get(src_uri)
            also = tuple(key for key in also_cited(brief, self.publication) if key in known) if brief else ()
            page = likely_page(document.body, known, also)
            if brief:
                self._engines_of_briefs[src_uri] = self._engine_of(brief)
            if page.keys:
                pages.setdefault(self._engines_of_briefs.get(src_uri, self.engine), []).append(page)
        for engine, cited in pages.items():
            engine.prepare(cited)
        self.engine.prepare_references(self.brief_sources.values())

    def _source_of_brief(self, brief: Brief, files: Files) -> Source:
        file = files.get_file_from_path(brief.src_uri)
        url = urljoin(self.config.site_url, file.url) if file and self.config.site_url else ""
        source = source_of(brief, self.name, url)
        taken = source.key in self.publication.bibliography
        return replace(source, key=f"{source.key}-brief") if taken else source

    def watched_folders(self) -> list[str]:
        """The folders that ``mkdocs serve`` watches besides the pages."""
        return watched_folders(self.root, self.settings)

    # Small helpers

    def _is_ours(self, file: File) -> bool:
        """Whether an author's file is the publication's."""
        return self.settings.holds(file.src_uri)

    def _unportable(self, files: Files) -> Iterator[Problem]:
        """A problem for each of the publication's files that Windows cannot have."""
        for file in filter(self._is_ours, self._written(files)):
            wrong = [name for name in file.src_uri.split("/") if not is_portable(name)]
            if wrong and file.src_dir not in self.config.theme.dirs:
                message = f'no file or folder is called "{wrong[0]}" on Windows. Rename it.'
                yield Problem(codes.FILE_NAME, Location(self._path_of(file), 1), message)

    def _refuse_unknown_folders(self, files: Files) -> None:
        """Raise SettingError for a folder of the publication that is not there, which would have no briefs, unsaid."""
        for folder in self.settings.folders:
            is_there = (Path(self.config.docs_dir) / folder).is_dir() and not folder.startswith("..")
            if not is_there and not any(file.src_uri.startswith(f"{folder}/") for file in files):
                raise SettingError(
                    "folders", f'there is no folder "{folder}" among the pages.', "Name one that is there."
                )

    def _has_exports(self, src_uri: str) -> bool:
        return src_uri == BIBLIOGRAPHY or src_uri in self.publication.briefs_by_page

    def _has_file(self, src_uri: str, ending: str) -> bool:
        export = self.exports.get(beside(src_uri, ending))
        return export is not None and export.page == src_uri

    def _written(self, files: Files) -> Iterator[File]:
        """The files that MkDocs writes."""
        return (file for file in files if self._is_shown(file.inclusion))

    def _published_databases(self, sources: Iterable[Source], files: Files) -> Iterator[Problem]:
        """A problem for each database that MkDocs copies into the site with fields that are not exported."""
        copied = {self._path_of(file) for file in self._written(files) if not file.is_documentation_page()}
        for source in sources:
            if source.location.file not in copied:
                continue
            if private := private_fields(source, abstracts=self.settings.export_abstracts):
                copied.remove(source.location.file)
                message = (
                    f"the database lies in the folder of pages, and MkDocs copies it as it is: this entry "
                    f"has {', '.join(private)}. Move it out of that folder, or name it in exclude_docs."
                )
                yield Problem(codes.BIBTEX_PUBLISHED, source.location, message)

    def _add_files(self, ours: Iterable[File], taken: Taken, files: Files) -> None:
        """Add our files, but where another file has the address."""
        for file in ours:
            if other := taken.at(file.dest_uri):
                self._report([file_left_out(file.dest_uri, self._path_of(other))])
            else:
                add(file, files)

    def _site_engine(self, bibliography: Mapping[str, Source]) -> Engine:
        style = self.settings.citation_style
        try:
            return self._engine(style, bibliography)
        except EngineError as error:
            raise SettingError("citation_style", f'"{style}" cannot be used: {error}') from error

    def _engine_of(self, brief: Brief) -> Engine:
        """The engine for the brief's own style; the site's if it has none. A style that cannot be used is reported."""
        style = brief.fields.citation_style
        if not style:
            return self.engine
        try:
            return self._engine(style, self.publication.bibliography)
        except EngineError as error:
            message = f'the style "{style}" cannot be used: {error}'
            self._report([Problem(codes.CITATION_STYLE, brief.at("citation_style"), message)])
            return self.engine

    def _engine(self, style: str, bibliography: Mapping[str, Source]) -> Engine:
        if style not in self._engines:
            self._engines[style] = make_engine(read_style(style, self.root), bibliography, self.language, PluginError)
        return self._engines[style]

    def _path_of(self, file: File) -> str:
        path = None if file.generated_by else file.abs_src_path
        return relative(Path(path), self.root) if path else file.src_uri

    def _take_out_unreadable(self, files: Files) -> list[Problem]:
        """Leave out what no build can read or copy, and say so."""
        problems = []
        for file in list(filter(self._is_ours, files)):
            try:
                if file.abs_src_path:
                    refuse_unreadable(Path(file.abs_src_path))
            except UnreadableError as error:
                files.remove(file)
                message = f"it cannot be read, and is not in the site: {error}"
                problems.append(Problem(codes.FILE_UNREADABLE, Location(self._path_of(file), 1), message))
        return problems

    def _document_of(self, file: File) -> Document:
        source = self._source_of(file)
        known = self._read.get(file.src_uri)
        if known is None or known[0] != source:
            document = with_defaults(read_document(source, self._path_of(file)), file.src_uri, self._defaults)
            known = self._read[file.src_uri] = source, document
        return known[1]

    def _source_of(self, file: File) -> str:
        try:
            return file.content_string
        except UnicodeDecodeError as error:
            raise PluginError(
                f"{visible(self._path_of(file))}:1: encoding: the file is not UTF-8 "
                f"({error.reason} at byte {error.start}). Save it as UTF-8; a file that is no Markdown "
                "needs another ending."
            ) from error


def _leave_to_meta_plugin(meta: MutableMapping[str, Any], own: Mapping[str, Any], shared: Iterable[str]) -> None:
    """Take out of a page's front matter what Material's plugin ``meta`` adds: fields, and parts of lists."""
    for key in shared:
        meta.pop(key, None)
    meta.update({key: in_html(value) for key, value in own.items() if key in meta and isinstance(value, list)})


def _shared_front_matter(config: MkDocsConfig, files: Files) -> Iterator[tuple[str, str]]:
    """The files of Material's plugin ``meta``, by path, with their texts."""
    plugin = config.plugins.get("material/meta")
    if plugin is None or not plugin.config["enabled"]:
        return
    for file in files:
        if basename(file.src_uri) == plugin.config["meta_file"]:
            yield file.src_uri, file.content_string
