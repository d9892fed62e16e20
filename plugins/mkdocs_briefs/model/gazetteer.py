"""The gazetteer: the countries and regions that a publication can name, and the resolution of their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.problem import did_you_mean
from mkdocs_briefs.model.territory import Place, Region, Territory

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2013", "-"))
_CODE_LENGTH = 3
"""The length of an alpha-3 code. Input no longer than this gets no suggestion: it is near too many names."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A name of several places (``Korea``), or of a state that no longer exists."""

    name: str
    candidates: tuple[str, ...]
    """Alpha-2 codes of the territories that may be meant."""
    why: str
    """The reason, as the rest of a sentence that begins with the name."""
    aliases: tuple[str, ...] = ()

    def without(self, claimed: Collection[str]) -> Ambiguity | None:
        """The ambiguity without the names in ``claimed``, given in the form that is compared; None if none is left."""
        left = tuple(name for name in (self.name, *self.aliases) if _key(name) not in claimed)
        return replace(self, name=left[0], aliases=left[1:]) if left else None


@dataclass(frozen=True, slots=True)
class Override:
    """A project's own names for a territory, added to the bundled ones."""

    name: str = ""
    """Shown instead of the bundled name, which becomes an alias."""
    official: str = ""
    aliases: tuple[str, ...] = ()
    """Further names."""
    demonyms: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.name, self.official, *self.aliases)))

    def applied_to(self, territory: Territory) -> Territory:
        official = self.official or territory.official
        aliases = dict.fromkeys(filter(None, (*territory.aliases, territory.official, *self.aliases)))
        extended = replace(
            territory,
            official=official,
            aliases=tuple(alias for alias in aliases if alias not in (territory.name, official)),
            demonyms=tuple(dict.fromkeys((*territory.demonyms, *self.demonyms))),
        )
        return extended.renamed(self.name or territory.name)


class OverrideError(ValueError):
    """Overrides that contradict the gazetteer or one another; the message has a line for each error."""


class UnknownPlaceError(ValueError):
    """No place has this name."""

    code = codes.UNKNOWN_PLACE


class AmbiguousPlaceError(UnknownPlaceError):
    """Several places have this name, or none that exists today."""

    code = codes.AMBIGUOUS_PLACE


