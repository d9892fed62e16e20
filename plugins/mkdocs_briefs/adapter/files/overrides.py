"""An owner's templates in place of ours: those that no page would use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem, did_you_mean
from mkdocs_briefs.pages.renderer import TEMPLATES
from mkdocs_briefs.readers.paths import relative


def unused_templates(setup: Setup) -> Iterator[Problem]:
    """Templates in a theme's folder ``briefs`` with a name that none of ours has, and that no other there names."""
    ours = {path.name for path in TEMPLATES.glob("*.html")}
    for folder in setup.config.theme.dirs:
        templates = {
            path: path.read_text("utf-8", "replace") for path in sorted(Path(folder, "briefs").rglob("*.html"))
        }
        for path in templates:
            name = path.relative_to(Path(folder, "briefs")).as_posix()
            is_named = any(f"{quote}{name}{quote}" in text for text in templates.values() for quote in "\"'")
            if name not in ours and not is_named:
                message = f'no page uses the template "{name}".{did_you_mean(name, ours)}'
                yield Problem(codes.TEMPLATE_UNKNOWN, Location(relative(path, setup.root), 1), message)
