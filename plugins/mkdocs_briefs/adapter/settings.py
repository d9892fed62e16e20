"""What the configuration says, as values of the core. Each raises PluginError, with the option, where it cannot."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from mkdocs_briefs.adapter.config import BriefsConfig
from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.gazetteer import Gazetteer, OverrideError
from mkdocs_briefs.model.world import WorldMap
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.overrides import read_overrides
from mkdocs_briefs.readers.world import WorldMapError, read_bundled_world, read_world


def gazetteer_of(language: str, options: BriefsConfig) -> Gazetteer:
    """The bundled names in a language, with what the house says otherwise."""
    gazetteer = read_gazetteer(language)
    try:
        return gazetteer.with_overrides(read_overrides(options.territories))
    except OverrideError as error:
        raise PluginError(f'briefs: the option "territories": {error}') from error


def world_of(root: Path, options: BriefsConfig) -> WorldMap:
    """The map of the world: ours, or the house's own."""
    if not options.world_map:
        return read_bundled_world()
    file = root / options.world_map
    if not file.is_file():
        raise PluginError(f'briefs: the option "world_map" names "{options.world_map}", and there is no such file.')
    try:
        return read_world(file.read_text(encoding="utf-8"), relative(file, root))
    except (WorldMapError, UnicodeDecodeError) as error:
        raise PluginError(f'briefs: the option "world_map": {error}') from error


def style_of(name: str, root: Path) -> Style:
    """A citation style by its name, or by the path of its file. Raises EngineError where there is no such file."""
    if not name.endswith(".csl"):
        return Style(name)
    file = root / name
    if not file.is_file():
        raise EngineError(f"there is no file {relative(file, root)}. Its path is relative to mkdocs.yml.")
    try:
        return Style(file.stem, file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise EngineError(f"the file is not UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8.") from error


def relative(path: Path, root: Path) -> str:
    """A path as the author would type it in the project's folder."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