@dataclass(frozen=True)
class Gazetteer:
    """The places that a publication can name. Names resolve exactly or by a known alias; nothing is guessed.

    A name of two territories is ambiguous, whichever source it came from.
    """

    territories: tuple[Territory, ...]
    regions: tuple[Region, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    stop_phrases: tuple[str, ...] = ()
    """English phrases with a territory's name or demonym that do not mean it, as ``Gulf of Guinea``; singular."""
    further: tuple[tuple[str, Place], ...] = ()
    """Names in the language of a text, which are no names of the site's; each of one place."""
    _places: Mapping[str, Place] = field(init=False, repr=False)
    _ambiguous: Mapping[str, Ambiguity] = field(init=False, repr=False)
    _by_code: Mapping[str, Territory] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places: dict[str, Place] = {}
        ambiguous: dict[str, Ambiguity] = {}
        for region in self.regions:
            places.update((_key(name), region) for name in (region.name, *region.aliases))
        for territory in self.territories:
            for name in territory.names:
                other = places.get(_key(name))
                if isinstance(other, Territory) and other.alpha2 != territory.alpha2:
                    why = "two territories bear this name"
                    ambiguous[_key(name)] = Ambiguity(name, (other.alpha2, territory.alpha2), why)
                places[_key(name)] = territory
        for name, place in self.further:
            places.setdefault(_key(name), place)
        ambiguous.update((_key(name), item) for item in self.ambiguities for name in (item.name, *item.aliases))
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_ambiguous", ambiguous)
        codes = {code: t for t in self.territories for code in (t.alpha2, t.alpha3)}
        object.__setattr__(self, "_by_code", codes)

    def territory(self, code: str) -> Territory:
        """The territory with this alpha-2 or alpha-3 code. Raises KeyError."""
        return self._by_code[code]

    def members(self, region: Region) -> tuple[Territory, ...]:
        """The region's countries, by name."""
        return tuple(sorted((self._by_code[code] for code in region.members), key=lambda t: fold(t.name)))

    def regions_of(self, country: Territory) -> tuple[Region, ...]:
        """The regions of which the country is a member, the smallest first, without the world."""
        everywhere = len(self.territories)
        regions = [r for r in self.regions if country.alpha2 in r.members and len(r.members) < everywhere]
        return tuple(sorted(regions, key=lambda region: (len(region.members), region.name)))

    def find(self, name: str) -> Place | None:
        """The place with this name or code; None if there is none or the name is ambiguous."""
        return self._by_code.get(name.strip()) or self.named(name)

    def named(self, name: str) -> Place | None:
        """The place with this name, which a code is not; None if there is none or the name is ambiguous."""
        key = _key(name)
        return None if key in self._ambiguous else self._places.get(key)

    def in_small_letters(self, code: str) -> Territory | None:
        """The territory with this code in small letters: ``de``. For fields alone: in a text, they are words."""
        code = code.strip()
        return self._by_code.get(code.upper()) if code.islower() else None

    def is_ambiguous(self, name: str) -> bool:
        """Whether the name is refused because it is ambiguous."""
        return name.strip() not in self._by_code and _key(name) in self._ambiguous

    def bearer(self, name: str) -> Territory | None:
        """A territory with exactly this name, even if the name is ambiguous: Georgia; None for Korea."""
        found = self._by_code.get(name.strip()) or self._places.get(_key(name))
        return found if isinstance(found, Territory) else None

    def candidates(self, name: str) -> tuple[Territory, ...]:
        """The territories that an ambiguous name may mean; empty if the name is not ambiguous."""
        ambiguity = self._ambiguous.get(_key(name))
        return tuple(self._by_code[code] for code in ambiguity.candidates) if ambiguity else ()

    def resolve(self, name: str) -> Place:
        """The place with this name or ISO 3166-1 code, which may be in small letters.

        Raises UnknownPlaceError, with a suggestion, or AmbiguousPlaceError, with the candidates.
        """
        if place := self.find(name):
            return place
        if ambiguity := self._ambiguous.get(_key(name)):
            one_of = "one of: " if len(ambiguity.candidates) > 1 else ""
            options = self._listed(ambiguity.candidates)
            raise AmbiguousPlaceError(f'"{name}" is ambiguous: {ambiguity.why}. Write {one_of}{options}.')
        if territory := self.in_small_letters(name):
            return territory
        hint = self._suggestion(name) or " Write a country's name, an ISO 3166-1 code, or a region."
        raise UnknownPlaceError(f'no country or region is called "{name}".{hint}')

    def with_regions(self, regions: Iterable[Region]) -> Gazetteer:
        """A gazetteer with more regions. A region replaces one of the same name.

        An ambiguous name that a new region has means that region, unless a territory has exactly this name as well.
        """
        added = tuple(regions)
        if not added:
            return self
        names = {_key(name) for region in added for name in (region.name, *region.aliases)}
        claimed = {name for name in names if not isinstance(self._places.get(name), Territory)}
        merged = {fold(region.name): region for region in (*self.regions, *added)}
        return replace(
            self,
            regions=tuple(merged.values()),
            ambiguities=tuple(filter(None, (item.without(claimed) for item in self.ambiguities))),
        )

    def with_names(self, names: Mapping[str, Override], regions: Mapping[str, str]) -> Gazetteer:
        """A gazetteer with the names of another language, by alpha-2 code and by name of a region.

        The previous names stay as aliases, and pages keep their addresses.
        """
        return replace(
            self,
            territories=tuple(names.get(t.alpha2, Override()).applied_to(t) for t in self.territories),
            regions=tuple(region.renamed(regions.get(region.name, region.name)) for region in self.regions),
        )

    def also_in(self, other: Gazetteer) -> Gazetteer:
        """A gazetteer that knows the names of ``other`` as well, which has the same places in another language."""
        own = {region.src_uri: region for region in self.regions}
        found: list[tuple[str, Place]] = []
        for territory in other.territories:
            found += ((name, self._by_code[territory.alpha2]) for name in territory.names if other.find(name))
        for region in other.regions:
            if region.src_uri in own:
                found += ((name, own[region.src_uri]) for name in (region.name, *region.aliases) if other.find(name))
        new = ((name, place) for name, place in found if not self.find(name) and not self.is_ambiguous(name))
        return replace(self, further=tuple(new))

    def with_overrides(self, overrides: Mapping[str, Override]) -> Gazetteer:
        """A gazetteer with a project's own names for territories, by alpha-2 or alpha-3 code.

        An ambiguous name that an override gives to one of its candidates means that one.
        Raises OverrideError for an unknown code and for a name that another place has.
        """
        if not overrides:
            return self
        errors = list(self.errors_in(overrides))
        if errors:
            raise OverrideError(" ".join(errors))
        changed = {self._by_code[code].alpha2: override for code, override in overrides.items()}
        claimed = {_key(name) for override in overrides.values() for name in override.names}
        return replace(
            self,
            territories=tuple(changed.get(t.alpha2, Override()).applied_to(t) for t in self.territories),
            ambiguities=tuple(filter(None, (item.without(claimed) for item in self.ambiguities))),
        )

    def errors_in(self, overrides: Mapping[str, Override]) -> Iterator[str]:
        """Validate overrides: a message for each error, beginning with the code in quotes."""
        yield from self._code_errors(overrides)
        yield from self._name_errors(overrides)

    def _code_errors(self, overrides: Mapping[str, Override]) -> Iterator[str]:
        first: dict[str, str] = {}
        for code in overrides:
            territory = self._by_code.get(code)
            if territory is None:
                meant = self._by_code.get(code.strip().upper()) or self.find(code)
                way_out = f'"{meant.alpha2}"' if isinstance(meant, Territory) else 'two or three capitals, as in "VE"'
                yield f'"{code}" is no ISO 3166-1 code of a territory. Write {way_out}.'
            elif (other := first.setdefault(territory.alpha2, code)) != code:
                yield f'"{other}" and "{code}" are both {territory.name}. Put them together under one.'

    def _name_errors(self, overrides: Mapping[str, Override]) -> Iterator[str]:
        claims: dict[str, str] = {}
        for code, override in overrides.items():
            own = self._by_code.get(code)
            if own is None:
                continue
            for name in override.names:
                other = self._by_code.get(name.strip()) or self._places.get(_key(name))
                ambiguity = self._ambiguous.get(_key(name))
                first = self._by_code[claims.setdefault(_key(name), code)]
                if ambiguity and own.alpha2 not in ambiguity.candidates:
                    options = self._listed(ambiguity.candidates)
                    yield f'"{code}": "{name}" is a name that only one of these can take: {options}. Take it out.'
                elif first != own:
                    yield f'"{code}": "{name}" is given to {first.name}, too. Take it out of one of them.'
                elif other and other != own and not ambiguity:
                    yield f'"{code}": "{name}" means {other.name}. Take it out, or give a longer name.'

    def _listed(self, codes: Iterable[str]) -> str:
        return ", ".join(f"{code} ({self._by_code[code].name})" for code in codes)

    def _suggestion(self, name: str) -> str:
        """A sentence that suggests a code in upper case, a longer name or a similar one; empty if there is none."""
        code = name.strip().upper()
        if code in self._by_code:
            return f' Did you mean "{code}", the code of {self._by_code[code].name}?'
        if len(code) <= _CODE_LENGTH:
            return ""
        words = set(_key(name).split())
        places: tuple[Place, ...] = (*self.territories, *self.regions)
        longer = [place.name for place in places if words < set(_key(place.name).split())]
        if longer:
            return f' Did you mean "{min(longer, key=lambda known: len(known.split()))}"?'
        return did_you_mean(name, self._names())

    def _names(self) -> Iterator[str]:
        known: tuple[Place | Ambiguity, ...] = (*self.territories, *self.regions, *self.ambiguities)
        for item in known:
            yield item.name
            yield from item.aliases
        for name, _ in self.further:
            yield name


def _key(name: str) -> str:
    """The form in which names of places are compared: folded, without "the", every dash a hyphen."""
    return fold(name).translate(_DASHES).removeprefix("the ")
