"""A project as read before any text is rendered: the start of a build and of the commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefs.model.addresses import COUNTRIES
from mkdocs_briefs.model.gazetteer import Gazetteer, OverrideError
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.state import State
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.home import read_home
from mkdocs_briefs.readers.options import SettingError, Settings
from mkdocs_briefs.readers.overrides import read_overrides
from mkdocs_briefs.readers.publication import read_publication
from mkdocs_briefs.readers.states import Release
from mkdocs_briefs.sources.bibtex import Bibliography

_EVERYTHING = Release()
_COUNTRY_PAGE = re.compile(rf"{COUNTRIES}/[^\s()<>\"'#]+\.md")


@dataclass(frozen=True, slots=True)
class Project:
    """The pages, the publication that they and the databases make, and the problems in them."""

    documents: Mapping[str, Document]
    """By ``src_uri``: those that go out; in a preview, all."""
    states: Mapping[str, State]
    """Of each document, by ``src_uri``, and of those that do not go out."""
    publication: Publication
    """With the gazetteer, the registry and the bibliography."""
    problems: tuple[Problem, ...]


def read_project(
    documents: Mapping[str, Document],
    bibliography: Bibliography,
    settings: Settings,
    language: str,
    release: Release = _EVERYTHING,
    *,
    home_at: Sequence[Location] = (),
) -> Project:
    """Make the project of its pages, by ``src_uri``, and its databases. Pages outside of ``folders`` are none of them.

    ``language`` is the site's, as in ``pt-BR``, ``home_at`` are the lines of what the option ``home`` lists. Raises
    SettingError if the option ``territories`` is invalid.
    """
    documents = {page: document for page, document in documents.items() if settings.holds(page)}
    reading = read_publication(
        documents,
        bibliography.sources,
        _gazetteer(settings, language),
        language=language,
        extra_keys=settings.extra_keys,
        release=release,
    )
    shown = {page: reading.documents[page] for page in documents if page in reading.documents}
    linked = frozenset(_linked_countries(shown.values(), reading.publication))
    publication = replace(reading.publication, linked=linked, standards=settings.standards)
    home, about_home = read_home(settings.home, publication, home_at)
    publication = replace(publication, home=home)
    problems = dict.fromkeys(
        (*bibliography.problems, *reading.problems, *about_home)
    )  # files of a folder may share one
    return Project(shown, reading.states, publication, tuple(problems))


def differ_in_text_alone(one: Document, other: Document) -> bool:
    """Whether two versions of a page make the same publication, which takes little of their texts."""
    return (
        (one.meta, one.problems, one.is_whole, one.body_line)
        == (other.meta, other.problems, other.is_whole, other.body_line)
        and one.lines == other.lines
        and one.first_heading() == other.first_heading()
        and set(_COUNTRY_PAGE.findall(one.body)) == set(_COUNTRY_PAGE.findall(other.body))
    )


def _gazetteer(settings: Settings, language: str) -> Gazetteer:
    """The bundled gazetteer in a language, with the project's own names."""
    try:
        return read_gazetteer(language).with_overrides(read_overrides(settings.territories))
    except OverrideError as error:
        raise SettingError("territories", str(error)) from error


def _linked_countries(documents: Iterable[Document], publication: Publication) -> Iterator[Territory]:
    """The countries whose pages are linked in Markdown: MkDocs must know these pages before it renders any text."""
    by_page = {publication.page_of(t): t for t in publication.gazetteer.territories}
    for document in documents:
        for found in _COUNTRY_PAGE.findall(document.body):
            if found in by_page:
                yield by_page[found]
