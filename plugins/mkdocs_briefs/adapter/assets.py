"""The style sheets, fonts and script that the plugin adds to a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

ASSETS = Path(__file__).parent.parent / "theme" / "assets"
_TARGET = "assets/briefs"


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet or script, with what it loads."""

    name: str
    companions: tuple[str, ...] = ()
    """Globs of the files that it refers to."""

    @property
    def uri(self) -> str:
        return f"{_TARGET}/{self.name}"

    def files(self, config: MkDocsConfig) -> Iterator[File]:
        for pattern in (self.name, *self.companions):
            for path in sorted(ASSETS.glob(pattern)):
                uri = f"{_TARGET}/{path.relative_to(ASSETS).as_posix()}"
                yield File.generated(config, uri, abs_src_path=str(path))


SCRIPT = Asset("briefs.js")
"""What pages gain with JavaScript."""

COMPONENTS = Asset("briefs.css")
"""What our own HTML looks like, on any theme."""

PUBLICATION = Asset("publication.css", ("fonts/*",))
"""Typography and page layout that turn Material from a manual into a publication."""


def stylesheets(config: MkDocsConfig) -> tuple[Asset, ...]:
    return (COMPONENTS, PUBLICATION) if config.theme.name == "material" else (COMPONENTS,)
