"""What texts need in each language that a publication has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.linking.names import names_of, obstacles
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.registry import Registry
from mkdocs_briefs.readers.gazetteer import gazetteer_for
from mkdocs_briefs.words.catalogue import Words, words_of


@dataclass(frozen=True, slots=True)
class Language:
    """What texts in one language need."""

    code: str
    """As in ``pt-BR``."""
    words: Words
    registry: Registry
    """Knows names of countries in the site's language, in this one, and in English."""
    matcher: Matcher


class Languages:
    """The languages of a publication's pages: the site's, and those of briefs that have another."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        own = Language(
            publication.language,
            words_of(publication.language),
            publication.registry,
            Matcher(names_of(publication.subjects, publication.gazetteer), obstacles(publication.gazetteer)),
        )
        codes = dict.fromkeys(publication.language_of(brief.src_uri) for brief in publication.briefs)
        self._by_code: Mapping[str, Language] = {own.code: own} | {
            code: self._other(own, code) for code in codes if code != own.code
        }

    def of(self, src_uri: str) -> Language:
        """The language of a page."""
        return self._by_code[self._publication.language_of(src_uri)]

    def _other(self, own: Language, code: str) -> Language:
        gazetteer = gazetteer_for(self._publication.gazetteer, code)
        return replace(
            own,
            code=code,
            words=words_of(code, own.words),
            registry=Registry(self._publication.actors, gazetteer),
            matcher=Matcher(names_of(self._publication.subjects, gazetteer), obstacles(gazetteer)),
        )
