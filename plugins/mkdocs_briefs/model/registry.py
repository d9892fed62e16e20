"""The registry: resolution of names to actors and countries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Actor, Subject, short_name
from mkdocs_briefs.model.gazetteer import Gazetteer, UnknownPlaceError
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import did_you_mean
from mkdocs_briefs.model.territory import Region, Territory


class UnknownActorError(LookupError):
    """No actor or country has this name."""

    code = codes.UNKNOWN_ACTOR


class AmbiguousActorError(UnknownActorError):
    """Several actors or countries have this name."""

    code = codes.AMBIGUOUS_ACTOR


@dataclass(frozen=True)
class Registry:
    """The actors of a publication and all countries. Names resolve exactly; nothing is guessed."""

    actors: tuple[Actor, ...]
    gazetteer: Gazetteer
    _named: Mapping[str, tuple[Actor, ...]] = field(init=False, repr=False)
    _aliased: Mapping[str, tuple[Actor, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        named = _index((actor.name, actor) for actor in self.actors)
        aliased = _index((alias, actor) for actor in self.actors for alias in actor.aliases)
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_aliased", aliased)

    def find(self, name: str, declared: Collection[Subject] = ()) -> Subject | None:
        """The subject with this name, alias or ISO 3166-1 code; None if there is none. Raises AmbiguousActorError.

        Precedence: an actor's name, an actor's alias, a country's name or code, then weak aliases and surnames of
        ``declared`` actors. Of several subjects with the name, one that is ``declared`` is meant.
        """
        actors = self._named.get(fold(name)) or self._aliased.get(fold(name), ())
        if len(actors) > 1:
            actors = tuple(actor for actor in actors if actor in declared) or actors
        if actors:
            return _only(actors, name)
        place = self.gazetteer.find(name)
        if place is None:
            candidates = [territory for territory in self.gazetteer.candidates(name) if territory in declared]
            place = candidates[0] if len(candidates) == 1 else None
        if isinstance(place, Territory):
            return place
        return _only(tuple(_known_by(name, declared)), name)

    def resolve(self, name: str, declared: Collection[Subject] = (), pages: Iterable[str] | None = None) -> Subject:
        """As ``find``, for a name that must be known. ``pages`` are titles that would have done, too.

        Raises UnknownActorError, with a suggestion if a name is similar, or AmbiguousActorError.
        """
        if found := self.find(name, declared):
            return found
        if self.gazetteer.is_ambiguous(name):
            try:
                self.gazetteer.resolve(name)
            except UnknownPlaceError as error:
                raise AmbiguousActorError(str(error)) from error
        if isinstance(region := self.gazetteer.find(name), Region):
            raise UnknownActorError(
                f'"{name}" is a region: no actor or country, whose names alone are linked. Leave it out here. '
                f"In a text, write a Markdown link to its page, as in [{name}]({region.src_uri})."
            )
        hint = (
            did_you_mean(name, (*self._names(), *(pages or ())))
            or " Check the name, or write a profile for it under actors/."
        )
        nobody = "no actor or country" if pages is None else "no actor, country or page"
        raise UnknownActorError(f'{nobody} is called "{name}".{hint}')

    def _names(self) -> Iterable[str]:
        for actor in self.actors:
            yield from (actor.name, *actor.aliases)
        for territory in self.gazetteer.territories:
            yield from (territory.name, *territory.aliases)


def _only(actors: Collection[Actor], name: str) -> Actor | None:
    """The only actor, or None. Raises AmbiguousActorError if there are several."""
    if len(actors) > 1:
        bearers = " and ".join(f'"{actor.name}" ({actor.src_uri})' for actor in actors)
        raise AmbiguousActorError(f'"{name}" may mean {bearers}. Write the full name of the one that is meant.')
    return next(iter(actors), None)


def _known_by(name: str, declared: Iterable[Subject]) -> list[Actor]:
    """The declared actors with this weak alias or surname, sorted: ``declared`` may be an unordered set."""
    wanted = fold(name)
    known = (
        subject
        for subject in declared
        if isinstance(subject, Actor)
        and wanted in map(fold, filter(None, (*subject.weak_aliases, short_name(subject))))
    )
    return sorted(dict.fromkeys(known), key=lambda actor: actor.src_uri)


def _index(pairs: Iterable[tuple[str, Actor]]) -> dict[str, tuple[Actor, ...]]:
    found: dict[str, dict[Actor, None]] = {}
    for name, actor in pairs:
        found.setdefault(fold(name), {})[actor] = None
    return {name: tuple(actors) for name, actors in found.items()}
