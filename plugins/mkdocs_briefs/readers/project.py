"""All of a project that is known before any text is rendered: what a build and the commands begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mkdocs_briefs.model.addresses import COUNTRIES
from mkdocs_briefs.model.gazetteer import Gazetteer, OverrideError
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.options import SettingError, Settings
from mkdocs_briefs.readers.overrides import read_overrides
from mkdocs_briefs.readers.publication import read_publication
from mkdocs_briefs.sources.bibtex import Bibliography

_COUNTRY_PAGE = re.compile(rf"{COUNTRIES}/[^\s()<>\"'#]+\.md")


@dataclass(frozen=True, slots=True)
class Project:
    """The pages, what they and the databases say, and what is wrong with it."""

    documents: Mapping[str, Document]
    """By ``src_uri``."""
    publication: Publication
    """With the gazetteer, the registry and the bibliography."""
    problems: tuple[Problem, ...]


def read_project(
    documents: Mapping[str, Document], bibliography: Bibliography, settings: Settings, language: str
) -> Project:
    """Put together what was read: the pages by ``src_uri``, and the databases.

    ``language`` is the site's, as in ``pt-BR``. Raises SettingError where a name in the settings cannot stand.
    """
    reading = read_publication(
        documents, bibliography.sources, _gazetteer(settings, language), extra_keys=settings.extra_keys
    )
    linked = frozenset(_linked_countries(documents.values(), reading.publication))
    return Project(documents, replace(reading.publication, linked=linked), (*bibliography.problems, *reading.problems))


def _gazetteer(settings: Settings, language: str) -> Gazetteer:
    """The bundled names in a language, with what the house says otherwise."""
    try:
        return read_gazetteer(language).with_overrides(read_overrides(settings.territories))
    except OverrideError as error:
        raise SettingError("territories", str(error)) from error


def _linked_countries(documents: Iterable[Document], publication: Publication) -> Iterator[Territory]:
    """The countries to whose pages Markdown links lead: MkDocs wants such pages before it renders any text."""
    by_page = {publication.page_of(t): t for t in publication.gazetteer.territories}
    for document in documents:
        for found in _COUNTRY_PAGE.findall(document.body):
            if found in by_page:
                yield by_page[found]
