"""Profiles, made into the registry of actors, the gazetteer, the authors and the pages of places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Actor, Author
from mkdocs_briefs.model.addresses import ACTORS, AUTHORS, COUNTRIES, PROFILE_FOLDERS, REGIONS, folder_of
from mkdocs_briefs.model.front_matter import ProfileFields
from mkdocs_briefs.model.gazetteer import Gazetteer, Override, UnknownPlaceError
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.profile import Profile
from mkdocs_briefs.model.registry import Registry
from mkdocs_briefs.model.territory import Place, Region, Territory
from mkdocs_briefs.readers.fields import read_fields
from mkdocs_briefs.readers.front_matter import Document

_ReadProfile = tuple[str, Document, ProfileFields]
"""A profile's ``src_uri``, its file and its front matter."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles together, and the problems in them."""

    by_page: Mapping[str, Profile]
    """By ``src_uri``."""
    gazetteer: Gazetteer
    """With the regions, and the names of countries, that profiles add."""
    registry: Registry
    """Of the actors that have a profile."""
    authors: Mapping[str, Author]
    """By folded name and alias."""
    place_pages: Mapping[Place, str]
    """The ``src_uri`` of the profile of a country or region."""
    problems: tuple[Problem, ...]


def read_profiles(
    pages: Iterable[tuple[str, Document]], gazetteer: Gazetteer, extra_keys: Collection[str] = ()
) -> Profiles:
    """Read the profiles in ``pages``, pairs of ``src_uri`` and document. Of duplicates, the first counts.

    A file with invalid front matter is left out and reported, as is a name that cannot be resolved or is taken.
    """
    problems: list[Problem] = []
    read = list(_validated(pages, extra_keys, problems))
    # First, so that profiles refer to territories with all their names: territories compare by value.
    gazetteer = _with_country_names(gazetteer, _in_folder(COUNTRIES, read), problems)
    profiles = {src_uri: _profile(src_uri, document, fields, gazetteer, problems) for src_uri, document, fields in read}
    in_folder = {
        folder: [profile for src_uri, profile in profiles.items() if folder_of(src_uri) == folder]
        for folder in PROFILE_FOLDERS
    }
    regions, gazetteer = _regions(in_folder[REGIONS], gazetteer, problems)
    actors = _actors(in_folder[ACTORS], gazetteer, problems)
    authors = _authors(in_folder[AUTHORS], problems)
    countries = _countries(in_folder[COUNTRIES], gazetteer, problems)
    return Profiles(
        by_page=profiles,
        gazetteer=gazetteer,
        registry=Registry(actors, gazetteer),
        authors=authors,
        place_pages={**regions, **countries},
        problems=tuple(problems),
    )


def _in_folder(folder: str, read: Iterable[_ReadProfile]) -> Iterator[_ReadProfile]:
    return (entry for entry in read if folder_of(entry[0]) == folder)


def _validated(
    pages: Iterable[tuple[str, Document]], extra_keys: Collection[str], problems: list[Problem]
) -> Iterator[_ReadProfile]:
    for src_uri, document in pages:
        fields, found = read_fields(ProfileFields, document, extra_keys)
        problems += found
        if fields:
            yield src_uri, document, _without_unused(fields, folder_of(src_uri), document, problems)


def _without_unused(fields: ProfileFields, folder: str, document: Document, problems: list[Problem]) -> ProfileFields:
    """The fields without those that have no effect in this folder; they are reported."""
    useful = {field for field in ProfileFields.model_fields if folder in ProfileFields.folders_of(field)}
    idle = {field for field in ProfileFields.model_fields.keys() - useful if getattr(fields, field)}
    if folder == COUNTRIES and fields.kind is ActorKind.STATE:
        idle.discard("kind")  # redundant rather than wrong
    for key in sorted(idle):
        way_out = 'Write the names under "aliases", or take it out.' if key == "weak_aliases" else "Take it out."
        folders = " and ".join(f"{other}/" for other in ProfileFields.folders_of(key))
        message = f'"{key}" does nothing in {folder}/: it is for profiles in {folders}. {way_out}'
        problems.append(Problem(codes.INVALID_FIELD, document.at(key), message))
    return fields.model_copy(update={key: ProfileFields.model_fields[key].default for key in idle})


