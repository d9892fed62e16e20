"""The text of a database as bibtexparser reads it, whatever program wrote it."""

from __future__ import annotations

import re
import unicodedata

LOST = re.compile("[\udc80-\udcff]")
"""Bytes that are no UTF-8, as Python reads them with ``surrogateescape``."""

_CONTROLS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""Control characters that were letters of windows-1252; browsers read them so, too (HTML, section 13.2.3.5)."""

_EQUALS = "\ue003"  # of private use: no key holds it
_KEY_WITH_EQUALS = re.compile(r'@\w+\s*[{(]\s*(?P<address>[^\s,(){}"=]+)=[^\s,(){}"]*(?=\s*,)')
"""The key of an entry that is an address with a query, which bibtexparser takes for a field without a value."""


def with_one_line_end(text: str) -> str:
    """Without a byte order mark and with one kind of line end: bibtexparser counts line feeds alone."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> str:
    """A text as bibtexparser reads it. In Unicode's form NFC, so that a key is the same in every database and page."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", LOST.sub("\ufffd", text).translate(_CONTROLS))
    return _KEY_WITH_EQUALS.sub(_with_its_query, text) if "=" in text else text


def key_as_written(key: str) -> str:
    """A key of a clean text."""
    return key.replace(_EQUALS, "=")


def _with_its_query(key: re.Match[str]) -> str:
    return key[0].replace("=", _EQUALS) if any(map(key["address"].__contains__, "/?&:")) else key[0]
