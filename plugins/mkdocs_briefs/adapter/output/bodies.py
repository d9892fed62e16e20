"""The bodies of pages: rendered here or, in a large build, ahead of time in a second process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import replace

from markupsafe import Markup
from mkdocs.structure.pages import Page

from mkdocs_briefs.adapter.fork import CAN_FORK, Fork
from mkdocs_briefs.adapter.links import Href, Links
from mkdocs_briefs.adapter.look.assets import SCRIPT, Asset
from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.pages.renderer import Body, Heading, Renderer

FORK_THRESHOLD = 150
"""Number of pages from which a second process saves more time than its start costs."""


ON_PAPER = "paper.html"
"""The template of what stands on paper."""


def is_worth_a_fork(pages: Sized) -> bool:
    return CAN_FORK and len(pages) >= FORK_THRESHOLD


class Bodies:
    """Renders the bodies of the publication's pages by their templates."""

    def __init__(self, renderer: Renderer, pages: Pages, findings: Mapping[str, Findings]) -> None:
        self._renderer = renderer
        self._pages = pages
        self._findings = findings
        self._fork: Fork[str] | None = None
        self._contents: dict[str, str | None] = {}
        """By ``src_uri``: the rendered Markdown from which the fork makes the pages."""

    def fork(self, pages: Iterable[Page], afterwards: Callable[[], Iterable[object]]) -> None:
        """Render these pages in a second process, which then does all that ``afterwards`` gives.

        No thread of an engine may run across a fork: they have to be complete (``Engines.complete``).
        """
        ours = [page for page in pages if page.file.src_uri in self._pages.specs]
        self._contents = {page.file.src_uri: page.content for page in ours}
        self._fork = Fork(self._contents, ((page.file.src_uri, self._render(page)) for page in ours), afterwards)

    def of(self, page: Page) -> str:
        """The body of a page of the publication. What the fork has made is stale if the content has changed since."""
        src_uri = page.file.src_uri
        is_current = self._fork and page.content is self._contents.get(src_uri)
        body = self._fork.take(src_uri) if self._fork and is_current else None
        return self._render(page) if body is None else body

    def finish(self) -> bool:
        """Wait for the second process. False if there is none or it has failed: then ``afterwards`` was not done."""
        return self._fork is not None and self._fork.finish()

    def close(self) -> None:
        if self._fork:
            self._fork.close()

    def on_paper(self, src_uri: str, href: Href) -> str:
        """What stands on paper of a brief, with links by ``href``."""
        page = self._pages.files[src_uri].page
        assert page
        return self._render(page, ON_PAPER, href)

    def _render(self, page: Page, template: str = "", href: Href | None = None) -> str:
        spec = self._pages.specs[page.file.src_uri]
        # By the file: it may be README.md where the spec has index.md.
        found = self._findings.get(page.file.src_uri) or Findings()
        contents = tuple(Heading(Markup(one.title), one.id) for one in page.toc if one.level == 2)  # noqa: S704 - HTML
        body = Body(page.content or "", found.title_html, found.references_html, contents)
        spec = replace(spec, template=template or spec.template)
        return self._renderer.render(spec, body, href or self._pages.links.seen_from(page.file), self._pages.has)


def loads(page: Page, sheets: Iterable[Asset], links: Links) -> str:
    """The style sheets and the script, for a page in a site whose other pages do not load them."""
    href = links.seen_from(page.file)
    styles = (f'<link rel="stylesheet" href="{href(sheet.uri)}">\n' for sheet in sheets)
    return "".join(styles) + f'<script defer src="{href(SCRIPT.uri)}"></script>\n'
