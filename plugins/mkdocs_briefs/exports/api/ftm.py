"""``actors.ftm.json``: the actors as entities of FollowTheMoney 4 (followthemoney.tech), one a line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from mkdocs_briefs.exports.api.ids import Item, id_of
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import Actor, Subject, kind_of
from mkdocs_briefs.model.corpus import Corpus

_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z/-]*[0-9A-Za-z])?")
"""Ids that are valid in FollowTheMoney when slashes are replaced by full stops."""
_MAX_ID_LENGTH = 200


def ftm_entities(corpus: Corpus, urls: Urls) -> Iterator[Item]:
    """The entities, sorted by id: ``ftm sorted-aggregate`` requires this for merging files."""
    found = {ftm_id(subject): subject for subject in corpus.appearances.subjects if is_entity(subject)}
    for identifier, subject in sorted(found.items()):
        properties = {
            "name": [subject.name],
            "alias": _aliases(subject),
            **_properties(subject, corpus),
            "sourceUrl": _source(subject, corpus, urls),
        }
        yield {
            "id": identifier,
            "schema": _schema(subject),
            "properties": {name: values for name, values in properties.items() if values},
        }


def is_entity(subject: Subject) -> bool:
    """Whether FollowTheMoney has a schema for the subject."""
    return bool(_schema(subject))


def ftm_id(subject: Subject) -> str:
    """The id of the entity, which may have neither slashes nor characters outside ASCII.

    >>> ftm_id(Actor("Jane Doe", "actors/jane-doe.md"))
    'actors.jane-doe'
    """
    own = id_of(subject.src_uri) if isinstance(subject, Actor) else f"{addresses.COUNTRIES}/{subject.alpha2}"
    if len(own) <= _MAX_ID_LENGTH and _ID.fullmatch(own):
        return own.replace("/", ".")
    return "sha1-" + hashlib.sha1(own.encode(), usedforsecurity=False).hexdigest()


def _schema(subject: Subject) -> str:
    """The schema; empty, so that the subject is left out, for kinds that have none and for actors without a kind."""
    return kind_of(subject).ftm_schema


def _aliases(subject: Subject) -> list[str]:
    names = subject.aliases if isinstance(subject, Actor) else (subject.official, *subject.aliases)
    return [name for name in dict.fromkeys(names) if name and name != subject.name]


def _properties(subject: Subject, corpus: Corpus) -> dict[str, list[str]]:
    """The properties of an actor or country besides its name and aliases."""
    country = subject.country if isinstance(subject, Actor) else subject
    profile = corpus.publication.profile_of(subject)
    wikidata, summary = (profile.fields.wikidata, profile.fields.summary) if profile else (None, None)
    return {
        "weakAlias": list(subject.weak_aliases) if isinstance(subject, Actor) else [],
        "country": [country.alpha2.lower()] if country else [],
        "wikidataId": [wikidata] if wikidata else [],
        "summary": [summary] if summary else [],
    }


def _source(subject: Subject, corpus: Corpus, urls: Urls) -> list[str]:
    """The URL of the page, if it is absolute."""
    url = urls.of(corpus.publication.page_of(subject)) or ""
    return [url] if url.startswith(("http://", "https://")) else []
