"""Ids in the data, stable from build to build, and references by them."""

from __future__ import annotations

from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import Actor, Subject
from mkdocs_briefs.model.publication import Entity, Publication
from mkdocs_briefs.model.territory import Place, Territory

Item = dict[str, object]
"""One JSON object."""


def id_of(src_uri: str) -> str:
    """The id of a page: the path of its file without the file extension."""
    return addresses.stem(src_uri)


def reference(kind: str, identifier: str) -> Item:
    """A reference to another item. Ids are unique within a type."""
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
    """The id of the entity's page; for a country too, whose id elsewhere is its code."""
    return id_of(publication.page_of(entity))
