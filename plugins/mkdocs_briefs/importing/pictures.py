"""The pictures of a document: within it, in its text, or beside it."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SHOWN = {
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
}
"""What browsers show, by its first bytes."""
_ELSEWHERE = frozenset(["http", "https"])


def picture_at(address: str, within: Mapping[str, bytes], folder: Path) -> bytes | None:
    """The bytes of the picture at an address; None if another host has it.

    ``within`` are the pictures in the document, by their addresses, ``folder`` is where it lies. Raises
    FileNotFoundError where there is none in the folder, and ValueError for one in the text that cannot be decoded.
    """
    if address in within:
        return within[address]
    if address.startswith("data:"):
        head, _, data = address.partition(",")
        return base64.b64decode(unquote(data), validate=True) if head.endswith(";base64") else b""
    if scheme_of(address) in _ELSEWHERE or address.startswith("//"):
        return None
    base = folder.resolve()
    for name in (unquote(address), *(f"{unquote(address)}{ending}" for ending in _SHOWN.values())):
        file = (base / name).resolve()
        if file.is_relative_to(base) and file.is_file():
            return file.read_bytes()
    raise FileNotFoundError(address)


def ending_of(picture: bytes) -> str:
    """The ending of a picture's file, such as ``.png``; empty if browsers do not show it."""
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return ".webp"
    return next((ending for start, ending in _SHOWN.items() if picture.startswith(start)), "")


def scheme_of(address: str) -> str:
    """The scheme of an address, in small letters; empty if it has none, or cannot be read."""
    try:
        return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
    except ValueError:
        return ""
