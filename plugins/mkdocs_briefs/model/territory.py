"""Places: countries and other territories, and regions of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from mkdocs_briefs.model.addresses import COUNTRIES, REGIONS, page
from mkdocs_briefs.model.naming import slugify


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or dependent territory of ISO 3166-1, or Kosovo."""

    alpha2: str
    alpha3: str
    name: str
    """The display name: the common English one, unless the site's language or options give another."""
    official: str = ""
    aliases: tuple[str, ...] = ()
    numeric: str = ""
    """UN M49 code, three digits; empty if there is none."""
    demonyms: tuple[str, ...] = ()
    """English adjectives and nouns for its people, in the singular. Several territories may share one."""
    page_name: str = ""
    """The name from which the page's address is made, if it differs from ``name``."""

    @property
    def slug(self) -> str:
        return slugify(self.page_name or self.name)

    @property
    def src_uri(self) -> str:
        return page(COUNTRIES, self.slug)

    @property
    def names(self) -> tuple[str, ...]:
        """All names under which it is found."""
        return tuple(filter(None, (self.name, self.official, *self.aliases)))

    def renamed(self, name: str) -> Territory:
        """The territory with another display name. The old name becomes an alias, and the page keeps its address."""
        return _renamed(self, name)

    def __hash__(self) -> int:
        return hash(self.alpha2)


@dataclass(frozen=True, slots=True)
class Region:
    """A group of territories: a UN M49 region, a union or a theatre."""

    name: str
    members: tuple[str, ...] = ()
    """Alpha-2 codes of its countries."""
    aliases: tuple[str, ...] = ()
    basis: str = ""
    """The rule of membership and its source."""
    kind: str = ""
    """``m49`` for the regions of the United Nations' standard, ``theatre`` or ``union``; empty for a project's own."""
    page_name: str = ""
    """The name from which the page's address is made, if it differs from ``name``."""

    @property
    def slug(self) -> str:
        return slugify(self.page_name or self.name)

    @property
    def src_uri(self) -> str:
        return page(REGIONS, self.slug)

    def renamed(self, name: str) -> Region:
        """The region with another display name, as ``Territory.renamed``."""
        return _renamed(self, name)

    def __hash__(self) -> int:
        return hash(self.name)


Place = Territory | Region
_Place = TypeVar("_Place", Territory, Region)


def _renamed(place: _Place, name: str) -> _Place:
    if name == place.name:
        return place
    aliases = tuple(alias for alias in (place.name, *place.aliases) if alias != name)
    return replace(place, name=name, aliases=aliases, page_name=place.page_name or place.name)
