"""Maps as SVG: the world with a link for every country, and locator maps of one country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import dist, inf
from zlib import crc32

from mkdocs_briefs.figures.references import HREF, LINK, NAMESPACE
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.world import Box, Point, WorldMap, parts
from mkdocs_briefs.words.catalogue import ENGLISH, Words

STEPS = 5
"""The most shades of counts. More cannot be distinguished."""

_TINY = 1.2e-5
"""A territory with a smaller share of the map's area gets a marker: Palestine and Brunei, but not Cyprus."""
_MARKER = 0.0028
"""The radius of markers on the map of the world, as a share of its width."""

_CONTEXT = 0.25
"""The least width of a locator, as a share of the world's, so that readers recognise the part of the world."""
_SURROUNDINGS = 1.6
"""The size of a locator as a multiple of the country's."""
_ASPECT = 3 / 2
_LOCATOR_MARKER = 0.028
"""The radius of a marker in a locator, as a share of the locator's width."""
_TINY_IN_LOCATOR = 4.3e-4
"""A territory with a smaller share of a locator's area gets a marker: Fiji and Slovenia, but not Djibouti."""

_LAND = "#7d8590"
"""A middle grey, which with transparency contrasts with light and with dark pages."""

_CLIP = "map-clip-"
CLIP_IDS = rf"{_CLIP}[0-9a-f]{{8}}"
"""A pattern of the ids in a map, for ``pages.template_ids``."""


@dataclass(frozen=True, slots=True)
class MapCountry:
    """A country with a link on the map of the world."""

    code: str
    """Alpha-2."""
    name: str
    count: int
    """Number of briefs."""
    href: str
    """The link to its page."""


@dataclass(frozen=True, slots=True)
class Step:
    """A range of counts with one shade."""

    number: int
    """From 1, the lightest; 0 is for countries with a page and no brief."""
    lowest: int
    highest: int

    @property
    def label(self) -> str:
        return str(self.lowest) if self.lowest == self.highest else f"{self.lowest}\u2013{self.highest}"


@dataclass(frozen=True, slots=True)
class _Marker:
    centre: Point
    radius: float

    @property
    def svg(self) -> str:
        x, y = self.centre
        return f'<circle class="map-marker" cx="{_short(x)}" cy="{_short(y)}" r="{_short(self.radius)}"/>'

    @property
    def box(self) -> Box:
        (x, y), r = self.centre, self.radius
        return Box(x - r, y - r, x + r, y + r)

    @property
    def hole(self) -> str:
        """The circle as path data, enlarged for the marker's stroke."""
        (x, y), radius = self.centre, self.radius * 1.2
        r, twice = _short(radius), _short(2 * radius)
        return f"M{_short(x - radius)} {_short(y)}a{r} {r} 0 1 0 {twice} 0a{r} {r} 0 1 0 -{twice} 0z"


def steps(counts: Iterable[int]) -> tuple[Step, ...]:
    """The counts in at most ``STEPS`` ranges: adjacent ranges with the least ratio are merged.

    >>> [(step.lowest, step.highest) for step in steps([1, 1, 2, 3, 4, 9, 10, 60])]
    [(1, 1), (2, 2), (3, 4), (9, 10), (60, 60)]
    """
    classes = [(count, count) for count in sorted({count for count in counts if count > 0})]
    while len(classes) > STEPS:
        at = min(range(len(classes) - 1), key=lambda at: classes[at + 1][1] / classes[at][0])
        classes[at : at + 2] = [(classes[at][0], classes[at + 1][1])]
    return tuple(Step(number, *ends) for number, ends in enumerate(classes, 1))


def world_svg(world: WorldMap, countries: Sequence[MapCountry], words: Words = ENGLISH) -> str:
    """The map of the world. Countries are links, in the order of names, and shaded by count.

    ``maps.css`` has the colours of the steps, ``legend`` their meaning.
    """
    linked = sorted(_linked(world, countries), key=lambda country: fold(country.name))
    found = steps(country.count for country in linked)
    markers = _markers(world, [country.code for country in linked])
    links: list[str] = []
    clips: dict[str, str] = {}
    drawn: list[_Marker] = []
    for country in linked:
        path = world.shapes[country.code]
        marker = markers.get(country.code)
        clip = ""
        if marker:
            drawn.append(marker)
        elif hidden := [other for other in drawn if any(part.box.is_near(other.box, 0) for part in parts(path))]:
            outline = _without(world.view_box, hidden)
            name = f"{_CLIP}{crc32(outline.encode()):08x}"
            clip = f' clip-path="url(#{name})"'
            # The id is a hash of the content, so that equal clip paths are shared and two maps on a page do not clash.
            clips[name] = f'<clipPath id="{name}"><path clip-rule="evenodd" d="{outline}"/></clipPath>'
        links.append(
            f'<a class="map-step-{_shade(found, country.count)}" {LINK}="{escape(country.href)}">'
            f"<title>{escape(_title(country, words))}</title>"
            f'<path{clip} d="{path}"/>{marker.svg if marker else ""}</a>'
        )
    label = escape(words.gettext("Map of the world"))
    head = f'{NAMESPACE} class="world-map" viewBox="{_view_box(world.view_box)}" role="group" aria-label="{label}"'
    return "\n".join(
        [
            f"<svg {head}>",
            *([f"<defs>{''.join(clips.values())}</defs>"] if clips else []),
            f'<g class="map-land" aria-hidden="true">{"".join(_land(world, linked))}</g>',
            *links,
            "</svg>",
        ]
    )


