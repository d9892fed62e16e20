"""One file for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import beside
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.formats import FORMATS, Format


@dataclass(frozen=True, slots=True)
class Export:
    """A file, whose text is made only if its address is free."""

    address: str
    """From the site's root."""
    text: Callable[[], str]
    page: str = ""
    """The ``src_uri`` of the page beside which it is; empty if it is beside none."""
    gives_way: bool = False
    """Whether another's file at the address is the better one, and no problem."""


def in_every_format(page: str, sources: Callable[[], Iterable[Source]], site: Site) -> Iterator[Export]:
    """Sources in every format, beside a page."""

    def export(form: Format) -> Export:
        return Export(beside(page, form.ending), lambda: form.write(tuple(sources()), site.item_of), page)

    return map(export, FORMATS)
