"""Countries and regions: the places on which briefs are, and to which actors belong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mkdocs_briefs.model.addresses import COUNTRIES, REGIONS, page
from mkdocs_briefs.model.naming import slugify


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or dependent territory of ISO 3166-1, or Kosovo."""

    alpha2: str
    alpha3: str
    name: str
    """The name that pages show: the common English one, unless language or house says otherwise."""
    official: str = ""
    aliases: tuple[str, ...] = ()
    numeric: str = ""
    """UN M49 code, three digits; empty where there is none."""
    demonyms: tuple[str, ...] = ()
    """English adjectives and nouns, in the singular. One that several territories share stands with each."""
    page_name: str = ""
    """The name of which the page's address is made, where it is no longer ``name``."""

    @property
    def slug(self) -> str:
        return slugify(self.page_name or self.name)

    @property
    def src_uri(self) -> str:
        return page(COUNTRIES, self.slug)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it answers to."""
        return tuple(filter(None, (self.name, self.official, *self.aliases)))

    def renamed(self, name: str) -> Territory:
        """The territory under another name. The old one stays as an alias, and the page keeps its address."""
        if name == self.name:
            return self
        aliases = tuple(alias for alias in (self.name, *self.aliases) if alias != name)
        return replace(self, name=name, aliases=aliases, page_name=self.page_name or self.name)

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
    kind: str = ""
    """``m49`` for the regions of the United Nations' standard, ``theatre`` or ``union``; empty for a house's own."""

    @property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def src_uri(self) -> str:
        return page(REGIONS, self.slug)

    def __hash__(self) -> int:
        return hash(self.name)


Place = Territory | Region
