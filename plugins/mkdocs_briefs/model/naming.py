"""Names: the form in which they are compared, and slugs, ids and URL fragments made of them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'"})
_SAFE = ":/?@!$()*+,;=~"  # allowed in a URL's fragment (RFC 3986, section 3.5) and without a meaning in HTML attributes
_LONGEST = 80  # characters in a slug
_LONGEST_IN_BYTES = 200  # file systems allow 255 for a name with its extension
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)", re.IGNORECASE)
"""Names of devices, which no file or folder of Windows has, with whatever ending."""
_REFUSED = re.compile(r'[<>:"|?*\\]|[. ]$')
_NOT_WORD = re.compile(r"[\W_]+")


def unaccented(text: str) -> str:
    """The text without combining marks: ``Chávez`` becomes ``Chavez``."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The form in which names are compared: two spellings of one name have the same.

    It has no case, no accents, straight apostrophes and single spaces.
    """
    return " ".join(unaccented(name).translate(_APOSTROPHES).casefold().split())


@lru_cache(maxsize=65_536)
def slugify(name: str) -> str:
    """The name as one segment of a URL: ``Nicolás Maduro`` becomes ``nicolas-maduro``.

    Letters of other scripts are kept: browsers show them unescaped.
    """
    slug = _NOT_WORD.sub("-", fold(name).replace("'", ""))[:_LONGEST]
    slug = slug.encode()[:_LONGEST_IN_BYTES].decode(errors="ignore").strip("-") or "unnamed"
    return slug if is_portable(slug) else f"{slug}-1"


def tag_key(tag: str) -> str:
    """What spellings of a keyword, or of a series, have in common: they differ in case, accents or hyphens."""
    return fold(tag).replace(" ", "-")


def is_portable(name: str) -> bool:
    """Whether a file or folder can have this name on Windows, too."""
    return not _RESERVED.match(name) and not _REFUSED.search(name)


def fragment(identifier: str) -> str:
    """An id as the fragment of a URL, percent-encoded: citation keys may have characters that a fragment may not."""
    return quote(identifier, safe=_SAFE)
