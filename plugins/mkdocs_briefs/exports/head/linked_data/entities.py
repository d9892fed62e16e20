"""Actors, authors and places as linked data, with the numbers by which others know them."""

from __future__ import annotations

from mkdocs_briefs.exports.head.linked_data.nodes import Node, node
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.actor import Actor, Author, Subject
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.territory import Place, Territory
from mkdocs_briefs.sources.brief_entry import name_of

_TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.STATE: "AdministrativeArea",
    ActorKind.SYSTEM: "Product",
    None: "Thing",
}


def identifiers(entity: Subject | Place | Author, site: Site) -> tuple[str, ...]:
    """The addresses under which others know it: of a person in ORCID, of an organisation in ROR, of all in Wikidata."""
    profile = site.corpus.publication.profile_of(entity)
    if profile is None:
        return ()
    fields = profile.fields
    known = {
        "https://orcid.org/": fields.orcid,
        "https://ror.org/": fields.ror,
        "https://www.wikidata.org/entity/": fields.wikidata,
    }
    return tuple(f"{base}{number}" for base, number in known.items() if number)


def entity_node(entity: Subject | Place | Author, site: Site) -> Node:
    """An entity where it is referred to: its name, its page, and what others call it."""
    url = site.url_of(site.corpus.publication.page_of(entity))
    return node(
        _type_of(entity), id_=f"{url}#about" if url else "", name=entity.name, url=url, sameAs=identifiers(entity, site)
    )


def entity_in_full(entity: Subject | Place | Author, site: Site) -> Node:
    """An entity on its own page."""
    found = entity_node(entity, site)
    profile = site.corpus.publication.profile_of(entity)
    if profile and profile.fields.summary:
        found["description"] = profile.fields.summary
    if isinstance(entity, Actor | Territory) and entity.aliases:
        found["alternateName"] = entity.aliases
    if isinstance(entity, Territory):
        found["identifier"] = [
            node("PropertyValue", propertyID="ISO 3166-1 alpha-2", value=entity.alpha2),
            node("PropertyValue", propertyID="ISO 3166-1 alpha-3", value=entity.alpha3),
        ]
    if isinstance(entity, Actor) and entity.country and entity.kind is ActorKind.ORGANISATION:
        found["location"] = entity_node(entity.country, site)
    return found


def _type_of(entity: Subject | Place | Author) -> str:
    if isinstance(entity, Author):
        return "Organization" if name_of(entity).is_organisation else "Person"
    if isinstance(entity, Actor):
        return _TYPES[entity.kind]
    return "Country" if isinstance(entity, Territory) else "Place"
