"""The publication, made of profiles, briefs and databases."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Actor, Author
from mkdocs_briefs.model.addresses import is_profile
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.field_types import Fields
from mkdocs_briefs.model.front_matter import BriefFields, ProfileFields
from mkdocs_briefs.model.gazetteer import Gazetteer
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import Problem, Severity
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.state import State
from mkdocs_briefs.readers.briefs import is_brief, read_briefs
from mkdocs_briefs.readers.days import days_to_come
from mkdocs_briefs.readers.editions import with_editions
from mkdocs_briefs.readers.fields import read_fields
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.profiles import read_profiles
from mkdocs_briefs.readers.states import Release, read_state
from mkdocs_briefs.readers.successors import with_successors
from mkdocs_briefs.readers.withdrawn import what_is_read

_EVERYTHING = Release()
_Paged = TypeVar("_Paged", Actor, Author)


_WITHHOLDING = (
    codes.FRONT_MATTER_YAML,
    codes.FRONT_MATTER_DUPLICATE,
    codes.INVALID_FIELD,
    codes.MISSING_FIELD,
    codes.PLACEHOLDER,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A publication, and the problems in its files."""

    publication: Publication
    problems: tuple[Problem, ...]
    states: Mapping[str, State]
    """Of each file, by ``src_uri``."""
    documents: Mapping[str, Document]
    """The files that were read, by ``src_uri``: those that go out, in a preview all. Withdrawn ones have no text."""


def read_publication(
    documents: Mapping[str, Document],
    bibliography: Mapping[str, Source],
    gazetteer: Gazetteer,
    *,
    language: str = "en",
    extra_keys: Collection[str] = (),
    release: Release = _EVERYTHING,
) -> Reading:
    """Make the publication of its Markdown files, given by ``src_uri``.

    A file with invalid front matter is left out and reported, as is a name that cannot be resolved; other files are not
    affected. What does not go out is read in a preview only. ``language`` is the site's.
    """
    pages = sorted(documents.items())
    read = {page: read_state(document, shape_of(page, document), release, extra_keys) for page, document in pages}
    states = {page: state for page, (state, _) in read.items()}
    shown = [
        (page, what_is_read(page, document))
        for page, document in pages
        if release.preview or states[page] is State.PUBLISHED
    ]
    profiles = read_profiles([page for page in shown if is_profile(page[0])], gazetteer, extra_keys)
    briefs = read_briefs([page for page in shown if is_brief(*page)], profiles, extra_keys)
    made = profiles.by_page.keys() | {brief.src_uri for brief in briefs.briefs}
    for page, document in shown:
        # A page without front matter is an ordinary one, as everywhere in MkDocs.
        if shape_of(page, document) and page not in made and document.meta:
            states[page] = State.UNSOUND
    kept_back = {page for page, state in states.items() if state is not State.PUBLISHED}
    marked = [_marked(brief, states[brief.src_uri]) for brief in briefs.briefs]
    succeeded, unknown = with_successors(marked, kept_back)
    editions, unjoined = with_editions(succeeded, kept_back, language)
    publication = Publication(
        briefs=editions,
        language=language,
        actors=_by_page((*profiles.registry.actors, *briefs.actors)),
        authors=_by_page((*profiles.authors.values(), *briefs.authors)),
        profiles=profiles.by_page,
        gazetteer=profiles.gazetteer,
        bibliography=bibliography,
        place_pages=profiles.place_pages,
    )
    problems = [*profiles.problems, *briefs.problems, *unknown, *unjoined, *_days_to_come(publication.briefs, release)]
    for page, document in pages:
        shape = shape_of(page, document)
        if shape is None:
            problems += document.problems
        elif not release.preview and read[page][0] in (State.UNSOUND, State.SCHEDULED):
            problems += read_fields(shape, document, extra_keys)[1]
    unsound = {documents[page].file for page, state in states.items() if state is State.UNSOUND}
    about_states = [problem for _, found in read.values() for problem in found]
    return Reading(publication, tuple(_told(problems, about_states, unsound)), states, dict(shown))


def shape_of(src_uri: str, document: Document) -> type[Fields] | None:
    """What the front matter of a file is validated by; None for an ordinary page."""
    if is_profile(src_uri):
        return ProfileFields
    return BriefFields if is_brief(src_uri, document) else None


def _marked(brief: Brief, state: State) -> Brief:
    """The brief, with what the preview says of it."""
    return replace(brief, draft=brief.draft or state is State.UNSOUND, scheduled=state is State.SCHEDULED)


def _days_to_come(briefs: Iterable[Brief], release: Release) -> Iterator[Problem]:
    for brief in briefs:
        if release.now and not brief.scheduled:
            yield from days_to_come(brief, release.now.date())


def _told(problems: Iterable[Problem], about_states: Sequence[Problem], unsound: Container[str]) -> Iterator[Problem]:
    """The problems, those that keep a file back with a sentence that says so."""
    told = {problem.location for problem in about_states}
    for problem in (*problems, *about_states):
        if problem.code is codes.UNKNOWN_KEY and problem.location in told:
            continue  # the other message says more
        withholds = problem.code in _WITHHOLDING and problem.severity is Severity.WARNING
        if withholds and problem.location.file in unsound:
            yield replace(problem, message=f"{problem.message} Until then, a build leaves the file out.")
        else:
            yield problem


def _by_page(found: Iterable[_Paged]) -> tuple[_Paged, ...]:
    return tuple(sorted(set(found), key=lambda item: (fold(item.name), item.src_uri)))
