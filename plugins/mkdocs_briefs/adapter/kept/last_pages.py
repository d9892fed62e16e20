"""Pages that the last build has written, where the theme would write the same around what stands in them.

The theme's templates take most of the time of a build in which little has changed. They are Material's own here, and
see of a page what ``_seen`` lists; a page of another template is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_briefs.keeping.store import digest


class LastPages:
    """What the pages of the last build were made of, and those of this one."""

    def __init__(self, folder: Path, before: Mapping[str, str], manner: bytes | None, nav: Navigation) -> None:
        """``before`` has digests by address, of pages that lie in the site's ``folder``.

        ``manner`` is a digest of the configuration and all programs; None where more than that and the page is seen.
        """
        self.digests: dict[str, str] = {}
        """By address, for the next build."""
        self._folder = folder
        self._before = before
        self._manner = manner and digest(manner, *map(_item, nav.items))

    def written(self, page: Page, language: str, head: str) -> str:
        """A page as it was written, if it would be the same now; empty if not.

        ``head`` is what is added to what the theme writes.
        """
        if self._manner is None or "template" in page.meta:
            return ""
        address = page.file.dest_uri
        made_of = self.digests[address] = digest(self._manner, language, head, *_seen(page)).hex()
        if self._before.get(address) != made_of:
            return ""
        try:
            return (self._folder / address).read_bytes().decode()
        except OSError:  # somebody has deleted it meanwhile
            return ""


def _seen(page: Page) -> Iterator[str]:
    yield page.content or ""
    yield repr([_heading(link) for link in page.toc])
    yield repr(sorted(page.meta.items()))
    yield repr((page.title, page.url, page.file.src_uri, page.canonical_url, page.edit_url, page.is_homepage))
    for other in (page.previous_page, page.next_page, *page.ancestors):
        yield repr(other and (other.title, other.url if isinstance(other, Page) else ""))


def _heading(link: AnchorLink) -> tuple[object, ...]:
    return link.title, link.id, link.level, [_heading(child) for child in link.children]


def _item(item: StructureItem) -> str:
    """What the navigation shows of one of its items."""
    if isinstance(item, Section):
        return repr((item.title, [_item(child) for child in item.children]))
    meta = sorted(item.meta.items()) if isinstance(item, Page) else ()
    return repr((item.title, getattr(item, "url", None), meta))
