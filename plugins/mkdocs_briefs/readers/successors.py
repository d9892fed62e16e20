"""Which brief takes the place of another: ``superseded_by``."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import stem
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.problem import Problem, did_you_mean
from mkdocs_briefs.readers.paths import pages_at


def with_successors(briefs: Iterable[Brief], kept_back: Container[str]) -> tuple[tuple[Brief, ...], list[Problem]]:
    """The briefs, each with the one that takes its place, and a problem for each that cannot be found.

    ``kept_back`` are files that do not go out, by ``src_uri``: nothing leads to them.
    """
    by_page = {brief.src_uri: brief for brief in briefs}
    found = dict(by_page)
    problems = []
    for brief in by_page.values():
        if not brief.fields.superseded_by:
            continue
        pages = pages_at(brief.src_uri, brief.fields.superseded_by)
        page = next((page for page in pages if page in by_page and not by_page[page].draft), "")
        if not page:
            message = _message(brief, pages, by_page, kept_back)
            problems.append(Problem(codes.UNKNOWN_BRIEF, brief.at("superseded_by"), message))
        elif _leads_to(page, brief.src_uri, by_page):
            message = f'"{brief.fields.superseded_by}" is superseded by this brief. Take one of the two out.'
            problems.append(Problem(codes.UNKNOWN_BRIEF, brief.at("superseded_by"), message))
        else:
            found[brief.src_uri] = replace(brief, successor=page)
    return tuple(found.values()), problems


def _leads_to(page: str, src_uri: str, by_page: Mapping[str, Brief]) -> bool:
    """Whether a brief, or one that took its place, is superseded by the brief at ``src_uri``."""
    seen: set[str] = set()
    while page not in seen:
        if page == src_uri:
            return True
        seen.add(page)
        path = by_page[page].fields.superseded_by
        page = next((next_ for next_ in pages_at(page, path) if next_ in by_page), page) if path else page
    return False


def _message(brief: Brief, pages: Iterable[str], by_page: Mapping[str, Brief], kept_back: Container[str]) -> str:
    path = brief.fields.superseded_by or ""
    if any(page in kept_back or page in by_page for page in pages):
        return f'"{path}" does not go out, and nothing leads to it. Publish it, or name another brief.'
    near = did_you_mean(stem(path), (stem(uri) for uri in by_page if uri != brief.src_uri))
    return f'no brief has the path "{path}".{near or " Write that of its file, as in suez-2027.md."}'
