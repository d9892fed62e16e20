"""A map of the world from an SVG file: the bundled one, or a project's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from pathlib import Path
from xml.etree import ElementTree as ET

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.world import Box, WorldMap, parts
from mkdocs_briefs.readers.options import SettingError, Settings
from mkdocs_briefs.readers.paths import relative
from mkdocs_briefs.readers.texts import UnreadableError, read_text

_CODE = re.compile(r"[A-Za-z]{2}")
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_FIRST_MOVE = re.compile(rf"\s*([Mm])[\s,]*({_NUMBER})[\s,]*({_NUMBER})[\s,]*")
_NOT_DRAWN = frozenset(["defs", "clipPath", "mask", "pattern", "symbol", "marker"])
_DISPUTED = "disputed"


class WorldMapError(ValueError):
    """An SVG file cannot be used as a map of the world."""


_DATA = Path(__file__).parent.parent / "data"
WORLD_LICENCE = _DATA / "LICENSE.visionscarto.txt"
"""The licence of the bundled map, which goes wherever the map goes."""


@lru_cache(maxsize=1)
def read_bundled_world() -> WorldMap:
    """The map of ``data/``. Cached for the process: the data does not change between builds."""
    name = "world.svg"
    return _world((_DATA / name).read_text(encoding="utf-8"), name)


def read_world_of(root: Path, settings: Settings) -> WorldMap:
    """The map of a project: the file in its settings, or else the bundled one. Raises SettingError."""
    if not settings.world_map:
        return read_bundled_world()
    file = root / settings.world_map
    try:
        is_there = file.is_file()
    except OSError:  # no file can be called so
        is_there = False
    if not is_there:
        way_out = "Its path counts from the folder of mkdocs.yml."
        raise SettingError("world_map", f'there is no file "{settings.world_map}".', way_out)
    try:
        return read_world(read_text(file), relative(file, root))
    except UnreadableError as error:
        raise SettingError("world_map", f"{relative(file, root)}: it cannot be read: {error}") from error
    except WorldMapError as error:
        raise SettingError("world_map", str(error)) from error
    except RecursionError as error:
        reason = f"{relative(file, root)}: its groups nest too deeply. Save the map again as plain SVG."
        raise SettingError("world_map", reason) from error


def read_world(text: str, file: str) -> WorldMap:
    """The outlines in an SVG file, whose elements have alpha-2 codes as ids, in upper or lower case.

    The id may be on a path or on a group of paths. Other paths are ignored, unless they are of class ``disputed``.
    The root's ``desc`` is the note on boundaries. Raises WorldMapError.
    """
    try:
        world = _world(text, file)
    except RecursionError as error:
        raise WorldMapError(f"{file}: its groups are nested too deeply. Ungroup them, and save it again.") from error
    for code, data in (*world.shapes.items(), *([(_DISPUTED, world.disputed)] if world.disputed else [])):
        try:
            parts(data)
        except ValueError as error:
            raise WorldMapError(
                f'{file}: the path data of "{code}" is broken: {error}. Draw the shape anew.'
            ) from error
    return world


def _world(text: str, file: str) -> WorldMap:
    root = _svg(text, file)
    found: dict[str, list[str]] = {}
    for code, data in _paths(root, "", file):
        found.setdefault(code, []).append(data)
    shapes = {code: "".join(drawn) for code, drawn in sorted(found.items())}
    disputed = shapes.pop(_DISPUTED, "")
    if not shapes:
        raise WorldMapError(
            f"{file}: no shape of a territory was found. "
            'Give each path, or group of paths, the ISO 3166-1 alpha-2 code of its territory as id, as in id="VE".'
        )
    note = next((child for child in root if _tag(child) == "desc"), None)
    return WorldMap(
        view_box=_view_box(root, file),
        shapes=shapes,
        note=one_line("".join(note.itertext())) if note is not None else "",
        disputed=disputed,
    )


def _svg(text: str, file: str) -> ET.Element:
    # Entities can expand without limit ("billion laughs"), and no map needs them.
    if "<!ENTITY" in text:
        raise WorldMapError(f"{file}: it declares entities, which are not read. Save it as plain SVG.")
    try:
        root = ET.fromstring(text.removeprefix("\ufeff"))  # noqa: S314 - entities were refused
    except ET.ParseError as error:
        line, _ = error.position
        raise WorldMapError(f"{file}:{line}: the XML is broken: {error}. Save the map again as plain SVG.") from error
    if _tag(root) != "svg":
        raise WorldMapError(f'{file}: it begins with "{_tag(root)}" and is no SVG file. Name one in its place.')
    return root


def _view_box(root: ET.Element, file: str) -> Box:
    written = root.get("viewBox", "")
    numbers = [float(number) for number in re.findall(_NUMBER, written)]
    if len(numbers) != 4 or min(numbers[2:]) <= 0 or not all(map(isfinite, numbers)):
        what = f'its viewBox "{written}" is not four numbers' if written else "it has no viewBox"
        raise WorldMapError(f'{file}: {what}. Write one that holds all shapes, as in viewBox="0 0 1000 500".')
    left, top, width, height = numbers
    return Box(left, top, left + width, top + height)


def _paths(element: ET.Element, of: str, file: str) -> Iterator[tuple[str, str]]:
    """The path data below an element, each with its code. ``of`` is the code of the innermost group that has one."""
    for child in element:
        if _tag(child) in _NOT_DRAWN:
            continue
        code = _code(child) or of
        drawn = list(_paths(child, code, file))
        if _tag(child) == "path" and code and (data := child.get("d", "").strip()):
            drawn.append((code, _absolute(data, code, file)))
        if drawn and child.get("transform"):
            raise WorldMapError(
                f'{file}: a transform moves the shape of "{drawn[0][0]}". '
                "Save the map with transforms applied to the paths."
            )
        yield from drawn


def _code(element: ET.Element) -> str:
    if _CODE.fullmatch(found := element.get("id", "").strip()):
        return found.upper()
    return _DISPUTED if _DISPUTED in element.get("class", "").split() else ""


def _absolute(data: str, code: str, file: str) -> str:
    """The path data with its first move made absolute."""
    move = _FIRST_MOVE.match(data)
    if not move:
        raise WorldMapError(
            f'{file}: the path data of "{code}" does not begin with a move: "{data[:20]}". Draw it anew.'
        )
    letter, x, y = move.groups()
    rest = data[move.end() :]
    # Further coordinates after a move are line segments, relative if the move was (SVG 2, section 9.3.3).
    line = "" if not rest or rest[0].isalpha() else "l" if letter == "m" else "L"
    return f"M{x} {y}{line}{rest}"


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
