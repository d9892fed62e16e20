"""What all kept values depend on: the programs that made them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mkdocs_briefs.keeping.store import digest

_LIBRARIES = ("markdown", "pymdown-extensions", "pygments", "sentencex", "ahocorasick-rs", "babel")
"""What texts are made with."""

_PACKAGE = Path(__file__).parent.parent


@cache
def versions(*others: str) -> bytes:
    """A digest of this package's files, as they lie on the disk, and of the versions of Python and of what it uses.

    ``others`` are further distributions.
    """
    return digest(sys.version, *map(_version, (*_LIBRARIES, *others)), *_files())


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution


def _files() -> Iterator[str]:
    """Each file of the package, with its size and time: quicker than reading them."""
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            status = path.stat()
            yield f"{path.relative_to(_PACKAGE).as_posix()} {status.st_size} {status.st_mtime_ns}"
