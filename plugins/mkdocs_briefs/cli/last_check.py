"""What an earlier ``briefs check`` found, which holds where nothing has changed that it read.

Nothing is parsed for that: all files of the project are read, and compared by a digest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs_briefs.assembly.engine import DISTRIBUTION
from mkdocs_briefs.keeping.purity import ImpureError, extensions_text, options_text
from mkdocs_briefs.keeping.store import Store, digest
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.model.problem import Location, Problem, Severities, Severity
from mkdocs_briefs.readers.configuration import Configuration
from mkdocs_briefs.readers.databases import databases
from mkdocs_briefs.readers.states import Release
from mkdocs_briefs.readers.texts import UnreadableError, refuse_unreadable
from mkdocs_briefs.rules import ALL_CODES

_CODES = {code.id: code for code in ALL_CODES}
_STYLE = b".csl"


def inputs_of(folder: Path, configuration: Configuration, release: Release, severities: Severities) -> bytes | None:
    """A digest of all that a check reads; None where that cannot be told."""
    try:
        return digest("check", *_inputs(folder, configuration, release), repr(sorted(severities.items())))
    except (ImpureError, UnreadableError, OSError):
        return None  # what is wrong is reported when the project is read


def _inputs(folder: Path, configuration: Configuration, release: Release) -> Iterator[str | bytes]:
    extensions = configuration.markdown_extensions
    yield versions(DISTRIBUTION)
    yield extensions_text(extensions)
    yield options_text(extensions)
    yield repr((configuration, configuration.lines, folder))
    yield repr((release.preview, release.now and release.now.date(), release.statuses))
    if configuration.settings.citation_style.endswith(_STYLE.decode()):
        yield _content(configuration.root / configuration.settings.citation_style)
    for path in sorted(_files(folder)):
        yield path
        if is_page(path) or os.path.basename(path) == configuration.meta_file:  # noqa: PTH119 - thousands of them
            content = _content(Path(path))
            if _STYLE in content:
                raise ImpureError("a page may name a style of its own")
            yield content
    for database in databases(configuration.root, configuration.settings) if configuration.is_written else ():
        yield str(database)
        yield _content(database)
    for path in sorted(_files(configuration.root / configuration.custom_dir)) if configuration.custom_dir else ():
        yield path
        yield _content(Path(path))


def _files(folder: Path) -> Iterator[str]:
    for within, _, names in os.walk(folder, followlinks=True):
        yield from (os.path.join(within, name) for name in names)  # noqa: PTH118 - as above


def _content(path: Path) -> bytes:
    refuse_unreadable(path)  # a pipe would be waited for
    return path.read_bytes()


def last_check(store: Store, inputs: bytes) -> tuple[Problem, ...] | None:
    """The problems that a check of these inputs has found; None if there was none, or it is damaged."""
    data = store.get(inputs)
    try:
        return None if data is None else tuple(_problem(*row) for row in json.loads(data))
    except (ValueError, TypeError, KeyError):
        return None


def keep_check(store: Store, inputs: bytes, problems: Sequence[Problem]) -> None:
    rows = [(p.code.id, p.location.file, p.location.line, p.message, p.severity.value) for p in problems]
    store.put(inputs, json.dumps(rows).encode())


def _problem(code: str, file: str, line: int, message: str, severity: str) -> Problem:
    return Problem(_CODES[code], Location(file, line), message, Severity(severity))