def legend(world: WorldMap, countries: Iterable[MapCountry], words: Words = ENGLISH) -> str:
    """The legend of the shades of ``world_svg``, as an HTML list; empty if no country on the map has a brief."""
    counts = [country.count for country in _linked(world, countries)]
    found = steps(counts)
    if not found:
        return ""
    shown = (*([Step(0, 0, 0)] if 0 in counts else []), *found)
    items = "".join(
        f'<li class="map-step-{step.number}"><span class="map-legend__swatch"></span>{step.label}</li>'
        for step in shown
    )
    return (
        f'<div class="map-legend"><span class="map-legend__title">{escape(words.gettext("Briefs"))}</span>'
        f'<ul class="map-legend__steps">{items}</ul></div>'
    )


def land_svg(world: WorldMap) -> str:
    """All land, as a file that all locators share, for light and dark pages.

    Borders have the same half-transparent grey: over the land it is a little stronger.
    """
    box = world.view_box
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_view_box(box)}" '
        f'width="{_short(box.width)}" height="{_short(box.height)}">'
        f'<path fill="{_LAND}" fill-opacity=".3" stroke="{_LAND}" stroke-opacity=".4" '
        f'stroke-width="{_short(box.width * 0.00035)}" stroke-linejoin="round" '
        f'd="{"".join(world.shapes.values())}{world.disputed}"/></svg>\n'
    )


def locator_svg(world: WorldMap, code: str, name: str, land_href: str, words: Words = ENGLISH) -> str:
    """A locator map: the country in colour, with the land around it. Empty if the map has no such country."""
    if code not in world.shapes:
        return ""
    crop = locator_box(world, code)
    land = world.view_box
    marker = _marker(world, code, crop, _TINY_IN_LOCATOR, _LOCATOR_MARKER)
    label = words.gettext("%(name)s on the map", name=name)
    return (
        f'<svg {NAMESPACE} class="locator" viewBox="{_view_box(crop)}" role="img" aria-label="{escape(label)}">'
        f'<image {HREF}="{escape(land_href)}" x="{_short(land.left)}" y="{_short(land.top)}" '
        f'width="{_short(land.width)}" height="{_short(land.height)}"/>'
        f'<path class="locator-here" d="{world.shapes[code]}"/>{marker.svg if marker else ""}</svg>'
    )


def locator_box(world: WorldMap, code: str) -> Box:
    """The area of a locator: the country's main part in the centre, shifted to stay on the map. Raises KeyError."""
    whole = world.view_box
    main = world.main_box(code)
    width = max(whole.width * _CONTEXT, main.width * _SURROUNDINGS, main.height * _SURROUNDINGS * _ASPECT)
    width = min(width, whole.width, whole.height * _ASPECT)
    height = width / _ASPECT
    x, y = main.centre
    left = min(max(x - width / 2, whole.left), whole.right - width)
    top = min(max(y - height / 2, whole.top), whole.bottom - height)
    return Box(left, top, left + width, top + height)


def _linked(world: WorldMap, countries: Iterable[MapCountry]) -> list[MapCountry]:
    return [country for country in countries if country.code in world.shapes]


def _shade(found: Iterable[Step], count: int) -> int:
    return next((step.number for step in found if step.lowest <= count <= step.highest), 0)


def _title(country: MapCountry, words: Words) -> str:
    if not country.count:
        return words.gettext("%(name)s: no briefs", name=country.name)
    return words.ngettext("%(name)s: %(num)s brief", "%(name)s: %(num)s briefs", country.count, name=country.name)


def _land(world: WorldMap, countries: Iterable[MapCountry]) -> Iterator[str]:
    """The land without links, as one path, and disputed land."""
    linked = {country.code for country in countries}
    yield f'<path d="{"".join(path for code, path in world.shapes.items() if code not in linked)}"/>'
    if world.disputed:
        yield f'<path class="map-disputed" d="{world.disputed}"/>'


def _markers(world: WorldMap, codes: Iterable[str]) -> dict[str, _Marker]:
    """The markers on the map of the world, by code. Close markers are smaller, down to half the radius."""
    found = {code: marker for code in codes if (marker := _marker(world, code, world.view_box, _TINY, _MARKER))}
    fitting = {}
    for code, marker in found.items():
        nearest = min(
            (dist(marker.centre, other.centre) for other in found.values() if other is not marker), default=inf
        )
        fitting[code] = replace(marker, radius=min(marker.radius, max(marker.radius, nearest) / 2))
    return fitting


def _marker(world: WorldMap, code: str, shown: Box, tiny: float, radius: float) -> _Marker | None:
    """A marker for a territory that is too small to be seen in the area shown; else None."""
    if world.area(code) / (shown.width * shown.height) >= tiny:
        return None
    return _Marker(world.main_box(code).centre, shown.width * radius)


def _without(box: Box, markers: Iterable[_Marker]) -> str:
    """A clip path of the map without the markers drawn before, so that a larger neighbour does not cover them.

    Links are drawn in the order of names, which is the tab order, and later ones are on top.
    """
    width, height = _short(box.width), _short(box.height)
    whole = f"M{_short(box.left)} {_short(box.top)}h{width}v{height}h-{width}z"
    return whole + "".join(marker.hole for marker in markers)


def _view_box(box: Box) -> str:
    return " ".join(map(_short, (box.left, box.top, box.width, box.height)))


def _short(number: float) -> str:
    """The number with five significant digits, which is more than a screen resolves."""
    return f"{number:.5g}"