def _with_country_names(gazetteer: Gazetteer, read: Iterable[_ReadProfile], problems: list[Problem]) -> Gazetteer:
    """The gazetteer with the aliases in profiles of countries. Of two profiles of a country, the first counts."""
    overrides: dict[str, Override] = {}
    claims: dict[str, Territory] = {}
    for _, document, fields in read:
        territory = gazetteer.find(fields.name)
        if not isinstance(territory, Territory) or territory.alpha2 in overrides:
            continue  # reported by _countries
        sound = []
        for number, alias in enumerate(fields.aliases):
            holder = claims.setdefault(fold(alias), territory)
            if holder != territory:
                wrong = [f'"{alias}" is given to {holder.name}, too. Take it out of one of them.']
            else:
                wrong = _errors_in_alias(alias, territory, gazetteer)
                sound += [] if wrong else [alias]
            problems += [Problem(codes.ALIAS_CONFLICT, document.at("aliases", number), message) for message in wrong]
        overrides[territory.alpha2] = Override(aliases=tuple(sound))
    return gazetteer.with_overrides(overrides)


def _errors_in_alias(alias: str, territory: Territory, gazetteer: Gazetteer) -> list[str]:
    errors = gazetteer.errors_in({territory.alpha2: Override(aliases=(alias,))})
    return [error.removeprefix(f'"{territory.alpha2}": ') for error in errors]


def _profile(
    src_uri: str, document: Document, fields: ProfileFields, gazetteer: Gazetteer, problems: list[Problem]
) -> Profile:
    case_sensitive = _case_sensitive(fields, document, problems)
    country = None
    if fields.country:
        country = _territory(fields.country, gazetteer, document.at("country"), problems)
    members = [
        _territory(name, gazetteer, document.at("members", number), problems)
        for number, name in enumerate(fields.members)
    ]
    return Profile(
        src_uri=src_uri,
        file=document.file,
        fields=fields,
        case_sensitive=case_sensitive,
        country=country,
        members=tuple(filter(None, members)),
        lines=document.lines,
    )


def _case_sensitive(fields: ProfileFields, document: Document, problems: list[Problem]) -> tuple[str, ...]:
    names = (fields.name, *fields.aliases, *fields.weak_aliases)
    if isinstance(fields.case_sensitive, bool):
        return names if fields.case_sensitive else ()
    known = {fold(name) for name in names}
    for number, name in enumerate(fields.case_sensitive):
        if fold(name) not in known:
            message = f'"{name}" is no name of this profile. Write it among its aliases, too, or take it out here.'
            problems.append(Problem(codes.INVALID_FIELD, document.at("case_sensitive", number), message))
    return fields.case_sensitive


def _territory(name: str, gazetteer: Gazetteer, location: Location, problems: list[Problem]) -> Territory | None:
    try:
        place = gazetteer.resolve(name)
    except UnknownPlaceError as error:
        problems.append(Problem(error.code, location, str(error)))
        return None
    if isinstance(place, Region):
        message = f'"{name}" is a region. Write the name of a country here.'
        problems.append(Problem(codes.UNKNOWN_PLACE, location, message))
        return None
    return place


def _regions(
    profiles: Iterable[Profile], gazetteer: Gazetteer, problems: list[Problem]
) -> tuple[dict[Place, str], Gazetteer]:
    """The pages of regions, and the gazetteer with the regions.

    All names are added before any alias, so that conflicts do not depend on the order of files.
    """
    found: dict[str, tuple[Region, Profile]] = {}
    for profile in profiles:
        region = _region(profile, gazetteer, problems)
        if region and region.name in found:
            problems.append(_duplicate(region.name, profile.at("name"), found[region.name][1]))
        elif region:
            found[region.name] = region, profile
            gazetteer = gazetteer.with_regions([region])
    pages: dict[Place, str] = {}
    for region, profile in found.values():
        aliases = _names_of_region(region, profile, gazetteer, problems)
        named = replace(region, aliases=tuple(dict.fromkeys((*region.aliases, *aliases))))
        gazetteer = gazetteer.with_regions([named])
        pages[named] = profile.src_uri
    return pages, gazetteer


def _region(profile: Profile, gazetteer: Gazetteer, problems: list[Problem]) -> Region | None:
    """The region of a profile, with its bundled names if it is known. None, and a problem, if it is a country."""
    name, location = profile.fields.name, profile.at("name")
    known = gazetteer.find(name)
    if country := gazetteer.bearer(name):
        way_out = f"Move this file to {country.src_uri}." if known else "Give the region a longer name."
        message = f'"{name}" is a country, not a region. {way_out}'
        problems.append(Problem(codes.REGION_IS_COUNTRY, location, message))
        return None
    basis = f"defined in {profile.file}"
    region = known if isinstance(known, Region) else Region(name, basis=basis)
    if not profile.members:
        if not known:
            message = f'"{name}" is no region that is known, and the profile names no "members". List them.'
            problems.append(Problem(codes.REGION_WITHOUT_MEMBERS, location, message))
        return region
    members = tuple(sorted(territory.alpha2 for territory in profile.members))
    return replace(region, members=members, basis=basis, kind="")


