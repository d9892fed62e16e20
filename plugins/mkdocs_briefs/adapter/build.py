"""One build of a site, from configuration to finished pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage

from mkdocs_briefs.adapter.assets import stylesheets
from mkdocs_briefs.adapter.config import BriefsConfig
from mkdocs_briefs.checks import RULES
from mkdocs_briefs.citations.formatter import Formatter
from mkdocs_briefs.citations.grammar import likely_keys
from mkdocs_briefs.citations.typst import EngineError, NoteStyleError
from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.linking.names import names_of
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.markup.page import Findings, Page
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Problem, Severity
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.catalogue import PageSpec, catalogue
from mkdocs_briefs.pages.renderer import Body, Renderer
from mkdocs_briefs.readers.bibtex import read_bibliography
from mkdocs_briefs.readers.front_matter import Document, read_document
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import is_brief, read_publication

log = get_plugin_logger("briefs")

Href = Callable[..., str]


class Build:
    """The state of one build, made anew for each."""

    publication: Publication
    formatter: Formatter
    matcher: Matcher
    specs: dict[str, PageSpec]
    renderer: Renderer

    def __init__(self, config: MkDocsConfig, options: BriefsConfig, *, drafts: bool) -> None:
        self.config = config
        self.options = options
        self.drafts = drafts
        """Whether drafts are shown."""
        self.root = Path(config.config_file_path or ".").resolve().parent
        self.extension = BriefsExtension()
        self.files: dict[str, File] = {}
        self.documents: dict[str, Document] = {}

    # The steps, in order

    def prepare(self) -> None:
        """Join the extension and the style sheets to the site's configuration."""
        self.config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]
        self.config.extra_css[:0] = [sheet.uri for sheet in stylesheets(self.config)]

    def read(self, files: Files) -> None:
        """Read all front matter and databases, and declare the pages that follow from them."""
        for sheet in stylesheets(self.config):
            for asset in sheet.files(self.config):
                files.append(asset)
        for file in list(files.documentation_pages()):
            document = read_document(file.content_string, self._path_of(file))
            if not self.drafts and document.meta.get("status") == "draft" and is_brief(file.src_uri, document):
                file.inclusion = InclusionLevel.DRAFT
            else:
                self.documents[file.src_uri] = document
        bibliography = read_bibliography((self._relative(path), _text(path)) for path in self._databases())
        reading = read_publication(
            self.documents, bibliography.sources, read_gazetteer(), extra_keys=self.options.extra_keys
        )
        _report((*bibliography.problems, *reading.problems))
        self.publication = reading.publication
        self.formatter = self._formatter()
        texts = (document.body for _, document in sorted(self.documents.items()))
        self.formatter.prepare(key for text in texts for key in likely_keys(text) if key in bibliography.sources)
        self.matcher = Matcher(names_of(self.publication.subjects))
        self.specs = {spec.src_uri: spec for spec in catalogue(self.publication)}
        for spec in self.specs.values():
            file = files.get_file_from_path(spec.src_uri) or self._generate(files, spec.src_uri)
            # Material renders the whole navigation into every page: hundreds of pages in it cost quadratic time.
            # A navigation that the author wrote stays as it is; one that MkDocs makes gets the indexes alone.
            if file.inclusion.is_included() and (self.config.nav or not spec.is_index):
                file.inclusion = InclusionLevel.NOT_IN_NAV
        self.files = {file.src_uri: file for file in files.documentation_pages()}

    def body_of(self, page: SitePage) -> str | None:
        """The page's Markdown without the front matter, which is read already."""
        document = self.documents.get(page.file.src_uri)
        # The line break keeps MkDocs from taking a body that begins with "---" or "Note: ..." for front matter.
        return "\n" + document.body if document else None

    def open(self, page: SitePage) -> None:
        """Give MkDocs the front matter, and the extension what it needs to render the page."""
        src_uri = page.file.src_uri
        document = self.documents.get(src_uri) or Document(src_uri, {}, "", 1)
        spec = self.specs.get(src_uri)
        brief = self.publication.briefs_by_page.get(src_uri)
        page.meta = dict(document.meta)
        if spec:
            page.meta.setdefault("title", spec.title)
            page.meta.setdefault("hide", ["navigation"] if brief else ["navigation", "toc"])
            summary = brief.summary if brief else getattr(spec.entity, "summary", "")
            if summary:
                page.meta.setdefault("description", summary)
        href = self._href(page.file)
        self.extension.open(
            Page(
                src_uri=src_uri,
                file=document.file,
                body=document.body,
                body_line=document.body_line,
                formatter=self.formatter,
                matcher=self.matcher,
                declared=frozenset(brief.actors) if brief else frozenset(),
                href=lambda subject: href(self.publication.page_of(subject)),
                also_cited={key: brief.location("based_on") for key in brief.based_on} if brief else {},
                has_template=spec is not None,
            )
        )

    def finish(self) -> None:
        """Freeze the corpus and run the checks."""
        self.close()
        findings = self.extension.findings
        corpus = Corpus(
            self.publication,
            mentions={page: tuple(found.mentions) for page, found in findings.items()},
            citations={page: tuple(found.citations) for page, found in findings.items()},
        )
        _report(problem for page in sorted(findings) for problem in findings[page].problems)
        _report(problem for rule in RULES for problem in rule(corpus))
        titles = {src_uri: str(file.page.title) for src_uri, file in self.files.items() if file.page}
        self.renderer = Renderer(corpus, self.formatter, titles, overrides=self.config.theme.dirs)

    def close(self) -> None:
        """Stop what still runs."""
        if hasattr(self, "formatter"):
            self.formatter.close()

    def complete(self, page: SitePage) -> None:
        """Put the page's text into its template."""
        spec = self.specs.get(page.file.src_uri)
        if spec:
            found = self.extension.findings.get(spec.src_uri) or Findings()
            body = Body(page.content or "", found.title_html, found.references_html)
            page.content = self.renderer.render(spec, body, self._href(page.file))

    def watched_folders(self) -> list[str]:
        """What ``mkdocs serve`` must watch beside the pages."""
        return sorted(
            {str(path.parent) for path in self._databases()} | {str(p) for p in [self.root / "bib"] if p.is_dir()}
        )

    # Small helpers

    def _formatter(self) -> Formatter:
        style = self.options.citation_style
        try:
            return Formatter(style, self.publication.bibliography)
        except NoteStyleError as error:
            raise PluginError(
                f'briefs: citation_style "{style}" puts citations into notes, which is not supported yet. '
                'Choose an author-date or numeric style, as "chicago-author-date" or "ieee".'
            ) from error
        except EngineError as error:
            raise PluginError(
                f'briefs: citation_style "{style}" cannot be used: {error}. '
                'Typst\'s documentation of "bibliography" lists the styles that it has built in.'
            ) from error

    def _databases(self) -> list[Path]:
        if self.options.bibliography is None:
            return sorted((self.root / "bib").rglob("*.bib"))
        found: dict[Path, None] = {}
        for item in self.options.bibliography:
            path = self.root / item
            matches = sorted(path.rglob("*.bib")) if path.is_dir() else sorted(self.root.glob(item))
            if not matches:
                raise PluginError(f'briefs: the option "bibliography" names "{item}", and there is no such database.')
            found.update(dict.fromkeys(matches))
        return list(found)

    def _path_of(self, file: File) -> str:
        return self._relative(Path(file.abs_src_path)) if file.abs_src_path else file.src_uri

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def _generate(self, files: Files, src_uri: str) -> File:
        file = File.generated(self.config, src_uri, content="")
        files.append(file)
        return file

    def _href(self, origin: File) -> Href:
        return partial(_href, self.files, origin)


def _href(files: dict[str, File], origin: File, src_uri: str, anchor: str = "") -> str:
    url = files[src_uri].url_relative_to(origin)
    return f"{url}#{anchor}" if anchor else url


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        if problem.severity is Severity.WARNING:
            log.warning("%s", problem)
        else:
            log.info("%s", problem)
