"""A synthetic publication on disk, as a project of MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from site_tests.benchmark.corpus import Corpus

SETTINGS: dict[str, Any] = {
    "site_name": "Bench",
    "theme": {"name": "material", "font": False},
    "nav": [{"Home": "index.md"}],
    "not_in_nav": "*",  # the fast case for Material
}
OURS = ["search", "briefs"]
GENERATORS: dict[str, dict[str, Any]] = {
    "plain": {"plugins": ["search"]},
    "mkdocs-bibtex": {
        "plugins": ["search", {"bibtex": {"bib_file": "bib/sources.bib", "bib_by_default": True}}],
        "markdown_extensions": ["footnotes"],  # it writes them
    },
    "uncited": {"plugins": OURS},
    "briefs": {"plugins": OURS},
}
"""What builds the site: plain MkDocs with Material, another plugin for citations, ours without citations, ours."""


@dataclass(frozen=True)
class Project:
    """A copy of a corpus, which one generator builds."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def bibliography(self) -> Path:
        return self.root / "bib" / "sources.bib"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def forget(self) -> None:
        """Remove all that builds have left."""
        self.forget_site()
        self._remove(self.root / ".cache" / "briefs")

    def forget_site(self) -> None:
        self._remove(self.site)

    def _remove(self, folder: Path) -> None:
        """Move a folder away, as if there had been none.

        Nothing is deleted while builds are measured: right after that, ext4 takes ten times as long to make files.
        """
        if folder.exists():
            removed = self.root.parent / "removed"
            removed.mkdir(exist_ok=True)
            folder.rename(removed / f"{self.root.name}-{len(list(removed.iterdir()))}")


def write_project(root: Path, corpus: Corpus, generator: str) -> Project:
    project = Project(root)
    (project.docs / "actors").mkdir(parents=True)
    project.bibliography.parent.mkdir()
    project.config.write_text(yaml.safe_dump({**SETTINGS, **GENERATORS[generator]}))
    (project.docs / "index.md").write_text("---\ntitle: Home\n---\nSynthetic briefs.\n")
    for actor in corpus.profiles:
        (project.docs / f"{actor.page.rstrip('/')}.md").write_text(actor.profile)
    for brief in corpus.briefs:
        text = re.sub(r" \[@[^\]]*\]", "", brief.text) if generator == "uncited" else brief.text
        (project.docs / f"brief-{brief.number}.md").write_text(text)
    project.bibliography.write_text("\n".join(entry.bibtex() for entry in corpus.entries))
    return project
