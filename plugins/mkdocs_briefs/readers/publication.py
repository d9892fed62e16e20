"""Front matter and databases, put together: names resolved, conflicts reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from mkdocs_briefs.model.actor import Actor, Author, Profile, Subject
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.registry import Registry, UnknownActorError
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
        actors=_by_page((*reader.profiled, *reader.unprofiled.values())),
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
        self.profiled: list[Actor] = []
        self.unprofiled: dict[str, Actor] = {}
        """Whom briefs declare and nobody wrote a profile of, by folded name."""
        self.registry = Registry((), gazetteer)
        """Of the profiles."""
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
        self.registry = Registry(tuple(self.profiled), self.gazetteer)

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
            weak_aliases=tuple(fields.weak_aliases),
            case_sensitive=self._case_sensitive(fields, document),
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
        actor = Actor(
            name=p.name,
            src_uri=p.src_uri,
            kind=p.kind,
            aliases=tuple(alias for alias in p.aliases if not self._is_country(alias, p, "aliases")),
            country=p.country,
            wikidata=p.wikidata,
            summary=p.summary,
            weak_aliases=tuple(alias for alias in p.weak_aliases if not self._is_country(alias, p, "weak_aliases")),
            case_sensitive=p.case_sensitive,
            has_profile=True,
        )
        same = next((other for other in self.profiled if fold(other.name) == fold(actor.name)), None)
        if same:
            self._report_duplicate(profile, same.src_uri)
        else:
            self.profiled.append(actor)

    def _is_country(self, alias: str, profile: Profile, key: str) -> bool:
        """Whether an alias is a country's own name: then it means the country, and is reported."""
        if not isinstance(self.gazetteer.find(alias), Territory):
            return False
        message = f'"{alias}" is a country\'s name, and means the country. Take it out of this profile.'
        self.report("alias-conflict", Location(profile.file, profile.lines.get(key, 1)), message)
        return True

    def _case_sensitive(self, fields: ProfileFields, document: Document) -> tuple[str, ...]:
        names = (fields.name, *fields.aliases, *fields.weak_aliases)
        if isinstance(fields.case_sensitive, bool):
            return names if fields.case_sensitive else ()
        known = {fold(name) for name in names}
        for name in fields.case_sensitive:
            if fold(name) not in known:
                message = f'"{name}" is no name of this profile. Write it among its aliases, too, or take it out here.'
                self.report("invalid-field", document.location("case_sensitive"), message)
        return tuple(fields.case_sensitive)

    def _report_duplicate(self, profile: Profile, other: str, name: str = "") -> None:
        message = f'"{name or profile.name}" has a profile already: {self.profiles[other].file}. Merge the two files.'
        self.report("duplicate-profile", Location(profile.file, profile.lines.get("name", 1)), message)

    def _add_author(self, profile: Profile) -> None:
        author = Author(profile.name, profile.src_uri, profile.kind, profile.summary)
        for name in (profile.name, *profile.aliases):
            holder = self.authors.setdefault(fold(name), author)
            if holder != author:
                self._report_duplicate(profile, holder.src_uri, name)

    def _add_country(self, profile: Profile) -> None:
        location = Location(profile.file, profile.lines.get("name", 1))
        if territory := self._territory(profile.name, location):
            self._give_page(territory, profile)

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
        self._give_page(known, profile)

    def _give_page(self, place: Place, profile: Profile) -> None:
        if place in self.place_pages:
            self._report_duplicate(profile, self.place_pages[place], place.name)
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
        nolink = tuple(self._nolink(document, fields.nolink)) if fields.nolink else ()
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
            nolink=nolink,
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
        try:
            known = self.registry.find(name) or self.unprofiled.get(fold(name))
            if known is None and self.gazetteer.is_ambiguous(name):
                self.registry.resolve(name)  # says what it may mean
        except UnknownActorError as error:
            self.report(error.code, location, str(error))
            return None
        if known is None:
            known = self.unprofiled[fold(name)] = Actor(name, self._free_page("actors", name))
        return known

    def _nolink(self, document: Document, names: Iterable[str]) -> Iterator[Subject]:
        registry = Registry((*self.profiled, *self.unprofiled.values()), self.gazetteer)
        for name in names:
            try:
                yield registry.resolve(name)
            except UnknownActorError as error:
                self.report(error.code, document.location("nolink"), str(error))

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
