"""The option ``home``: its names become places, tags, series and briefs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.gazetteer import UnknownPlaceError
from mkdocs_briefs.model.home import USUAL, HomeKind, HomePart
from mkdocs_briefs.model.naming import fold, tag_key
from mkdocs_briefs.model.problem import Code, Location, Problem, did_you_mean
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.shelf import Series, Tag
from mkdocs_briefs.model.shelves import Shelves
from mkdocs_briefs.model.territory import Place, Region
from mkdocs_briefs.readers.paths import pages_at

_NOWHERE = Location("mkdocs.yml", 1)
_KINDS = {kind.value: kind for kind in HomeKind}
_ALONE = (HomeKind.LEAD, HomeKind.NEWEST)
"""Kinds that need no name."""


class _UnknownError(ValueError):
    """Nothing has the name; the message says what is near."""


def read_home(
    items: Sequence[Any] | None, publication: Publication, locations: Sequence[Location] = ()
) -> tuple[tuple[HomePart, ...], list[Problem]]:
    """The parts of the home page, in their order, and what is wrong with them; the usual ones without the option.

    ``locations`` are those of the items. One with an unknown name is left out, and one of which there are no briefs.
    """
    if items is None:
        return USUAL, []
    parts: list[HomePart] = []
    problems: list[Problem] = []

    def report(code: Code, number: int, message: str) -> None:
        where = locations[number] if number < len(locations) else _NOWHERE
        problems.append(Problem(code, where, message))

    shelves = Shelves(publication)
    for number, item in enumerate(items):
        try:
            part = _part(item, publication)
        except (_UnknownError, UnknownPlaceError) as error:
            report(codes.HOME_UNKNOWN, number, f"the home page: {error}")
            continue
        if part.subject and not shelves.of(part.subject):
            message = f'there is no brief of "{part.subject.name}" yet: the home page leaves it out.'
            report(codes.HOME_EMPTY, number, message)
            continue
        parts.append(part)
    return tuple(parts), problems


def _part(item: Any, publication: Publication) -> HomePart:
    """Raises _UnknownError or UnknownPlaceError."""
    written, name = next(iter(item.items())) if isinstance(item, Mapping) and len(item) == 1 else (item, None)
    kind = _KINDS.get(written) if isinstance(written, str) else None
    if kind is None:
        near = did_you_mean(written, _KINDS) if isinstance(written, str) else ""
        raise _UnknownError(f"{written!r} is no part of it. Write one of: {', '.join(_KINDS)}.{near}")
    if name is None and kind in _ALONE:
        return HomePart(kind)
    if not isinstance(name, str) or kind is HomeKind.NEWEST:
        wanted = '"newest" alone' if kind is HomeKind.NEWEST else f'a name, as in "{kind.value}: ..."'
        raise _UnknownError(f'"{kind.value}" is {name!r}. Write {wanted}.')
    if kind is HomeKind.LEAD:
        return HomePart(kind, brief=_brief(name, publication))
    return HomePart(kind, _subject(kind, name, publication))


def _brief(name: str, publication: Publication) -> Brief:
    known = publication.briefs_by_page
    listed = [brief for brief in known.values() if brief.status != "withdrawn"]
    titled = (brief for brief in listed if fold(brief.title) == fold(name))
    at_path = (known[page] for page in pages_at("", name) if page in known and known[page] in listed)
    if (found := next(at_path, None) or next(titled, None)) is None:
        near = did_you_mean(name, [name for brief in listed for name in (brief.src_uri, brief.title)])
        raise _UnknownError(f'no brief is at "{name}", or has that title.{near or " Write its path, as in a link."}')
    return found


def _subject(kind: HomeKind, name: str, publication: Publication) -> Place | Tag | Series:
    if kind in (HomeKind.COUNTRY, HomeKind.REGION):
        place = publication.gazetteer.resolve(name)
        is_region = isinstance(place, Region)
        if is_region != (kind is HomeKind.REGION):
            own = HomeKind.REGION if is_region else HomeKind.COUNTRY
            raise _UnknownError(f'"{name}" is a {own.value}. Write "{own.value}: {name}".')
        return place
    if kind is HomeKind.TAG:
        return _named(name, "tag", publication.tags_by_key, publication.tags)
    return _named(name, "series", publication.series_by_key, publication.series)


def _named(
    name: str, noun: str, by_key: Mapping[str, Tag] | Mapping[str, Series], known: Iterable[Tag | Series]
) -> Tag | Series:
    if found := by_key.get(tag_key(name)):
        return found
    near = did_you_mean(name, [one.name for one in known])
    raise _UnknownError(f'no brief has the {noun} "{name}".{near or " Write one that a brief has."}')
