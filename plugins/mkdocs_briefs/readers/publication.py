"""Front matter and databases, put together: names resolved, conflicts reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from mkdocs_briefs.model.actor import Actor, Author, Profile, Subject
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.territory import Gazetteer, Place, Region, Territory, UnknownPlaceError
from mkdocs_briefs.readers.fields import BriefFields, ProfileFields, read_fields
from mkdocs_briefs.readers.front_matter import Document

_Paged = TypeVar("_Paged", Actor, Author)

INDEXES = ("index.md", "README.md")
"""The files that MkDocs shows for a folder."""

PROFILE_FOLDERS = ("actors", "authors", "countries", "regions")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and what was wrong with it."""

    publication: Publication
    problems: tuple[Problem, ...]


def is_profile(src_uri: str) -> bool:
    folder, _, name = src_uri.partition("/")
    return folder in PROFILE_FOLDERS and name not in INDEXES and "/" not in name


def is_brief(src_uri: str, document: Document) -> bool:
    """A Markdown file is a brief unless it is an index, a profile or says ``kind: page``."""
    if src_uri.rpartition("/")[2] in INDEXES or is_profile(src_uri):
        return False
    return document.meta.get("kind") != "page"


def is_draft(document: Document) -> bool:
    """Whether a file says that it is not to be published: ``status: draft``, or ``draft: true``."""
    return str(document.meta.get("status")).strip().lower() == "draft" or document.meta.get("draft") is True


def read_publication(
    documents: Mapping[str, Document],
    bibliography: Mapping[str, Source],
    gazetteer: Gazetteer,
    *,
    extra_keys: Collection[str] = (),
) -> Reading:
    """Make the publication of its Markdown files, given by ``src_uri``.

    A file whose front matter is not sound is left out of the publication and reported; so is a name
    that resolves to nothing. Neither costs the other files anything.
    """
    reader = _Reader(gazetteer, extra_keys)
    pages = sorted(documents.items())
    reader.read_profiles((src_uri, document) for src_uri, document in pages if is_profile(src_uri))
    briefs = [reader.read_brief(src_uri, document) for src_uri, document in pages if is_brief(src_uri, document)]
    for src_uri, document in pages:
        if not is_profile(src_uri) and not is_brief(src_uri, document):
            reader.problems += document.problems
    publication = Publication(
        briefs=tuple(brief for brief in briefs if brief),
        actors=_by_page(reader.actors.values()),
        authors=_by_page(reader.authors.values()),
        profiles=reader.profiles,
        gazetteer=reader.gazetteer,
        bibliography=bibliography,
        place_pages=reader.place_pages,
    )
    return Reading(publication, tuple(reader.problems))


def _by_page(found: Iterable[_Paged]) -> tuple[_Paged, ...]:
    return tuple(sorted(set(found), key=lambda item: (fold(item.name), item.src_uri)))


