"""The text of a new file: its front matter in YAML, checked as a build would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from mkdocs_briefs.cli.command import CommandError
from mkdocs_briefs.cli.project import Opened
from mkdocs_briefs.cli.terminal import warn
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.readers.front_matter import read_document

WHEN_READY = 'When it is ready, take "status: draft" out, and call "briefs check".'
"""What is told of a draft that was written."""

_WIDEST = 10**6
"""Characters of a line of YAML: a text is never folded."""


def front_matter(fields: Mapping[str, object]) -> str:
    """The first lines of a Markdown file, without the line that ends the block. Empty lists and None are left out."""
    lines = (_line(key, value) for key, value in fields.items() if value not in (None, [], ""))
    return "".join(("---\n", *lines))


def _line(key: str, value: object) -> str:
    """A field in YAML: a list within brackets, all else as it stands."""
    text = yaml.safe_dump({key: value}, allow_unicode=True, width=_WIDEST, default_flow_style=None)
    return text if isinstance(value, list) else yaml.safe_dump({key: value}, allow_unicode=True, width=_WIDEST)


def problems_in(text: str, file: Path, opened: Opened) -> list[Problem]:
    """What a preview would report of a new file, once the project is read with it."""
    src_uri = file.relative_to(opened.folder).as_posix()
    document = read_document(text, file.as_posix())
    project = opened.read({src_uri: document})
    return [problem for problem in project.problems if problem.location.file == document.file]


def refuse_unsound(text: str, file: Path, opened: Opened) -> None:
    """Raise CommandError with what a preview would report of a new file as a problem; a notice is a warning here."""
    found = problems_in(text, file, opened)
    if problems := [problem.message for problem in found if problem.severity.fails]:
        raise CommandError(" ".join(problems))
    for problem in found:
        warn(str(problem))
