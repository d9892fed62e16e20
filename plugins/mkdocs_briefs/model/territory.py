"""Countries and regions, and the gazetteer that resolves their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mkdocs_briefs.model.naming import fold, slugify
from mkdocs_briefs.model.problem import did_you_mean


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or dependent territory of ISO 3166-1, or Kosovo."""

    alpha2: str
    alpha3: str
    name: str
    """Common English name."""
    official: str = ""
    aliases: tuple[str, ...] = ()
    numeric: str = ""
    """UN M49 code, three digits; empty where there is none."""
    demonyms: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def src_uri(self) -> str:
        return f"countries/{self.slug}.md"

    def __hash__(self) -> int:
        return hash(self.alpha2)


@dataclass(frozen=True, slots=True)
class Region:
    """An area that is not one country: a UN M49 region or a theatre."""

    name: str
    members: tuple[str, ...] = ()
    """Alpha-2 codes of its countries."""
    aliases: tuple[str, ...] = ()
    basis: str = ""
    """Why these members: the rule and where it comes from."""

    @property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def src_uri(self) -> str:
        return f"regions/{self.slug}.md"

    def __hash__(self) -> int:
        return hash(self.name)


Place = Territory | Region


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A name that more than one place bears, or that no present state bears."""

    name: str
    candidates: tuple[str, ...]
    """Alpha-2 codes that the author may have meant."""
    why: str
    aliases: tuple[str, ...] = ()


class UnknownPlaceError(ValueError):
    """No place bears this name."""

    code = "unknown-place"


class AmbiguousPlaceError(UnknownPlaceError):
    """More than one place bears this name, or none today."""

    code = "ambiguous-place"


@dataclass(frozen=True)
class Gazetteer:
    """Every place that a publication can name. It resolves exactly or by known alias, never by a guess."""

    territories: tuple[Territory, ...]
    regions: tuple[Region, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    _places: Mapping[str, Place] = field(init=False, repr=False)
    _ambiguous: Mapping[str, Ambiguity] = field(init=False, repr=False)
    _by_code: Mapping[str, Territory] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places: dict[str, Place] = {}
        for region in self.regions:
            places.update((fold(name), region) for name in (region.name, *region.aliases))
        for territory in self.territories:
            names = (territory.name, territory.official, *territory.aliases)
            places.update((fold(name), territory) for name in names if name)
        object.__setattr__(self, "_places", places)
        ambiguous = {fold(name): item for item in self.ambiguities for name in (item.name, *item.aliases)}
        object.__setattr__(self, "_ambiguous", ambiguous)
        codes = {code: t for t in self.territories for code in (t.alpha2, t.alpha3)}
        object.__setattr__(self, "_by_code", codes)

    def territory(self, code: str) -> Territory:
        """The territory with this alpha-2 or alpha-3 code. Raises KeyError."""
        return self._by_code[code]

    def members(self, region: Region) -> tuple[Territory, ...]:
        """The region's countries, by name."""
        return tuple(sorted((self._by_code[code] for code in region.members), key=lambda t: fold(t.name)))

    def find(self, name: str) -> Place | None:
        """The place that bears this name or code; None if there is none or more than one."""
        if territory := self._by_code.get(name.strip()):
            return territory
        folded = fold(name)
        return None if folded in self._ambiguous else self._places.get(folded)

    def is_ambiguous(self, name: str) -> bool:
        """Whether the name is refused because it has no one meaning."""
        return name.strip() not in self._by_code and fold(name) in self._ambiguous

    def resolve(self, name: str) -> Place:
        """The place that bears this name or ISO 3166-1 code.

        Raises UnknownPlaceError, with a suggestion, or AmbiguousPlaceError, with the candidates.
        """
        if place := self.find(name):
            return place
        if ambiguity := self._ambiguous.get(fold(name)):
            options = ", ".join(f"{code} ({self._by_code[code].name})" for code in ambiguity.candidates)
            way_out = f" Write one of: {options}." if options else " Name the present-day countries instead."
            raise AmbiguousPlaceError(f'"{name}" is ambiguous: {ambiguity.why}.{way_out}')
        hint = did_you_mean(name, self._names()) or " Write a country's English name, an ISO 3166-1 code, or a region."
        raise UnknownPlaceError(f'no country or region is called "{name}".{hint}')

    def with_regions(self, regions: Iterable[Region]) -> Gazetteer:
        """A gazetteer with more regions; one of the same name replaces the old."""
        merged = {fold(region.name): region for region in (*self.regions, *regions)}
        return Gazetteer(self.territories, tuple(merged.values()), self.ambiguities)

    def _names(self) -> Iterable[str]:
        places: tuple[Place, ...] = (*self.territories, *self.regions)
        for place in places:
            yield place.name
            yield from place.aliases
