r"""Names in BibTeX: who is a person, and which part of a name is what.

The rules are BibTeX's own (Nicolas Markey, Tame the BeaST, section 4.1) and biblatex's extended format (manual,
section 3.4). Names are split first, on the text as written, and their parts decoded afterwards: ``{\'E}`` or
``{Ministry of Trade and Industry}`` would else come apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdocs_briefs.model.source import Name
from mkdocs_briefs.sources.bibtex.latex import plain

_AND = re.compile(r"(?<![\s~])[\s~]+and[\s~]+", re.IGNORECASE)
_SPACE = re.compile(r"[\s~]+")
_COMMA = re.compile(r"(?:(?<!\s)\s+)?,\s*")
_SEMICOLON = re.compile(r";\s")
_AMPERSAND = re.compile(r"\s\\?&\s")
_FULL_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:\s+[^\W\d_]\.)?\s+[^\W\d_a-z][^\W\d_]+")
"""Given name and family name, with an initial between them or without."""
_PARTICLE = re.compile(
    r"(?:Al|Ben|Bin|Da|Das|De|Del|Della|Den|Der|Di|Do|Dos|Du|El|Ibn|La|Las|Le|Les|Los|Mac|San|Santa|St|Ten|Ter|Van|Von|"
    r"Zu)\s"
)
"""Words that begin a family name of several; ``Le Pen, Jean Marie`` is one person."""
_SUFFIX = re.compile(r"\{?(?:Jr|Sr|[JS]un|Esq|Ph\.?\s?D|M\.?D|[IVX]+|\d\w*|\w{1,3})\.?\}?", re.IGNORECASE)
_EXTENDED = re.compile(r"^\s*(family|given|prefix|suffix)\s*=", re.IGNORECASE)


def read_names(value: str) -> tuple[tuple[Name, ...], bool]:
    """The names in a value, and whether it ends with ``and others``."""
    written = written_names(value)
    more = bool(written) and written[-1].lower() == "others"
    # A name that is a command of the author's own, as \Thanh, is shown by that command's letters, not lost.
    names = (_name(part) if plain(part) else Name(_letters(part)) for part in (written[:-1] if more else written))
    return tuple(name for name in names if name.family), more


def written_names(value: str) -> list[str]:
    """The names in a value as they are written. ``and`` is read in any case, and may stand before nothing."""
    parts = (part.strip() for part in _split(f" {value.strip()} ", _AND))
    return [part for part in parts if part]


def separator_in(name: str, *, is_only: bool = True) -> str:
    """What stands in one written name as between several: ``a semicolon``, ``&`` or ``a comma``; empty if nothing does.

    In a list that has ``and`` somewhere, the one comma of a name is that before the given names.

    >>> [separator_in(name) for name in ("Ash, Ann; Bee, Bob", "Ann Ash, Bob Bee", "van der Ash, Ann", "Ash, Jr., Ann")]
    ['a semicolon', 'a comma', '', '']
    """
    if _EXTENDED.match(name):
        return ""
    for separator, called in ((_SEMICOLON, "a semicolon"), (_AMPERSAND, "&")):
        if len(_split(name, separator)) > 1:
            return called
    parts = _split(name, _COMMA)
    if len(parts) > 3 or (len(parts) == 3 and not _SUFFIX.fullmatch(parts[1])):
        return "a comma"
    whole = is_only and len(parts) == 2 and all(_FULL_NAME.fullmatch(part.strip()) for part in parts)
    return "a comma" if whole and not _PARTICLE.match(parts[0].lstrip()) else ""


def display(names: Iterable[Name], *, more: bool) -> str:
    """Names as one text: ``Ann Ash and Bea de Brook and others``."""
    shown = [in_full(name) for name in names]
    return " and ".join([*shown, "others"] if more else shown)


def in_full(name: Name) -> str:
    """A name as it is spoken: ``Ludwig van Beethoven Jr.``."""
    return " ".join(part for part in (name.given, name.particle, name.family, name.suffix) if part)


def _letters(written: str) -> str:
    return " ".join(re.findall(r"\w+", written))


def _name(written: str) -> Name:
    if _is_braced(written):
        return Name(plain(written), is_organisation=True)
    if _EXTENDED.match(written):
        return _extended(written)
    parts = _split(written, _COMMA)
    if len(parts) == 1:
        return _given_first(_words(parts[0]))
    words = _words(parts[0])
    start = _after_particle(words, 0)
    suffix, given = ([], parts[1:]) if len(parts) == 2 else ([parts[1]], parts[2:])
    return _made(given, words[:start], words[start:], suffix)


def _given_first(words: list[str]) -> Name:
    """``First von Last``: the last word is a family name always."""
    end = _after_particle(words, max(len(words) - 1, 0))
    start = next((number for number, word in enumerate(words[:end]) if _is_lower(word)), end)
    return _made(words[:start], words[start:end], words[end:])


def _made(given: Iterable[str], particle: Iterable[str], family: Iterable[str], suffix: Iterable[str] = ()) -> Name:
    family_text, given_text = plain(" ".join(family)), plain(" ".join(given))
    if not family_text:
        return Name(given_text)
    return Name(family_text, given_text, plain(" ".join(particle)), plain(" ".join(suffix)))


def _extended(written: str) -> Name:
    parts = dict.fromkeys(("family", "given", "prefix", "suffix"), "")
    for part in _split(written, _COMMA):
        key, _, text = part.partition("=")
        parts[key.strip().lower()] = text
    return _made([parts["given"]], [parts["prefix"]], [parts["family"]], [parts["suffix"]])


def _after_particle(words: list[str], without: int) -> int:
    """Where the family name begins: after the last lower-case word, which the last word of all never is."""
    lower = [number for number, word in enumerate(words[:-1]) if _is_lower(word)]
    return lower[-1] + 1 if lower else without


def _is_lower(word: str) -> bool:
    r"""Whether a word belongs to the particle. A word in braces has no case, but ``{\'e}t`` has that of its letter."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letters = [char for char in plain(word) if char.isalpha()]
    return bool(letters) and letters[0].islower()


def _words(text: str) -> list[str]:
    return [word for word in _split(text, _SPACE) if word]


def _is_braced(written: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    return written.startswith("{") and not written.startswith("{\\") and _close(written, 0) == len(written) - 1


def _close(text: str, start: int) -> int:
    depth = 0
    for found in re.compile(r"(?<!\\)[{}]").finditer(text, start):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.start()
    return -1


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """The text, split where the separator stands outside braces."""
    if "{" not in text and "\\" not in text:
        return separator.split(text)
    parts: list[str] = []
    start = position = 0
    while position < len(text):
        if text[position] == "\\":
            position += 2
        elif text[position] == "{" and (end := _close(text, position)) > 0:
            position = end + 1
        elif found := separator.match(text, position):
            parts.append(text[start : found.start()])
            start = position = found.end()
        else:
            position += 1
    return [*parts, text[start:]]
