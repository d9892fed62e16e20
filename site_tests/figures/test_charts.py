"""Pictures for pages of actors: what they say, and that nothing in them covers anything else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_briefs.figures.calibration import calibration_svg
from mkdocs_briefs.figures.lettering import FONT, width_of
from mkdocs_briefs.figures.neighbourhood import Neighbour, neighbourhood_svg
from mkdocs_briefs.figures.years import years_svg
from mkdocs_briefs.model.kinds import LISTED, OTHER, ActorKind, Kind
from mkdocs_briefs.model.likelihood import BANDS, Likelihood
from mkdocs_briefs.model.track_record import Calibration, TrackRecord
from mkdocs_briefs.pages.assets import style_sheet
from mkdocs_briefs.words.catalogue import CATALOGUES, ENGLISH, words_of

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"

COUNTS = st.dictionaries(st.integers(1960, 2019), st.integers(0, 3_000), min_size=1)
NAMES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=90)
LIKELY_NAMES = st.lists(
    st.sampled_from("Joint Commission of Zembla W. Ünterwasserforschungsamt ix".split()), min_size=1
)
NEIGHBOURS = st.lists(
    st.builds(Neighbour, NAMES | LIKELY_NAMES.map(" ".join), st.sampled_from(LISTED), st.integers(1, 50), st.just("#")),
    min_size=1,
    max_size=15,
)
ARABIC = replace(ENGLISH, language="ar")


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def numbers(element: ET.Element, *names: str) -> list[float]:
    return [float(element.get(name, "0")) for name in names]


def rect(element: ET.Element) -> Box:
    x, y, width, height = numbers(element, "x", "y", "width", "height")
    return Box(x, y, x + width, y + height)


def line_box(text: str, x: float, baseline: float, anchor: str) -> Box:
    width = width_of(text)
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return Box(left, baseline - 0.75 * FONT, left + width, baseline + 0.25 * FONT)


def text_boxes(root: ET.Element) -> list[Box]:
    """One box for each line of text, by the estimate of widths that a browser confirms below."""
    boxes = []
    for text in root.iter(f"{SVG}text"):
        x, y = numbers(text, "x", "y")
        down = float(text.get("dy", "0em").removesuffix("em")) * FONT
        boxes.append(line_box(text.text or "", x, y + down, text.get("text-anchor")))
    return boxes


def lines_of(element: ET.Element) -> list[str]:
    return [text.text for text in element.iter(f"{SVG}text")]


def size(root: ET.Element) -> Box:
    return Box(*map(float, root.get("viewBox").split()))


def assert_inside(boxes: list[Box], frame: Box, slack: float = 1) -> None:
    for box in boxes:
        assert frame.left - slack <= box.left, box
        assert box.right <= frame.right + slack, box
        assert frame.top - slack <= box.top, box
        assert box.bottom <= frame.bottom + slack, box


def assert_apart(boxes: list[Box]) -> None:
    for place, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:place]), box


# Years


@pytest.mark.parametrize("counts", [{}, {2024: 0}])
def test_no_mentions_make_no_picture(counts):
    assert years_svg(counts, "Ann Ash") == ""


def test_years_are_told_in_words():
    root = parsed(years_svg({2025: 7, 2024: 3, 2027: 1}, 'Ash & "Sons" <Ltd>'))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Mentions of Ash & "Sons" <Ltd> by year: 2024: 3, 2025: 7, 2027: 1'
    assert [title.text for title in root.iter(f"{SVG}title")] == ["2024: 3", "2025: 7", "2027: 1"]
    assert [text.text for text in of_class(root, "years__count")] == ["3", "7", "1"]
    assert [text.text for text in of_class(root, "years__label")] == ["2024", "2025", "2026", "2027"]


def test_a_year_without_mentions_keeps_its_place():
    root = parsed(years_svg({2024: 3, 2025: 1, 2027: 3}, "Ann Ash"))
    first, second, fourth = (rect(bar).left for bar in of_class(root, "years__bar"))
    assert fourth - first == pytest.approx(3 * (second - first), abs=0.2)
    assert [text.text for text in of_class(root, "years__none")] == ["0"]


def test_a_lone_bar_is_narrow():
    for count in (1, 10**9):
        [bar] = of_class(parsed(years_svg({2024: count}, "Ann Ash")), "years__bar")
        assert rect(bar).right - rect(bar).left < 640 / 8


def test_many_years_have_a_scale_and_the_highest_number():
    root = parsed(years_svg({year: year % 7 + 1 for year in range(1965, 2025)} | {1999: 38}, "Ann Ash"))
    assert [text.text for text in of_class(root, "years__scale")] == ["10", "20", "30"]
    assert [text.text for text in of_class(root, "years__count")] == ["38"]
    assert [text.text for text in of_class(root, "years__label")] == ["1965", "1980", "1990", "2000", "2010", "2024"]
    assert len(of_class(root, "years__bar")) == 60


@pytest.mark.parametrize(("years", "has_scale"), [(20, False), (21, True)])
def test_twenty_years_have_their_numbers_above_them(years, has_scale):
    root = parsed(years_svg({2000 + year: 2 for year in range(years)}, "Ann Ash"))
    assert bool(of_class(root, "years__scale")) == has_scale
    assert len(of_class(root, "years__count")) == (1 if has_scale else 20)


@settings(deadline=None)
@given(COUNTS)
def test_bars_are_as_high_as_their_numbers_and_nothing_overlaps(counts):
    svg = years_svg(counts, "Ann Ash")
    mentioned = {year: count for year, count in sorted(counts.items()) if count}
    if not mentioned:
        assert svg == ""
        return
    root = parsed(svg)
    bars = [rect(bar) for bar in of_class(root, "years__bar")]
    assert len(bars) == len(mentioned)
    for bar, count in zip(bars, mentioned.values(), strict=True):
        whole = max(mentioned.values())
        assert (bar.bottom - bar.top) / 140 == pytest.approx(max(count / whole, 2 / 140), abs=0.001)
    assert_apart(bars)
    assert_inside([*bars, *text_boxes(root)], size(root))
    assert_apart(text_boxes(root))
    assert of_class(root, "years__label")[-1].text == str(max(mentioned))


def mirrored(root: ET.Element) -> Iterator[tuple[float, dict[str, str]]]:
    """Of what a chart draws, where each begins in a mirror, and all else."""
    sides = {"start": "end", "end": "start"}
    for element in root.iter():
        rest = dict(element.attrib)
        for name in {"x", "x1", "x2", "cx"}.intersection(rest):
            yield size(root).right - float(rest.pop(name)) - float(rest.get("width", 0)), rest
        if "text-anchor" in rest:
            rest["text-anchor"] = sides.get(rest["text-anchor"], "middle")


def placed(root: ET.Element) -> Iterator[tuple[float, dict[str, str]]]:
    for element in root.iter():
        rest = dict(element.attrib)
        for name in {"x", "x1", "x2", "cx"}.intersection(rest):
            yield float(rest.pop(name)), rest


@pytest.mark.parametrize(
    "drawn",
    [
        lambda words: years_svg({2024: 3, 2025: 1, 2027: 3}, "Ann Ash", words),
        lambda words: years_svg({2024: 10**8, 2026: 1}, "Ann Ash", words),
        lambda words: calibration_svg(record([1, 2, 3, 4, 5, 6, 7]), words),
    ],
    ids=["years", "large numbers", "track record"],
)
def test_time_and_scales_run_in_the_direction_of_the_words(drawn):
    places, rest = zip(*placed(parsed(drawn(ARABIC))), strict=True)
    expected, same = zip(*mirrored(parsed(drawn(ENGLISH))), strict=True)
    assert places == pytest.approx(expected, abs=0.15)
    assert rest == same


# Neighbourhood


def neighbour(name: str, count: int = 3, kind: Kind = ActorKind.PERSON.entry, href: str = "#") -> Neighbour:
    return Neighbour(name, kind, count, href)


def test_no_neighbours_make_no_picture():
    assert neighbourhood_svg("Ann Ash", []) == ""


def test_every_neighbour_is_a_link_that_says_how_often():
    root = parsed(
        neighbourhood_svg(
            "Ann Ash & Sons",
            [
                Neighbour("Zembla <North>", ActorKind.STATE.entry, 1, "../zembla/?a=1&b=2"),
                Neighbour("Ben Birch", ActorKind.PERSON.entry, 3, "../ben-birch/"),
                Neighbour("Unknown Thing", OTHER, 1, "../thing/"),
            ],
        )
    )
    assert (root.get("role"), root.get("aria-label")) == ("group", "Actors mentioned together with Ann Ash & Sons")
    first, second, third = root.iter(f"{SVG}a")
    assert (first.get(HREF), first.get("role")) == ("../ben-birch/", "link")
    assert first.find(f"{SVG}title").text == "Ben Birch\nMentioned together in 3 briefs"
    assert first.get("class") == "node node--person"
    assert second.get(HREF) == "../zembla/?a=1&b=2"
    assert second.find(f"{SVG}title").text == "Zembla <North>\nMentioned together in 1 brief"
    assert " ".join(lines_of(second)) == "Zembla <North>"
    assert third.get("class") == "node node--other"


def test_the_twelve_most_frequent_are_shown():
    crowd = [neighbour(f"Actor {number}", number % 7 + 1) for number in range(30)]
    root = parsed(neighbourhood_svg("Ann Ash", crowd))
    assert root.get("aria-label") == "The 12 actors most often mentioned together with Ann Ash"
    names = [name for link in root.iter(f"{SVG}a") for name in lines_of(link)]
    assert names == [f"Actor {number}" for number in (6, 13, 20, 27, 5, 12, 19, 26, 4, 11, 18, 25)]


def test_edges_are_as_wide_as_neighbours_are_frequent():
    root = parsed(neighbourhood_svg("Ann Ash", [neighbour("A", 1), neighbour("B", 10), neighbour("C", 5)]))
    assert [edge.get("stroke-width") for edge in of_class(root, "neighbourhood__edge")] == ["7", "4.2", "2"]


def test_a_name_too_long_is_shortened_and_told_whole():
    name = "Standing " + "Committee on Committees and " * 5 + "Sundries"
    [link] = parsed(neighbourhood_svg("Ann Ash", [neighbour(name)])).iter(f"{SVG}a")
    assert len(lines_of(link)) == 4
    assert lines_of(link)[-1].endswith("…")
    assert link.find(f"{SVG}title").text.startswith(f"{name}\n")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Permanent Court of International Justice", ["Permanent", "Court of", "International", "Justice"]),
        ("Mary Ashbourne-Birchington", ["Mary", "Ashbourne-", "Birchington"]),
        ("中" * 10, ["中" * 7, "中" * 3]),
    ],
)
def test_names_are_wrapped_where_their_script_allows_it(name, lines):
    [link] = parsed(neighbourhood_svg("Ann Ash", [neighbour(name)])).iter(f"{SVG}a")
    assert lines_of(link) == lines


def test_kinds_are_explained_where_they_differ():
    one = parsed(neighbourhood_svg("Ann Ash", [neighbour("A"), neighbour("B")]))
    assert of_class(one, "neighbourhood__key") == []
    both = parsed(
        neighbourhood_svg(
            "Ann Ash", [neighbour("A", kind=ActorKind.SYSTEM.entry), neighbour("B", kind=ActorKind.STATE.entry)]
        )
    )
    assert [lines_of(key) for key in of_class(both, "neighbourhood__key")] == [["State"], ["System"]]


def shape_box(link: ET.Element) -> Box:
    [shape] = of_class(link, "node__shape")
    if points := shape.get("points"):
        across, down = zip(*(map(float, point.split(",")) for point in points.split()), strict=True)
        return Box(min(across), min(down), max(across), max(down))
    x, y, radius = numbers(shape, "cx", "cy", "r")
    return Box(x - radius, y - radius, x + radius, y + radius)


@settings(deadline=None)
@given(NAMES, NEIGHBOURS, st.sampled_from([ENGLISH, ARABIC]))
def test_names_and_nodes_stay_inside_and_apart(centre, neighbours, words):
    root = parsed(neighbourhood_svg(centre, neighbours, words))
    [group] = [element for element in root if element.get("transform")]
    across, down = map(float, re.findall(r"[\d.]+", group.get("transform")))
    whole = size(root)
    frame = Box(-across, -down, whole.right - across, whole.bottom - down)
    links = list(group.iter(f"{SVG}a"))
    nodes, names = [shape_box(link) for link in links], [text_boxes(link) for link in links]
    assert (nodes[0].right < 0) == (words is ARABIC)
    [hub] = map(rect, of_class(group, "neighbourhood__hub"))
    lines = [line for boxes in names for line in boxes]
    assert_inside([*nodes, *lines, hub], frame)
    assert_apart([*nodes, *lines, hub])
    assert_inside(text_boxes(of_class(group, "node--centre")[0]), hub)
    rooms = [rect(room) for room in of_class(group, "node__room")]
    assert_apart(rooms)
    for room, node, boxes in zip(rooms, nodes, names, strict=True):
        assert_inside([node, *boxes], room, slack=2)
    for edge in of_class(group, "neighbourhood__edge"):
        x, y = numbers(edge, "x2", "y2")
        assert not any(line.holds(x * step / 40, y * step / 40) for line in lines for step in range(41))
    keys = [box for key in of_class(root, "neighbourhood__key") for box in (shape_box(key), *text_boxes(key))]
    assert_inside(keys, Box(0, 2 * down, whole.right, whole.bottom))
    assert_apart(keys)


# Track records


def record(decided: list[int], came_true: list[int] | None = None) -> TrackRecord:
    rows = zip(BANDS, decided, came_true or decided, strict=True)
    terms = {band: tuple(term for term in Likelihood if term.band == band) for band in BANDS}
    return TrackRecord(tuple(Calibration(band, terms[band], *counts) for band, *counts in rows), sum(decided), 0.2)


@given(
    st.lists(st.integers(0, 999), min_size=7, max_size=7),
    st.sampled_from(["en", *sorted(file.stem for file in CATALOGUES.glob("*.po"))]).map(words_of),
)
def test_the_rows_of_a_track_record_stay_whole_inside_and_apart(decided, words):
    root = parsed(calibration_svg(record(decided), words))
    assert not any("…" in line for line in lines_of(root))
    ranges = [rect(bar) for bar in of_class(root, "calibration__range")]
    dots = [
        Box(x - r, y - r, x + r, y + r)
        for x, y, r in (numbers(d, "cx", "cy", "r") for d in of_class(root, "calibration__share"))
    ]
    texts = text_boxes(root)
    assert_inside([*ranges, *dots, *texts], size(root), slack=6)
    assert_apart(texts)
    assert not any(text.meets(other) for text in texts for other in (*ranges, *dots))
    assert len(dots) == sum(map(bool, decided))


def test_a_dot_stands_at_the_share_that_came_true():
    root = parsed(calibration_svg(record([0, 0, 0, 4, 0, 0, 1], [0, 0, 0, 2, 0, 0, 1])))
    even, certain = (numbers(dot, "cx")[0] for dot in of_class(root, "calibration__share"))
    bands = [rect(bar) for bar in of_class(root, "calibration__range")]
    assert bands[3].left < even < bands[3].right
    assert even == pytest.approx((bands[3].left + bands[3].right) / 2, abs=0.2)
    assert certain > bands[6].right
    assert root.get("aria-label") == (
        "How often each term came true: roughly even chance: 2 of 4, almost certain: 1 of 1"
    )


def test_a_combining_mark_takes_no_width():
    assert width_of("Z\u0331e\u0301") == width_of("Ze")


PICTURE = """
from mkdocs_briefs.figures.neighbourhood import Neighbour, neighbourhood_svg
from mkdocs_briefs.figures.years import years_svg
from mkdocs_briefs.figures.lettering import FONT, width_of
from mkdocs_briefs.model.kinds import LISTED
print(neighbourhood_svg("Ann Ash", [Neighbour(f"Actor {n}", LISTED[n % 5], 1, "#") for n in range(20)]))
print(years_svg({2024: 3, 2022: 1}, "Ann Ash"))
"""


def test_every_run_draws_the_same():
    def drawn(seed: str) -> str:
        run = subprocess.run(
            [sys.executable, "-c", PICTURE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout

    assert drawn("1") == drawn("2")


def test_no_coordinate_has_more_than_one_decimal():
    crowd = [neighbour(f"Actor {number}", number + 1, LISTED[number % 5]) for number in range(11)]
    svg = neighbourhood_svg("Ann Ash", crowd) + years_svg({1990: 3, 2020: 10}, "Ann Ash")
    exact = re.findall(r"-?\d+\.\d{2,}", re.sub(r'dy="[^"]*"', "", svg))
    assert exact == []


def test_the_style_sheet_knows_every_class():
    crowd = [neighbour(f"Actor {number}", number + 1, kind) for number, kind in enumerate(LISTED)]
    svg = neighbourhood_svg("Ann Ash", crowd)
    svg += years_svg({2024: 1, 2026: 2}, "Ann Ash") + years_svg({1990: 3, 2024: 2}, "Ann Ash")
    svg += calibration_svg(record([1] * 7))
    used = {name for names in re.findall(r'class="([^"]*)"', svg) for name in names.split()}
    styled = set(re.findall(r"\.([a-z][\w-]*)", style_sheet("charts.css")))
    assert used <= styled


def test_a_browser_sets_text_no_wider_than_its_room(browser):
    names = (
        "Collective Union of Ministries", "Organization for Synthetic Co-operation", "WWWW MMMM @@@@",
        "Министерство вымышленных дел", "Ürün Ğüzel Şahinoğlu", "G. O. Quagmire", "Illicit Lilliput", "1234567890",
    )  # fmt: skip
    svg = neighbourhood_svg("International Commission", [neighbour(name) for name in names])
    page = browser.new_page(viewport={"width": 640, "height": 900})
    page.set_content(f"<body style='margin:0;font-family:sans-serif'>{svg}")
    measured = page.evaluate(
        """[...document.querySelectorAll("a")].map(link => {
            const room = link.querySelector("rect").getBBox();
            const lines = [...link.querySelectorAll("text")].map(text => text.getBBox());
            const left = Math.min(...lines.map(line => line.x)) - room.x;
            const right = room.x + room.width - Math.max(...lines.map(line => line.x + line.width));
            return [link.textContent, left, right];
        })"""
    )
    page.close()
    assert len(measured) == len(names)
    for name, left, right in measured:
        assert left >= 0, name
        assert right >= 0, name
