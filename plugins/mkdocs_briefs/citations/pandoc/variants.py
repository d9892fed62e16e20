"""Variants of a CSL style, for requests that need less than all of it.

Telling sources apart takes most of a request, and reading the style much of the rest.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

_TELLS_APART = re.compile(r"""\s(?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule)\s*=\s*(?:"[^"]*"|'[^']*')""")
"""How a style tells sources apart whose labels read the same."""

_DEPENDS_ON_OTHERS = re.compile(
    'subsequent-author-substitute=|first-reference-note-number|variable="citation-(?:number|label)"'
)
"""What a style has whose citations depend on those of the pages before: on the order of all, on numbers of notes."""

_NEVER = "briefs-never"
"""A variable that no source has."""

_CSL = "http://purl.org/net/xbiblio/csl"
_IN = f"{{{_CSL}}}"


@dataclass(frozen=True, slots=True)
class Variants:
    """A style in its forms, each the ``data:`` address of its text."""

    full: str
    undisambiguated: str
    """For sources that need not be told apart."""
    shares_requests: bool
    """Whether several pages can be asked for at once."""
    parts: PartsVariants | None
    """Where pages can be put together from parts."""


@dataclass(frozen=True, slots=True)
class PartsVariants:
    """What parts of pages are asked for with."""

    at_first: str
    """Undisambiguated, with each citation formatted like the first one of its source."""
    labels: str
    """For citations without references."""
    order: str
    """For the order of sources in a list, and nothing else."""
    repeats_differ: bool
    """Whether a source that is cited again may read differently."""
    numbers_stay: bool
    """Whether numbers of passages are printed as they are written, not as ordinals or Roman numerals."""


def variants_of(csl: str) -> Variants:
    """The forms of a style. One that is no well-formed XML has no parts."""
    undisambiguated = _TELLS_APART.sub("", csl)
    shares_requests = not _DEPENDS_ON_OTHERS.search(csl)
    return Variants(
        full=_address_of(csl),
        undisambiguated=_address_of(undisambiguated),
        shares_requests=shares_requests,
        parts=_parts_variants(csl, undisambiguated) if shares_requests else None,
    )


def _parts_variants(csl: str, undisambiguated: str) -> PartsVariants | None:
    try:
        style, labels = _style(undisambiguated), _style(csl)
    except ET.ParseError:
        return None
    if style.get("class") != "in-text" or not _is_by_author(style):
        return None
    numbers = (number for number in style.iter(f"{_IN}number") if number.get("variable") == "locator")
    numbers_stay = all(number.get("form", "numeric") == "numeric" for number in numbers)
    repeats_differ = _make_all_first(style)
    if any("position" in element.attrib for element in style.iter()):
        return None
    at_first = _address_of(_text_of(style))
    for layout in style.iterfind(f"*/{_IN}layout"):
        layout[:] = [Element(f"{_IN}text", value="x")]
    _remove_idle_macros(style)
    for bibliography in labels.findall(f"{_IN}bibliography"):
        labels.remove(bibliography)
    _remove_idle_macros(labels)
    return PartsVariants(
        at_first, _address_of(_text_of(labels)), _address_of(_text_of(style)), repeats_differ, numbers_stay
    )


def _style(csl: str) -> Element:
    return ET.fromstring(csl)  # noqa: S314 - expat bounds what entities may grow to


def _is_by_author(style: Element) -> bool:
    """Whether labels have authors and years, and lists are sorted by them: so that these tell what touches."""
    macros = _macros(style)
    label = style.find(f"{_IN}citation/{_IN}layout")
    sort = style.find(f"{_IN}bibliography/{_IN}sort")
    if label is None or sort is None or not len(sort):
        return False
    is_sorted_by_author = sort[0].get("variable") == "author" or _has_authors(sort[0], macros)
    return is_sorted_by_author and _has_authors(label, macros) and _has_year(label, macros) and _has_year(sort, macros)


def _has_authors(element: Element, macros: Mapping[str, Element]) -> bool:
    names = [found for found in _reached(element, macros, set()) if found.tag == f"{_IN}names"]
    counts = any(name.get("form") == "count" for found in names for name in found)
    return not counts and any("author" in found.get("variable", "").split() for found in names)


def _has_year(element: Element, macros: Mapping[str, Element]) -> bool:
    return any(found.get("variable") == "issued" for found in _reached(element, macros, set()))


def _macros(style: Element) -> dict[str, Element]:
    return {macro.get("name", ""): macro for macro in style.iterfind(f"{_IN}macro")}


def _reached(element: Element, macros: Mapping[str, Element], called: set[str]) -> Iterator[Element]:
    """The elements in an element, and in the macros that it calls, which are noted."""
    for found in element.iter():
        yield found
        name = found.get("macro")
        if name and name in macros and name not in called:
            called.add(name)
            yield from _reached(macros[name], macros, called)


def _make_all_first(style: Element) -> bool:
    """Have each citation formatted like the first one of its source, and tell whether that changes the style.

    Conditions on the position are replaced by ones that hold always or never (CSL 1.0.2, "choose"). One that cannot be
    said so stays.
    """
    changed = False
    for element in style.iter():
        for name in [name for name in element.attrib if name.startswith("et-al-subsequent-")]:
            del element.attrib[name]
            changed = True
        positions = element.get("position", "").split()
        if positions and "first" not in positions:
            del element.attrib["position"]
            element.set("variable", f"{element.get('variable', '')} {_NEVER}".strip())
        elif positions == ["first"] and len(element.attrib) == 1:
            del element.attrib["position"]
            element.attrib |= {"match": "none", "variable": _NEVER}
        changed |= bool(positions)
    return changed


def _remove_idle_macros(style: Element) -> None:
    """Remove the macros that nothing calls."""
    macros = _macros(style)
    called: set[str] = set()
    for name in ("citation", "bibliography"):
        for part in style.iterfind(f"{_IN}{name}"):
            list(_reached(part, macros, called))
    for name, macro in macros.items():
        if name not in called:
            style.remove(macro)


def _text_of(style: Element) -> str:
    ET.register_namespace("", _CSL)
    return ET.tostring(style, encoding="unicode")


def _address_of(csl: str) -> str:
    return f"data:text/xml;base64,{base64.b64encode(csl.encode()).decode()}"


TITLES = _address_of(
    f'<style xmlns="{_CSL}" class="in-text" version="1.0"><info><title/><id/><updated/></info>'
    '<citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)
"""A style that has the least to do, in which it shows whether Pandoc takes a source at all."""
