"""How names are compared and turned into addresses."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'"})
_SAFE = ":/?@!$()*+,;=~"  # what a URL's fragment may hold (RFC 3986, section 3.5) and HTML does not read as its own
_LONGEST = 80  # characters of a slug
_LONGEST_IN_BYTES = 200  # file systems allow 255 for a name with its ending
_NOT_WORD = re.compile(r"[\W_]+")


def unaccented(text: str) -> str:
    """The text without combining marks: ``Chávez`` becomes ``Chavez``."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The form in which two spellings of one name are equal.

    Case, accents, the shape of apostrophes and the amount of white space do not count.
    """
    return " ".join(unaccented(name).translate(_APOSTROPHES).casefold().split())


def slugify(name: str) -> str:
    """The name as one segment of a URL: ``Nicolás Maduro`` becomes ``nicolas-maduro``.

    Letters of other scripts stay as they are: every browser shows them.
    """
    slug = _NOT_WORD.sub("-", fold(name).replace("'", ""))[:_LONGEST]
    return slug.encode()[:_LONGEST_IN_BYTES].decode(errors="ignore").strip("-") or "unnamed"


def fragment(identifier: str) -> str:
    """An id as the fragment of a URL: a citation key may have characters that a URL may not."""
    return quote(identifier, safe=_SAFE)
