"""Front matter and databases, put together: names resolved, conflicts reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from mkdocs_briefs.model.actor import Actor, ActorKind, Author, Profile, Subject
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.gazetteer import Gazetteer, Override, UnknownPlaceError
from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.registry import Registry, UnknownActorError
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.territory import Place, Region, Territory
from mkdocs_briefs.readers.fields import BriefFields, ProfileFields, read_fields
from mkdocs_briefs.readers.front_matter import Document

_Paged = TypeVar("_Paged", Actor, Author)
_ReadProfile = tuple[str, Document, ProfileFields]
"""A profile's ``src_uri``, its file and what that says."""

INDEXES = ("index.md", "README.md")
"""The files that MkDocs shows for a folder."""

PROFILE_FOLDERS = ("actors", "authors", "countries", "regions")

_FOLDERS_OF = {
    "members": ("regions",),
    "weak_aliases": ("actors",),
    "case_sensitive": ("actors",),
    "surname": ("actors",),
    "country": ("actors",),
    "kind": ("actors", "authors"),
}
"""The folders in whose profiles a field does something. The others do everywhere."""


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
    found = [reader.read_brief(src_uri, document) for src_uri, document in pages if is_brief(src_uri, document)]
    briefs = reader.with_nolink(brief for brief in found if brief)
    for src_uri, document in pages:
        if not is_profile(src_uri) and not is_brief(src_uri, document):
            reader.problems += document.problems
    publication = Publication(
        briefs=briefs,
        actors=_by_page(reader.actors),
        authors=_by_page(reader.authors.values()),
        profiles=reader.profiles,
        gazetteer=reader.gazetteer,
        bibliography=bibliography,
        place_pages=reader.place_pages,
    )
    return Reading(publication, tuple(reader.problems))


def _by_page(found: Iterable[_Paged]) -> tuple[_Paged, ...]:
    return tuple(sorted(set(found), key=lambda item: (fold(item.name), item.src_uri)))


def _folder(src_uri: str) -> str:
    return src_uri.partition("/")[0]


