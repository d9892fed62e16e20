"""Several names in one text, where a list should be: ``Ann Ash, Bo Brook``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mkdocs_briefs.sources.brief_entry import looks_like_a_person
from mkdocs_briefs.words.lexicon import lexicon

_COMMA = re.compile(r",(?!\d)")
_AND = re.compile(r"\s+(?:and|und|et|y|&)\s+")
_BELONGING = frozenset("co corp esq gmbh inc llc llp ltd md nv bv phd plc sa ag".split())
"""What follows a comma within the name of a firm or a person, without stops; beside the lexicon's suffixes."""
_TURNED = re.compile(r".*\b(?:of|of the|the)")
"""The end of a name that has been turned round: ``Korea, Republic of``."""

IsKnown = Callable[[str], bool]


def names_in(text: str, is_known: IsKnown, *, may_be_turned: bool) -> list[str]:
    """The names in a text that plainly has several; none if it may be one.

    ``is_known`` says whether something is called so. ``may_be_turned`` says that the last name may stand first, as in
    ``Ash, Ann``.
    """
    text = " ".join(text.split())
    if is_known(text):
        return []
    if ";" in text:
        return [name for part in text.split(";") if part.strip() for name in _of_part(part.strip(), is_known)]
    parts = list(_joined(_COMMA.split(text)))
    if len(parts) < 2:
        return _both(text, is_known)
    if (may_be_turned and _is_turned(parts, is_known)) or _TURNED.fullmatch(parts[-1]) or _has_matters(parts):
        return []
    names = [name for part in parts for name in _of_part(part, is_known)]
    return [] if any(_AND.search(name) and not is_known(name) for name in names) else names


def _joined(parts: list[str]) -> Iterator[str]:
    """The parts between commas, with what belongs to the one before: ``Jr.``, ``Inc.``."""
    name = ""
    for part in filter(None, map(str.strip, parts)):
        plain = part.casefold().replace(".", "")
        if name and (plain in _BELONGING or plain in lexicon().suffixes):
            name = f"{name}, {part}"
        elif name:
            yield name
            name = part
        else:
            name = part
    if name:
        yield name


def _of_part(part: str, is_known: IsKnown) -> list[str]:
    part = re.sub(r"^(?:and|und|et|&)\s+", "", part)  # the last of a list: ", and Cy Cole"
    return _both(part, is_known) or [part]


def _both(text: str, is_known: IsKnown) -> list[str]:
    """The names around "and", if each is one: institutions have the word in their names."""
    parts = _AND.split(text)
    is_list = len(parts) > 1 and not is_known(text) and all(is_known(p) or looks_like_a_person(p) for p in parts)
    return parts if is_list else []


def _is_turned(parts: list[str], is_known: IsKnown) -> bool:
    """Whether a text is one person's name: ``Ash, Ann``, ``Ash, Ann B.``, ``von Ash, Ann``."""
    if len(parts) != 2 or all(map(is_known, parts)):
        return False
    last, first = (part.split() for part in parts)
    is_last = len(last) == 1 or last[0].islower()
    is_first = all(len(word.strip(".")) == 1 for word in first[1:])
    words = (last[-1], first[0])
    return is_last and is_first and all(word[0].isupper() and not (word.isupper() and len(word) > 1) for word in words)


def _has_matters(parts: list[str]) -> bool:
    """Whether a part tells what an institution is for: ``Ministry of Trade, Industry and Energy``."""
    words = lexicon().matters | {"and", "of", "the"}
    return any(all(word.casefold() in words for word in part.split()) for part in parts[1:]) and any(
        word.casefold() in lexicon().heads for word in parts[0].split()
    )
