"""The text of a new file: its front matter in YAML, checked as a build would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from mkdocs_briefs.cli.command import CommandError
from mkdocs_briefs.cli.project import Opened
from mkdocs_briefs.cli.terminal import warn
from mkdocs_briefs.readers.front_matter import read_document

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


def refuse_unsound(text: str, file: Path, opened: Opened) -> None:
    """Read the project with a new file.

    Raises CommandError with what a build would report of it as a problem; a notice is a warning here.
    """
    src_uri = file.relative_to(opened.folder).as_posix()
    document = read_document(text, file.as_posix())
    project = opened.read({src_uri: document})
    found = [problem for problem in project.problems if problem.location.file == document.file]
    if problems := [problem.message for problem in found if problem.severity.fails]:
        raise CommandError(" ".join(problems))
    for problem in found:
        warn(str(problem))