class _Reader:
    """The state of one reading: the registry grows as names come up."""

    def __init__(self, gazetteer: Gazetteer, extra_keys: Collection[str]) -> None:
        self.gazetteer = gazetteer
        self.extra_keys = extra_keys
        self.problems: list[Problem] = []
        self.profiles: dict[str, Profile] = {}
        self.place_pages: dict[Place, str] = {}
        self.profiled: dict[str, Actor] = {}
        """By folded name."""
        self.unprofiled: dict[str, Actor] = {}
        """Whom briefs declare and nobody wrote a profile of, by folded name."""
        self.registry = Registry((), gazetteer)
        """Of the profiles."""
        self.authors: dict[str, Author] = {}
        self._nolink: dict[str, tuple[Document, list[str]]] = {}
        """The names that a brief leaves plain, by its ``src_uri``, until all actors are known."""
        self._pages = {f"{folder}/index.md" for folder in PROFILE_FOLDERS}

    @property
    def actors(self) -> tuple[Actor, ...]:
        return (*self.profiled.values(), *self.unprofiled.values())

    def report(self, code: str, location: Location, message: str) -> None:
        self.problems.append(Problem(code, location, message))

    # Profiles

    def read_profiles(self, pages: Iterable[tuple[str, Document]]) -> None:
        read = list(self._profile_fields(pages))
        # First, so that whoever means the country means the one that has all its names.
        self._add_country_names(entry for entry in read if _folder(entry[0]) == "countries")
        profiles = [(_folder(src_uri), self._profile(src_uri, document, fields)) for src_uri, document, fields in read]
        self._add_regions(profile for folder, profile in profiles if folder == "regions")
        for folder, profile in profiles:
            if folder == "actors":
                self._add_actor(profile)
            elif folder == "authors":
                self._add_author(profile)
            elif folder == "countries":
                self._add_country(profile)
        self.registry = Registry(tuple(self.profiled.values()), self.gazetteer)

    def _profile_fields(self, pages: Iterable[tuple[str, Document]]) -> Iterator[_ReadProfile]:
        for src_uri, document in pages:
            fields, problems = read_fields(ProfileFields, document, self.extra_keys)
            self.problems += problems
            if fields:
                yield src_uri, document, self._without_idle(fields, _folder(src_uri), document)

    def _without_idle(self, fields: ProfileFields, folder: str, document: Document) -> ProfileFields:
        """The fields without those that do nothing in this folder; they are reported."""
        idle = {key for key, folders in _FOLDERS_OF.items() if folder not in folders and getattr(fields, key)}
        if folder == "countries" and fields.kind is ActorKind.STATE:
            idle.discard("kind")  # which is so, and wants no saying
        for key in sorted(idle):
            way_out = 'Write the names under "aliases", or take it out.' if key == "weak_aliases" else "Take it out."
            folders = " and ".join(f"{other}/" for other in _FOLDERS_OF[key])
            message = f'"{key}" does nothing in {folder}/: it is for profiles in {folders}. {way_out}'
            self.report("invalid-field", document.location(key), message)
        return fields.model_copy(update={key: ProfileFields.model_fields[key].default for key in idle})

    def _add_country_names(self, profiles: Iterable[_ReadProfile]) -> None:
        """Make the aliases of countries' profiles names of the territories. Of two profiles, the first counts."""
        overrides: dict[str, Override] = {}
        claims: dict[str, Territory] = {}
        for _, document, fields in profiles:
            territory = self.gazetteer.find(fields.name)
            if not isinstance(territory, Territory) or territory.alpha2 in overrides:
                continue  # reported when the profile is added
            sound = []
            for alias in fields.aliases:
                holder = claims.setdefault(fold(alias), territory)
                if holder != territory:
                    wrong = [f'"{alias}" is given to {holder.name}, too. Take it out of one of them.']
                else:
                    wrong = self._errors_in_alias(alias, territory)
                    sound += [] if wrong else [alias]
                for message in wrong:
                    self.report("alias-conflict", document.location("aliases"), message)
            overrides[territory.alpha2] = Override(aliases=tuple(sound))
        self.gazetteer = self.gazetteer.with_overrides(overrides)

    def _errors_in_alias(self, alias: str, territory: Territory) -> list[str]:
        errors = self.gazetteer.errors_in({territory.alpha2: Override(aliases=(alias,))})
        return [error.removeprefix(f'"{territory.alpha2}": ') for error in errors]

    def _profile(self, src_uri: str, document: Document, fields: ProfileFields) -> Profile:
        profile = Profile(
            src_uri=src_uri,
            file=document.file,
            name=fields.name,
            kind=fields.kind,
            aliases=tuple(fields.aliases),
            weak_aliases=tuple(fields.weak_aliases),
            surname="" if fields.surname is False else fields.surname,
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
            surname=p.surname,
            has_profile=True,
        )
        same = self.profiled.setdefault(fold(actor.name), actor)
        if same is not actor:
            self._report_duplicate(profile, same.src_uri)

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

    def _add_regions(self, profiles: Iterable[Profile]) -> None:
        """Names before aliases, so that no order of the files decides who bears one."""
        mine: dict[str, tuple[Region, Profile]] = {}
        for profile in profiles:
            region = self._region(profile)
            if region and region.name in mine:
                self._report_duplicate(profile, mine[region.name][1].src_uri, region.name)
            elif region:
                mine[region.name] = region, profile
                self.gazetteer = self.gazetteer.with_regions([region])
        for region, profile in mine.values():
            aliases = tuple(alias for alias in profile.aliases if not self._is_other_place(alias, region, profile))
            named = replace(region, aliases=tuple(dict.fromkeys((*region.aliases, *aliases))))
            self.gazetteer = self.gazetteer.with_regions([named])
            self._give_page(named, profile)

    def _region(self, profile: Profile) -> Region | None:
        """The region of a profile, under the names that are known of it. None, and a problem, if it is a country."""
        location = Location(profile.file, profile.lines.get("name", 1))
        known = self.gazetteer.find(profile.name)
        if country := self.gazetteer.bearer(profile.name):
            way_out = f"Move this file to {country.src_uri}." if known else "Give the region a longer name."
            self.report("region-is-country", location, f'"{profile.name}" is a country, not a region. {way_out}')
            return None
        basis = f"defined in {profile.file}"
        region = known if isinstance(known, Region) else Region(profile.name, basis=basis)
        if not profile.members:
            if not known:
                message = f'"{profile.name}" is no region that is known, and the profile names no "members". List them.'
                self.report("region-without-members", location, message)
            return region
        members = tuple(sorted(territory.alpha2 for territory in profile.members))
        return Region(region.name, members, region.aliases, basis)

    def _is_other_place(self, alias: str, region: Region, profile: Profile) -> bool:
        """Whether a region's alias is another place's name: then it means that place, and is reported."""
        other = self.gazetteer.bearer(alias) or self.gazetteer.find(alias)
        if other is None or (isinstance(other, Region) and other.name == region.name):
            return False
        whose = "a country" if isinstance(other, Territory) else "another region"
        message = f'"{alias}" is {whose}\'s name, and means {other.name}. Take it out of this profile.'
        self.report("alias-conflict", Location(profile.file, profile.lines.get("aliases", 1)), message)
        return True

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
        region_key = "region" if "region" in document.meta else "regions"
        names = [] if self._is_unlisted(document, "actors", fields.actors) else fields.actors
        subjects = [self._subject(name, document.location("actors")) for name in names]
        regions = [] if self._is_unlisted(document, region_key, fields.regions) else fields.regions
        places = (self._place(name, document.location(region_key)) for name in regions)
        if fields.nolink and not self._is_unlisted(document, "nolink", fields.nolink):
            self._nolink[src_uri] = document, fields.nolink
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

    def _is_unlisted(self, document: Document, key: str, names: list[str]) -> bool:
        """Whether a field is one text with several known names in it, as ``Norway, Iran``; it is reported."""
        if not isinstance(document.meta.get(key), str) or "," not in names[0] or self._is_known(names[0]):
            return False
        parts = [part for part in map(str.strip, names[0].split(",")) if part]
        if sum(map(self._is_known, parts)) < 2:
            return False
        # YAML reads NO as false.
        listed = ", ".join(f'"{part}"' if part == "NO" else part for part in parts)
        message = f'"{names[0]}" is one text, and nothing is called so. Write a list: {key}: [{listed}].'
        self.report("invalid-field", document.location(key), message)
        return True

    def _is_known(self, name: str) -> bool:
        """Whether a profile, a country or a region bears this name, or several do."""
        try:
            return bool(self.registry.find(name) or self.gazetteer.find(name) or self.gazetteer.is_ambiguous(name))
        except UnknownActorError:
            return True

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

    def with_nolink(self, briefs: Iterable[Brief]) -> tuple[Brief, ...]:
        """The briefs with whose names they leave plain: a brief may name there whom only another declares."""
        registry = Registry(self.actors, self.gazetteer)
        return tuple(replace(brief, nolink=tuple(self._plain(brief, registry))) for brief in briefs)

    def _plain(self, brief: Brief, registry: Registry) -> Iterator[Subject]:
        if brief.src_uri not in self._nolink:
            return
        document, names = self._nolink[brief.src_uri]
        for name in names:
            try:
                yield registry.resolve(name, brief.declared)
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