class _Reader:
    """The state of one reading: the registry grows as names come up."""

    def __init__(self, gazetteer: Gazetteer, extra_keys: Collection[str]) -> None:
        self.gazetteer = gazetteer
        self.extra_keys = extra_keys
        self.problems: list[Problem] = []
        self.profiles: dict[str, Profile] = {}
        self.place_pages: dict[Place, str] = {}
        self.actors: dict[str, Actor] = {}
        """By folded name and alias."""
        self.authors: dict[str, Author] = {}
        self._pages = {f"{folder}/index.md" for folder in PROFILE_FOLDERS}

    def report(self, code: str, location: Location, message: str) -> None:
        self.problems.append(Problem(code, location, message))

    # Profiles

    def read_profiles(self, pages: Iterable[tuple[str, Document]]) -> None:
        read = [(src_uri, self._profile(src_uri, document)) for src_uri, document in pages]
        profiles = [(src_uri.partition("/")[0], profile) for src_uri, profile in read if profile]
        for folder, profile in profiles:
            if folder == "regions":
                self._add_region(profile)
        for folder, profile in profiles:
            if folder == "actors":
                self._add_actor(profile)
            elif folder == "authors":
                self._add_author(profile)
            elif folder == "countries":
                self._add_country(profile)

    def _profile(self, src_uri: str, document: Document) -> Profile | None:
        fields, problems = read_fields(ProfileFields, document, self.extra_keys)
        self.problems += problems
        if fields is None:
            return None
        profile = Profile(
            src_uri=src_uri,
            file=document.file,
            name=fields.name,
            kind=fields.kind,
            aliases=tuple(fields.aliases),
            country=self._territory(fields.country, document.location("country")) if fields.country else None,
            members=tuple(filter(None, (self._territory(m, document.location("members")) for m in fields.members))),
            wikidata=fields.wikidata or "",
            summary=fields.summary or "",
            lines=document.lines,
        )
        self.profiles[src_uri] = profile
        self._pages.add(src_uri)
        return profile

    def _add_actor(self, profile: Profile) -> None:
        place = self.gazetteer.find(profile.name)
        if isinstance(place, Territory):
            message = (
                f'"{profile.name}" is a country, and its page is the country\'s. '
                f"Move this file to {place.src_uri} in the same folder of pages."
            )
            self.report("actor-is-country", Location(profile.file, profile.lines.get("name", 1)), message)
            return
        p = profile
        actor = Actor(p.name, p.src_uri, p.kind, p.aliases, p.country, p.wikidata, p.summary)
        for key, names in (("name", (p.name,)), ("aliases", p.aliases)):
            for name in names:
                self._claim(actor, name, Location(p.file, p.lines.get(key, 1)))

    def _claim(self, actor: Actor, name: str, location: Location) -> None:
        holder = self.actors.get(fold(name))
        if isinstance(self.gazetteer.find(name), Territory):
            message = f'"{name}" is a country\'s name, and means the country. Take it out of this profile.'
            self.report("alias-conflict", location, message)
        elif holder is None:
            self.actors[fold(name)] = actor
        elif holder != actor:
            first = self.profiles[holder.src_uri].file
            message = (
                f'"{name}" is claimed by two profiles: this one and "{holder.name}" ({first}). '
                "A name in a text can mean only one of them. Take it out of one profile, or make it longer."
            )
            self.report("alias-conflict", location, message)

    def _add_author(self, profile: Profile) -> None:
        author = Author(profile.name, profile.src_uri, profile.kind, profile.summary)
        for name in (profile.name, *profile.aliases):
            holder = self.authors.setdefault(fold(name), author)
            if holder != author:
                message = f'"{name}" has a profile already: {self.profiles[holder.src_uri].file}. Merge the two files.'
                self.report("duplicate-profile", Location(profile.file, profile.lines.get("name", 1)), message)

    def _add_country(self, profile: Profile) -> None:
        location = Location(profile.file, profile.lines.get("name", 1))
        if territory := self._territory(profile.name, location):
            self._give_page(territory, profile, location)

    def _add_region(self, profile: Profile) -> None:
        location = Location(profile.file, profile.lines.get("name", 1))
        known = self.gazetteer.find(profile.name)
        if isinstance(known, Territory):
            message = f'"{profile.name}" is a country, not a region. Move this file to {known.src_uri}.'
            self.report("region-is-country", location, message)
            return
        if known is None or profile.members:
            if not profile.members:
                message = f'"{profile.name}" is no region that is known, and the profile names no "members". List them.'
                self.report("region-without-members", location, message)
            codes = tuple(sorted(territory.alpha2 for territory in profile.members))
            aliases = (*(known.aliases if known else ()), *profile.aliases)
            region = Region(known.name if known else profile.name, codes, aliases, basis=f"defined in {profile.file}")
            self.gazetteer = self.gazetteer.with_regions([region])
            known = region
        self._give_page(known, profile, location)

    def _give_page(self, place: Place, profile: Profile, location: Location) -> None:
        if place in self.place_pages:
            other = self.profiles[self.place_pages[place]].file
            message = f'"{place.name}" has a profile already: {other}. Merge the two files.'
            self.report("duplicate-profile", location, message)
        else:
            self.place_pages[place] = profile.src_uri

    # Briefs

    def read_brief(self, src_uri: str, document: Document) -> Brief | None:
        fields, problems = read_fields(BriefFields, document, self.extra_keys)
        self.problems += problems
        if fields is None:
            return None
        title = fields.title or document.first_heading()
        draft = is_draft(document)
        if not title:
            message = 'the brief has no title. Add "title" to the front matter, or begin the text with a # heading.'
            self.report("missing-field", document.location(), message)
            return None
        if fields.date is None and not draft:
            message = 'the front matter has no "date". Add the day of publication, or say "status: draft".'
            self.report("missing-field", document.location(), message)
            return None
        if fields.updated and fields.date and fields.updated < fields.date:
            message = f'"updated" ({fields.updated}) is before "date" ({fields.date}). Correct the one that is wrong.'
            self.report("invalid-field", document.location("updated"), message)
        subjects = [self._subject(name, document.location("actors")) for name in fields.actors]
        region_key = "region" if "region" in document.meta else "regions"
        places = (self._place(name, document.location(region_key)) for name in fields.regions)
        return Brief(
            src_uri=src_uri,
            file=document.file,
            title=title,
            date=fields.date,
            updated=fields.updated,
            authors=tuple(dict.fromkeys(self._author(name) for name in fields.authors)),
            places=tuple(dict.fromkeys(filter(None, places))),
            actors=tuple(dict.fromkeys(subject for subject in subjects if subject)),
            summary=" ".join((fields.summary or "").split()),
            tags=tuple(fields.tags),
            based_on=tuple(fields.based_on),
            nocite=tuple(key.lstrip("@") for text in fields.nocite for key in text.replace(",", " ").split()),
            citation_style=fields.citation_style or "",
            draft=draft,
            lines=document.lines,
            meta=document.meta,
        )

    def _place(self, name: str, location: Location) -> Place | None:
        try:
            return self.gazetteer.resolve(name)
        except UnknownPlaceError as error:
            self.report(error.code, location, str(error))
            return None

    def _territory(self, name: str, location: Location) -> Territory | None:
        place = self._place(name, location)
        if isinstance(place, Region):
            self.report("unknown-place", location, f'"{name}" is a region. Write the name of a country here.')
            return None
        return place

    def _subject(self, name: str, location: Location) -> Subject | None:
        """Whom a brief means: a profile by name or alias, a country, or else an actor without a profile."""
        known = self.actors.get(fold(name))
        place = self.gazetteer.find(name)
        if known is None and isinstance(place, Territory):
            return place
        if known is None and self.gazetteer.is_ambiguous(name):
            self._place(name, location)
            return None
        if known is None:
            known = self.actors[fold(name)] = Actor(name, self._free_page("actors", name))
        return known

    def _author(self, name: str) -> Author:
        known = self.authors.get(fold(name))
        if known is None:
            known = self.authors[fold(name)] = Author(name, self._free_page("authors", name))
        return known

    def _free_page(self, folder: str, name: str) -> str:
        """An address that no other name of the folder has taken: two names may make one slug."""
        slug, number = slugify(name), 1
        while (page := f"{folder}/{slug}{f'-{number}' if number > 1 else ''}.md") in self._pages:
            number += 1
        self._pages.add(page)
        return page
