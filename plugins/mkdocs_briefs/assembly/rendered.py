"""The texts of a project, rendered without MkDocs: no theme, no plugin, no page.

The Markdown extensions of ``mkdocs.yml`` are used. What other plugins make of pages is not known here. What an earlier
call has made of a text counts where all that it asked would be answered alike (``keeping/questions.py``).
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from mkdocs_briefs.assembly.engine import DISTRIBUTION
from mkdocs_briefs.assembly.engines import Engines
from mkdocs_briefs.assembly.languages import Languages
from mkdocs_briefs.assembly.processes import in_processes
from mkdocs_briefs.assembly.texts import export_at, surroundings, text_context, titles_of
from mkdocs_briefs.citations.unformatted import Unformatted
from mkdocs_briefs.keeping.page import KeptPage
from mkdocs_briefs.keeping.purity import ImpureError, extensions_text, options_text
from mkdocs_briefs.keeping.questions import Record, own_text, recorded
from mkdocs_briefs.keeping.store import Store, digest
from mkdocs_briefs.keeping.values import StaleError, Values
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.rendering import make_markdown
from mkdocs_briefs.markup.written_links import WrittenLinks
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import written_path
from mkdocs_briefs.model.page_names import PageNames
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.state import State
from mkdocs_briefs.pages.page_specs import PageSpec, page_specs
from mkdocs_briefs.pages.renderer import template_loader
from mkdocs_briefs.pages.template_ids import TemplateIds
from mkdocs_briefs.readers.configuration import Configuration
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.project import Project
from mkdocs_briefs.words.catalogue import words_of

_ID = re.compile(r"""id=(?<!\wid=)(?:"([^"]*)"|'([^']*)')""")
"""An attribute ``id``. With letters at its beginning a pattern is found several times as fast as with a ``\b``."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the texts of a project turned out to hold."""

    findings: Mapping[str, Findings]
    """By ``src_uri``."""
    ids: Mapping[str, Collection[str]]
    """Those in each text, by ``src_uri``."""
    problems: tuple[Problem, ...]
    """Of the citation styles that briefs name."""
    left_out: tuple[str, ...]
    """Why Markdown extensions were left out, a sentence each."""