def _names_of_region(region: Region, profile: Profile, gazetteer: Gazetteer, problems: list[Problem]) -> Iterator[str]:
    """The aliases, without names of other places: these are reported."""
    for number, alias in enumerate(profile.fields.aliases):
        other = gazetteer.bearer(alias) or gazetteer.find(alias)
        if other is None or (isinstance(other, Region) and other.name == region.name):
            yield alias
            continue
        whose = "a country" if isinstance(other, Territory) else "another region"
        message = f'"{alias}" is {whose}\'s name, and means {other.name}. Take it out of this profile.'
        problems.append(Problem(codes.ALIAS_CONFLICT, profile.at("aliases", number), message))


def _actors(profiles: Iterable[Profile], gazetteer: Gazetteer, problems: list[Problem]) -> tuple[Actor, ...]:
    found: dict[str, tuple[Actor, Profile]] = {}
    for profile in profiles:
        fields = profile.fields
        place = gazetteer.named(fields.name)
        if isinstance(place, Territory):
            message = (
                f'"{fields.name}" is a country, and its page is the country\'s. '
                f"Move this file to {place.src_uri} in the same folder of pages."
            )
            problems.append(Problem(codes.ACTOR_IS_COUNTRY, profile.at("name"), message))
            continue
        actor = Actor(
            name=fields.name,
            src_uri=profile.src_uri,
            kind=fields.kind,
            aliases=tuple(_names_of_actor("aliases", fields.aliases, profile, gazetteer, problems)),
            country=profile.country,
            weak_aliases=tuple(_names_of_actor("weak_aliases", fields.weak_aliases, profile, gazetteer, problems)),
            case_sensitive=profile.case_sensitive,
            surname="" if fields.surname is False else fields.surname,
            has_profile=True,
        )
        _, same = found.setdefault(fold(actor.name), (actor, profile))
        if same is not profile:
            problems.append(_duplicate(actor.name, profile.at("name"), same))
    return tuple(actor for actor, _ in found.values())


def _names_of_actor(
    key: str, names: Iterable[str], profile: Profile, gazetteer: Gazetteer, problems: list[Problem]
) -> Iterator[str]:
    """The aliases, without names of countries: these are reported. A code is no name, and an actor may have it."""
    for number, alias in enumerate(names):
        if not isinstance(gazetteer.named(alias), Territory):
            yield alias
            continue
        message = f'"{alias}" is a country\'s name, and means the country. Take it out of this profile.'
        problems.append(Problem(codes.ALIAS_CONFLICT, profile.at(key, number), message))


def _authors(profiles: Iterable[Profile], problems: list[Problem]) -> dict[str, Author]:
    """By folded name and alias. Of two authors with one name, the first keeps it, and the second is reported."""
    found: dict[str, tuple[Author, Profile]] = {}
    for profile in profiles:
        author = Author(profile.fields.name, profile.src_uri, profile.fields.kind)
        aliases = [(alias, profile.at("aliases", number)) for number, alias in enumerate(profile.fields.aliases)]
        for name, location in [(profile.fields.name, profile.at("name")), *aliases]:
            _, holder = found.setdefault(fold(name), (author, profile))
            if holder is not profile:
                problems.append(_duplicate(name, location, holder))
    return {name: author for name, (author, _) in found.items()}


def _countries(profiles: Iterable[Profile], gazetteer: Gazetteer, problems: list[Problem]) -> dict[Place, str]:
    """The pages of countries."""
    found: dict[Place, Profile] = {}
    for profile in profiles:
        territory = _territory(profile.fields.name, gazetteer, profile.at("name"), problems)
        if territory and found.setdefault(territory, profile) is not profile:
            problems.append(_duplicate(territory.name, profile.at("name"), found[territory]))
    return {territory: profile.src_uri for territory, profile in found.items()}


def _duplicate(name: str, location: Location, other: Profile) -> Problem:
    message = f'"{name}" has a profile already: {other.file}. Merge the two files.'
    return Problem(codes.DUPLICATE_PROFILE, location, message)
