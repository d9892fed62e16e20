"""The publication, made of profiles, briefs and databases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from mkdocs_briefs.model.actor import Actor, Author
from mkdocs_briefs.model.addresses import is_profile
from mkdocs_briefs.model.gazetteer import Gazetteer
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.readers.briefs import is_brief, read_briefs
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.profiles import read_profiles

_Paged = TypeVar("_Paged", Actor, Author)


@dataclass(frozen=True, slots=True)
class Reading:
    """A publication, and the problems in its files."""

    publication: Publication
    problems: tuple[Problem, ...]


def read_publication(
    documents: Mapping[str, Document],
    bibliography: Mapping[str, Source],
    gazetteer: Gazetteer,
    *,
    extra_keys: Collection[str] = (),
) -> Reading:
    """Make the publication of its Markdown files, given by ``src_uri``.

    A file with invalid front matter is left out and reported, as is a name that cannot be resolved; other files are not
    affected.
    """
    pages = sorted(documents.items())
    profiles = read_profiles([page for page in pages if is_profile(page[0])], gazetteer, extra_keys)
    briefs = read_briefs([page for page in pages if is_brief(*page)], profiles, extra_keys)
    others = [document for src_uri, document in pages if not is_profile(src_uri) and not is_brief(src_uri, document)]
    publication = Publication(
        briefs=briefs.briefs,
        actors=_by_page((*profiles.registry.actors, *briefs.actors)),
        authors=_by_page((*profiles.authors.values(), *briefs.authors)),
        profiles=profiles.by_page,
        gazetteer=profiles.gazetteer,
        bibliography=bibliography,
        place_pages=profiles.place_pages,
    )
    unread = [problem for document in others for problem in document.problems]
    return Reading(publication, (*profiles.problems, *briefs.problems, *unread))


def _by_page(found: Iterable[_Paged]) -> tuple[_Paged, ...]:
    return tuple(sorted(set(found), key=lambda item: (fold(item.name), item.src_uri)))