class Texts:
    """The texts of one project, and what surrounds them."""

    def __init__(
        self, project: Project, configuration: Configuration, engines: Engines, store: Store, *, formats: bool
    ) -> None:
        """What is made of a text is kept in the ``store``. ``formats`` says whether citations are formatted."""
        publication = project.publication
        self._project = project
        self._configuration = configuration
        self._engines = engines
        self._store = store
        self._unformatted = None if formats else Unformatted(publication.bibliography)
        specs = page_specs(publication, words_of(configuration.language), has_feeds=bool(configuration.site_url))
        self.specs: Mapping[str, PageSpec] = {spec.src_uri: spec for spec in specs}
        """The pages of the publication."""
        self.files = frozenset({*self.specs, *project.documents, *_files(configuration)})
        """Pages and files, by their path from the folder of pages."""
        own = [configuration.root / configuration.custom_dir] if configuration.custom_dir else []
        self._template_ids = TemplateIds(template_loader(own))
        self._withheld = {uri for uri, state in project.states.items() if state is not State.PUBLISHED}
        self._subjects = {publication.page_of(subject): subject for subject in publication.subjects}
        self._names = PageNames(titles_of(project.documents, self.specs), self.files)
        self._languages = Languages(publication)
        self._values = Values(publication.subjects)
        self._surroundings = surroundings(
            publication, (repr(sorted(self.files)), repr(list(self._names.titles)), repr(sorted(self._withheld)))
        )

    def rendered(self, sources: Mapping[str, Source]) -> Rendered:
        """Render all texts. ``sources`` are the briefs as sources, which the engines are told to format, too."""
        publication, documents = self._project.publication, self._project.documents
        problems = self._engines.choose(publication)
        make, left_out = make_markdown(self._configuration.markdown_extensions)
        manner = self._manner(left_out)
        contexts = {uri: self._context(uri, document) for uri, document in documents.items()}
        keys = {uri: self._key(context, manner) for uri, context in contexts.items()} if manner else {}
        found = {uri: self._taken(context, keys.get(uri)) for uri, context in contexts.items()}
        missing = {uri: documents[uri] for uri, kept in found.items() if kept is None}
        if self._unformatted is None:
            self._engines.prepare(publication, missing)
            self._engines.prepare_briefs(publication, sources)
        extension = BriefsExtension()
        links = WrittenLinks(extension)

        def render(uri: str) -> KeptPage:
            record = Record()
            extension.open(recorded(contexts[uri], record))
            html = make(links, extension).convert("\n" + contexts[uri].body)
            extension.close()
            return self._page(html, extension.findings[uri], record)

        def render_and_write(uri: str) -> bytes:
            return self._values.written(render(uri))

        # An engine has threads, which a forked process has not.
        works = in_processes(render_and_write, list(missing)) if self._unformatted else map(render_and_write, missing)
        for uri, data in zip(missing, works, strict=True):
            page = found[uri] = self._values.read(data)
            self._keep(page, data, keys.get(uri))
        kept = {uri: page for uri, page in found.items() if page}
        return Rendered(
            {uri: page.findings for uri, page in kept.items()},
            {uri: page.anchors for uri, page in kept.items()},
            tuple(problems),
            left_out,
        )

    def has_id(self, rendered: Rendered, page: str, name: str) -> bool:
        """Whether a page has an element with this id, in its text or its template."""
        spec = self.specs.get(page)
        in_template = spec is not None and self._template_ids.of(spec.template).fullmatch(name)
        return bool(in_template) or name in rendered.ids.get(page, ())

    def _context(self, uri: str, document: Document) -> TextContext:
        documents, spec = self._project.documents, self.specs.get(uri)
        return text_context(
            uri,
            document,
            spec,
            self._project.publication,
            self._configuration.settings,
            language=self._languages.of(uri),
            engine=self._unformatted or self._engines.of(uri),
            is_withheld=lambda link: written_path(uri, link) in self._withheld,
            subject_at=lambda link: self._subjects.get(written_path(uri, link)),
            pages=self._names,
            body_of=lambda page: documents[page].body if page in documents else "",
            export_at=lambda link: export_at(uri, link, self.files, self._project.publication),
            template_ids=self._template_ids.of(spec.template) if spec else None,
            is_shown=self._unformatted is None,
        )

    def _manner(self, left_out: tuple[str, ...]) -> bytes | None:
        """A digest of what all texts are rendered with; None where nothing can be kept."""
        extensions = self._configuration.markdown_extensions
        try:
            return digest(versions(DISTRIBUTION), extensions_text(extensions), options_text(extensions), *left_out)
        except ImpureError:
            return None

    def _key(self, context: TextContext, manner: bytes) -> bytes:
        style = b"" if self._unformatted else self._engines.manner_of(context.src_uri)
        return digest("text", manner, style, self._configuration.language, own_text(context))

    def _taken(self, context: TextContext, key: bytes | None) -> KeptPage | None:
        if key is None or (data := self._store.get(key)) is None:
            return None
        try:
            kept: KeptPage = self._values.read(data)
        except StaleError:
            return None
        return kept if self._surroundings.answer_alike(kept, context, {}) else None

    def _page(self, html: str, findings: Findings, record: Record) -> KeptPage:
        ids = {unescape(one or other) for one, other in _ID.findall(f"{html}{findings.references_html}")}
        listed = {f"ref-{citation.key}" for citation in findings.citations}
        return KeptPage(
            html="",
            title=None,
            contents=(),
            anchors=frozenset(ids | listed),
            links=(),
            messages=(),
            findings=findings,
            asked=tuple(record.answers.items()),
            surroundings=self._surroundings.digests,
        )

    def _keep(self, page: KeptPage, data: bytes, key: bytes | None) -> None:
        """Keep a page as it is written."""
        # A source that the engine refuses is reported where it stands, which no question asks.
        if key and not any(problem.code == codes.CITATION_UNUSABLE for problem in page.findings.problems):
            self._store.put(key, data)


def _files(configuration: Configuration) -> Iterator[str]:
    """The files in the folder of pages that are no hidden ones."""
    for within, folders, names in os.walk(configuration.docs_dir, followlinks=True):
        folders[:] = (folder for folder in folders if not folder.startswith("."))
        yield from (Path(within, name).relative_to(configuration.docs_dir).as_posix() for name in names)
