"""What the data call things: ids that stay the same from build to build."""

from __future__ import annotations

from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import Actor, Subject
from mkdocs_briefs.model.publication import Entity, Publication
from mkdocs_briefs.model.territory import Place, Territory

Item = dict[str, object]
"""One JSON object."""


def id_of(src_uri: str) -> str:
    """The id of a page: where its file is, without the ending."""
    return addresses.stem(src_uri)


def reference(kind: str, identifier: str) -> Item:
    """How an item points at another: ids are unique among things of one type."""
    return {"type": kind, "id": identifier}


def subject_reference(subject: Subject) -> Item:
    if isinstance(subject, Actor):
        return reference("actor", id_of(subject.src_uri))
    return reference("country", subject.alpha2)


def place_reference(place: Place, publication: Publication) -> Item:
    if isinstance(place, Territory):
        return reference("country", place.alpha2)
    return reference("region", page_id(place, publication))


def page_id(entity: Entity, publication: Publication) -> str:
    """The id of the entity's page: of a country, too, which is known by its code elsewhere."""
    return id_of(publication.page_of(entity))
