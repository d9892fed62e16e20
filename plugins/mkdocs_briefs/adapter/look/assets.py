"""The static files that the plugin adds to a site: style sheets, scripts, fonts, land and flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_briefs.adapter.look.look import Look
from mkdocs_briefs.figures.maps import land_svg
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.model.world import WorldMap
from mkdocs_briefs.pages.assets import ASSETS, script, style_sheet
from mkdocs_briefs.readers.accent import Accent
from mkdocs_briefs.readers.world import WORLD_LICENCE, read_bundled_world
from mkdocs_briefs.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet or script, with the files that it loads."""

    name: str
    companions: tuple[str, ...] = ()
    """Glob patterns of the files that it loads."""
    accent: Accent | None = None
    """The owner's, in a style sheet of it."""

    @property
    def uri(self) -> str:
        return addresses.asset(self.name)

    def files(self, config: MkDocsConfig, words: Words) -> Iterator[File]:
        for path in sorted({path for pattern in (self.name, *self.companions) for path in ASSETS.glob(pattern)}):
            name = path.relative_to(ASSETS).as_posix()
            uri = addresses.asset(name)
            if path.suffix == ".css":
                yield File.generated(config, uri, content=style_sheet(name, self.accent))
            elif path.suffix == ".js" and not path.name.endswith(".min.js"):
                yield File.generated(config, uri, content=script(name, words))
            else:
                yield File.generated(config, uri, abs_src_path=str(path))


SCRIPT = Asset("briefs.js")
"""The script of all pages: previews of references, copy buttons, filters."""

FILTERS = Asset("filters.js")
"""The script of lists of briefs, which only these load."""

COMPONENTS = Asset("briefs.css")
"""Styles of the plugin's own HTML, for any theme."""

CHARTS = Asset("charts.css")
MAPS = Asset("maps.css")

SEARCH = Asset("search.js", ("search-box.js", "search.css"))
"""The search of Pagefind, for Material only."""

GRAPH = Asset("graph/graph.js", ("graph/graph.css", "graph/*.js", "graph/LICENSE.*"))
"""The script of the network page, which only that page loads."""

PUBLICATION = Asset("publication.css")
"""Typography, page layout and colours for Material only."""

FONTS = Asset("fonts.css", ("fonts/*.woff2", "fonts/LICENSE.*"))
"""The typefaces of a publication, for Material only."""

PRELOADED = tuple(addresses.asset(f"fonts/{name}.woff2") for name in ("briefs-serif", "briefs-sans"))
"""The files of typefaces that every page needs at once."""


def stylesheets(look: Look | None) -> tuple[Asset, ...]:
    """The style sheets of the publication's pages. Without ``look`` the site keeps its own."""
    own = (COMPONENTS, CHARTS, MAPS)
    if not look:
        return own
    fonts = (FONTS,) if look.has_fonts else ()
    accent = (Asset("accent.css", accent=look.accent),) if look.accent else ()
    return (*own, PUBLICATION, *fonts, *accent)


def static_files(sheets: Iterable[Asset], config: MkDocsConfig, world: WorldMap, words: Words) -> Iterator[File]:
    """The static files of every site."""
    for asset in (SCRIPT, FILTERS, GRAPH, *sheets):
        yield from asset.files(config, words)
    yield File.generated(config, addresses.LAND, content=land_svg(world))
    if world is read_bundled_world():
        yield File.generated(config, addresses.asset(WORLD_LICENCE.name), abs_src_path=str(WORLD_LICENCE))


def flag_files(config: MkDocsConfig, countries: Sequence[Territory]) -> Iterator[File]:
    """The flags for countries' pages, with their licence."""
    names = [addresses.flag(country.alpha2).removeprefix(addresses.asset("")) for country in countries]
    licences = sorted(path.relative_to(ASSETS).as_posix() for path in ASSETS.glob("flags/LICENSE.*")) if names else []
    for name in (*names, *licences):
        yield File.generated(config, addresses.asset(name), abs_src_path=str(ASSETS / name))
