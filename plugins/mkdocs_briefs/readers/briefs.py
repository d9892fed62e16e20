"""Briefs: their front matter, with its names resolved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Actor, Author, Subject
from mkdocs_briefs.model.addresses import ACTORS, AUTHORS, PROFILE_INDEXES, is_index, is_profile, page, stem
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.gazetteer import UnknownPlaceError
from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.problem import Problem, Severity
from mkdocs_briefs.model.registry import Registry, UnknownActorError
from mkdocs_briefs.model.territory import Place
from mkdocs_briefs.readers.days import days_out_of_order
from mkdocs_briefs.readers.fields import read_fields
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.gazetteer import gazetteer_for
from mkdocs_briefs.readers.name_lists import names_in
from mkdocs_briefs.readers.profiles import Profiles
from mkdocs_briefs.readers.states import is_draft

_Entity = TypeVar("_Entity")


@dataclass(frozen=True, slots=True)
class Briefs:
    """The briefs, the actors and authors that only they name, and the problems in them."""

    briefs: tuple[Brief, ...]
    actors: tuple[Actor, ...]
    """Declared actors without a profile."""
    authors: tuple[Author, ...]
    """Authors without a profile."""
    problems: tuple[Problem, ...]


def is_brief(src_uri: str, document: Document) -> bool:
    """Whether a Markdown file is a brief: it is no index, no profile, and does not have ``kind: page``."""
    if is_index(src_uri) or is_profile(src_uri):
        return False
    return document.meta.get("kind") != "page"


def read_briefs(pages: Iterable[tuple[str, Document]], profiles: Profiles, extra_keys: Collection[str] = ()) -> Briefs:
    """Read the briefs in ``pages``, pairs of ``src_uri`` and document, keeping their order.

    A file with invalid front matter is left out and reported, as is a name that cannot be resolved.
    """
    names = _Names(profiles)
    problems = names.problems
    read: list[tuple[Brief, tuple[str, ...]]] = []
    for src_uri, document in pages:
        fields, found = read_fields(BriefFields, document, extra_keys)
        problems += found
        if _is_complete(fields, document, problems) and fields:
            read.append(_brief(src_uri, document, fields, names))
    # After all briefs are read: ``nolink`` may name an actor that only a later brief declares.
    registries = {lang: names.everybody(lang) for lang in {brief.fields.lang for brief, nolink in read if nolink}}
    briefs = tuple(
        _with_nolink(brief, nolink, registries[brief.fields.lang], problems) if nolink else brief
        for brief, nolink in read
    )
    return Briefs(briefs, names.actors, names.authors, tuple(problems))


class _Names:
    """Resolves the names in briefs. An actor or author without a profile is created when first named."""

    def __init__(self, profiles: Profiles) -> None:
        self.problems: list[Problem] = []
        self._profiles = profiles
        self._registry = profiles.registry
        self._registries: dict[str | None, Registry] = {None: profiles.registry}
        """By the language of a brief; None stands for the site's."""
        self._actors: dict[str, Actor] = {}
        self._authors: dict[str, Author] = {}
        self._taken = {stem(page).casefold() for page in (*PROFILE_INDEXES, *profiles.by_page)}

    def speak(self, language: str | None) -> None:
        """Resolve names of countries in this language, too, from now on; None for the site's alone."""
        if language and language not in self._registries:
            gazetteer = gazetteer_for(self._profiles.gazetteer, language)
            self._registries[language] = Registry(self._profiles.registry.actors, gazetteer)
        self._registry = self._registries[language]

    def everybody(self, language: str | None) -> Registry:
        """The registry for briefs in a language, with the actors that were created."""
        self.speak(language)
        return replace(self._registry, actors=(*self._profiles.registry.actors, *self.actors))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors that were created."""
        return tuple(self._actors.values())

    @property
    def authors(self) -> tuple[Author, ...]:
        """The authors that were created."""
        return tuple(self._authors.values())

    def subject(self, name: str) -> Subject:
        """The actor or country with this name or alias, or else an actor without a profile.

        Raises AmbiguousActorError if there are several.
        """
        registry = self._registry
        if known := registry.find(name) or registry.gazetteer.in_small_letters(name):
            return known
        if registry.gazetteer.is_ambiguous(name):
            registry.resolve(name)  # raises AmbiguousActorError with the candidates
        key = fold(name)
        if key not in self._actors:
            self._actors[key] = Actor(name, self._new_page(ACTORS, name))
        return self._actors[key]

    def place(self, name: str) -> Place:
        """Raises UnknownPlaceError."""
        return self._registry.gazetteer.resolve(name)

    def author(self, name: str) -> Author:
        key = fold(name)
        if known := self._profiles.authors.get(key):
            return known
        if key not in self._authors:
            self._authors[key] = Author(name, self._new_page(AUTHORS, name))
        return self._authors[key]

    def listed(self, names: tuple[str, ...], key: str, document: Document) -> tuple[str, ...]:
        """The names of a field; none, and a problem, if it is one text with several known names: ``Norway, Iran``."""
        if not isinstance(document.meta.get(key), str):
            for number, name in enumerate(names):
                if ";" in name and (parts := names_in(name, self.is_known, may_be_turned=False)):
                    self.problems.append(_one_text(name, parts, (key, number), document))
            return names
        parts = names_in(names[0], self.is_known, may_be_turned=False)
        if not parts:
            return names
        if sum(map(self.is_known, parts)) < 2:
            self.problems.append(_one_text(names[0], parts, (key,), document))
            return names
        message = f'"{names[0]}" is one text, and nothing is called so. Write a list: {key}: [{_in_yaml(parts)}].'
        self.problems.append(Problem(codes.INVALID_FIELD, document.at(key), message))
        return ()

    def is_author(self, name: str) -> bool:
        """Whether a profile of an author has this name."""
        return fold(name) in self._profiles.authors

    def is_known(self, name: str) -> bool:
        """Whether one or more profiles, countries or regions have this name."""
        gazetteer = self._registry.gazetteer
        try:
            return bool(self._registry.find(name) or gazetteer.find(name) or gazetteer.is_ambiguous(name))
        except UnknownActorError:
            return True

    def _new_page(self, folder: str, name: str) -> str:
        """An unused address in the folder, with a number if another name has the same slug."""
        slug, number = slugify(name), 1
        while (path := f"{folder}/{slug}{f'-{number}' if number > 1 else ''}") in self._taken:
            number += 1
        self._taken.add(path)
        return page(path)


_NEEDED = {"superseded": "superseded_by", "withdrawn": "status_note"}
"""By status, the field that it goes with."""
_NO_TITLE = 'the brief has no title. Add "title" to the front matter, or begin the text with a # heading.'
_NO_DATE = 'the front matter has no "date". Add the day of publication, or say "status: draft".'
_WHY = {"superseded_by": "the path of the brief that takes its place", "status_note": "readers want to know why"}


def _is_complete(fields: BriefFields | None, document: Document, problems: list[Problem]) -> bool:
    """Whether the fields make a brief. What is missing and contradictory is reported, all at once.

    ``fields`` is None where some are invalid, which is reported already.
    """
    meta = document.meta
    if not meta and document.problems:
        return False  # the front matter cannot be read
    missing = [] if meta.get("title") or document.first_heading() else [_NO_TITLE]
    if meta.get("date") is None and not is_draft(meta):
        missing.append(_NO_DATE)
    problems += [Problem(codes.MISSING_FIELD, document.at(), message) for message in missing]
    if fields is None:
        return False
    needed = next((f for state, f in _NEEDED.items() if fields.status == state and not getattr(fields, f)), None)
    if needed:
        message = f'"status: {fields.status}" goes with "{needed}". Add it: {_WHY[needed]}.'
        problems.append(Problem(codes.MISSING_FIELD, document.at("status"), message))
    if fields.superseded_by and fields.status not in _NEEDED:
        message = '"superseded_by" does nothing here. Say "status: superseded", or take it out.'
        problems.append(Problem(codes.INVALID_FIELD, document.at("superseded_by"), message))
    problems += days_out_of_order(fields, document)
    return not (missing or needed)


def _brief(src_uri: str, document: Document, fields: BriefFields, names: _Names) -> tuple[Brief, tuple[str, ...]]:
    """The brief, and the names in its ``nolink``, which are resolved when all briefs have been read."""
    names.speak(fields.lang)
    region_key = BriefFields.key_of("regions", document.meta)
    for key, texts, is_known in (
        (BriefFields.key_of("authors", document.meta), fields.authors, names.is_author),
        ("tags", fields.tags, names.is_known),
    ):
        is_list = not isinstance(document.meta.get(key), str)
        for number, text in enumerate(texts):
            parts = names_in(text, is_known, may_be_turned=True)
            if parts and (";" in text or key != "tags" or not is_list):
                names.problems.append(_one_text(text, parts, (key, number) if is_list else (key,), document))
    declared = names.listed(fields.actors, "actors", document)
    actors = _resolved(names.subject, declared, "actors", document, names.problems)
    regions = names.listed(fields.regions, region_key, document)
    nolink = names.listed(fields.nolink, "nolink", document)
    places = _resolved(names.place, regions, region_key, document, names.problems)
    brief = Brief(
        src_uri=src_uri,
        file=document.file,
        fields=fields,
        title=fields.title or document.first_heading(),
        date=fields.date,
        authors=tuple(dict.fromkeys(map(names.author, fields.authors))),
        places=() if fields.status == "withdrawn" else tuple(places),
        actors=tuple(actors),
        draft=is_draft(document.meta),
        numbers=actors,
        lines=document.lines,
        meta=document.meta,
    )
    return brief, nolink


def _one_text(text: str, parts: Iterable[str], at: Sequence[str | int], document: Document) -> Problem:
    message = f'"{text}" is one name here. If these are several, write a list: {at[0]}: [{_in_yaml(parts)}].'
    return Problem(codes.INVALID_FIELD, document.at(*at), message, Severity.NOTICE)


def _in_yaml(names: Iterable[str]) -> str:
    """Names between the brackets of a list. YAML 1.1 reads the code of Norway as false, and parts names at commas."""
    return ", ".join(f'"{name}"' if name == "NO" or "," in name else name for name in names)


def _resolved(
    resolve: Callable[[str], _Entity], names: Iterable[str], key: str, where: Document | Brief, problems: list[Problem]
) -> dict[_Entity, int]:
    """What the names of a field resolve to, each with the index of its item. Names that do not resolve are reported."""
    found: dict[_Entity, int] = {}
    for number, name in enumerate(names):
        try:
            found.setdefault(resolve(name), number)
        except (UnknownActorError, UnknownPlaceError) as error:
            problems.append(Problem(error.code, where.at(key, number), str(error)))
    return found


def _with_nolink(brief: Brief, names: Collection[str], registry: Registry, problems: list[Problem]) -> Brief:
    """The brief with its ``nolink`` names resolved."""
    declared = brief.declared

    def resolve(name: str) -> Subject:
        found = registry.find(name, declared) or registry.gazetteer.in_small_letters(name)
        return found or registry.resolve(name, declared)

    plain = _resolved(resolve, names, "nolink", brief, problems)
    return replace(brief, nolink=tuple(plain))
