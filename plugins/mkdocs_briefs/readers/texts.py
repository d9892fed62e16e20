"""Files as text: what cannot be read says why, and is never waited for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe"),
    (stat.S_ISSOCK, "it is a socket"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableError(Exception):
    """A file cannot be read. The message says why, as the end of a sentence, and the way out."""


def read_text(path: Path, errors: str = "strict", *, nul: bool = False) -> str:
    """The text of a file in UTF-8, without a byte order mark. Raises UnreadableError.

    ``errors`` says what becomes of bytes that are no UTF-8, as in ``bytes.decode``; ``nul`` whether the character
    of that name may be in it, as MkDocs lets it be in pages.
    """
    refuse_unreadable(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{_lower(error.strerror)}. Give yourself the right to read it.") from error
    if content.startswith(_UTF_16) or (b"\0" in content and not nul):
        raise UnreadableError("it is no UTF-8 but UTF-16, or no text. Save it as UTF-8.")
    try:
        return content.decode("utf-8-sig", errors)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"it is not UTF-8 (byte {error.start}). Save it as UTF-8.") from error


def refuse_unreadable(path: Path) -> None:
    """Raise UnreadableError for what is no file, or may not be read. Nothing is opened: a pipe would be waited for."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise UnreadableError("it is a link to nothing. Mend the link, or take it out.") from error
    except OSError as error:
        raise UnreadableError(f"{_lower(error.strerror)}. Mend the link, or take it out.") from error
    if not stat.S_ISREG(mode):
        kind = next((what for is_kind, what in _KINDS if is_kind(mode)), "it is no file")
        raise UnreadableError(f"{kind}. Give it a name with another ending, or move it.")
    if not os.access(path, os.R_OK):
        raise UnreadableError("permission denied. Give yourself the right to read it.")


def _lower(reason: str | None) -> str:
    return (reason or "it cannot be opened").lower()
