"""Names of countries that mean something else where they stand: ``US$5 billion``, ``CONTACT US``, ``Jordan Ash``.

Beside the list of phrases (``data/en/stop_phrases.yml``), for what no list can hold. About English texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.words.lexicon import lexicon

_CURRENCY = re.compile(r"-?[$\u20ac\u00a3\u00a5]|[ \u00a0][$\u20ac\u00a3\u00a5] ?\d")
"""Behind a name: ``US$``, ``US-$``, ``US $5``."""
_AIRLINE = "Air "
"""Before one."""
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[ \u00a0\n]$")
_CAPITALS_BEHIND = re.compile(r"(?:[ \u00a0\n](?:[A-Z]\.|[^\W\d_][\w'\u2019-]*))+")
"""Words behind a name, without punctuation between them."""
_FAR = 30
"""Characters before a name in which the word before it is sought."""
_HEADLINE = 3
"""So many words with a capital behind a name are a headline, and no last name."""


def means_other(text: str, start: int, end: int, names: Collection[int]) -> bool:
    """Whether the name of a country means something else here. ``names`` are the places where names begin."""
    if _CURRENCY.match(text, end) or text.endswith(_AIRLINE, max(0, start - len(_AIRLINE)), start):
        return True
    words = text[start:end]
    return (
        (words == "US" and _is_pronoun(text, start))
        or _is_town(text, end)
        or _is_first_name(text, start, end, names)
        or _is_last_name(text, start, end)
    )


def _is_pronoun(text: str, start: int) -> bool:
    before = _word_before(text, start)
    return before.isupper() and before.casefold() in lexicon().before_us


def _is_first_name(text: str, start: int, end: int, names: Collection[int]) -> bool:
    if fold(text[start:end]) not in lexicon().first_name_countries or _word_before(text, start).casefold() == "in":
        return False
    behind = _CAPITALS_BEHIND.match(text, end)
    following = []
    for word in behind[0].split() if behind else ():
        if not word[0].isupper():
            break
        following.append(re.split("['\u2019]s$", word)[0])
    if not following or len(following) > _HEADLINE or text[start:end].isupper():
        return False
    first = following[0]
    if (first.isupper() and not first.endswith(".")) or end + 1 in names:
        return False
    return _no_last_names().isdisjoint(map(fold, following[:1])) and lexicon().heads.isdisjoint(map(fold, following))


def _is_last_name(text: str, start: int, end: int) -> bool:
    if fold(text[start:end]) not in lexicon().last_name_countries:
        return False
    before = _word_before(text, start)
    return before[:1].isupper() and fold(before) in lexicon().first_names


def _is_town(text: str, end: int) -> bool:
    """Whether a state of the United States stands behind the name, and no list goes on: ``Lebanon, Ohio``."""
    return text[end : end + 2] == ", " and _town().match(text, end) is not None


def _word_before(text: str, start: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, start - _FAR), start)
    return found["word"] if found else ""


@cache
def _no_last_names() -> frozenset[str]:
    """Words behind a country that are nobody's last name."""
    words = lexicon()
    return (words.followers | words.heads | words.titles | words.portfolios | words.modifiers | words.signatures) | (
        words.matters
        | words.directions
        | words.adjectives
        | words.days
        | words.starters
        | words.others
        | words.connectors
    )


@cache
def _town() -> re.Pattern[str]:
    states = "|".join(re.escape(state.replace("-", " ")) for state in lexicon().american_states)
    return re.compile(rf", (?:{states})\b(?!,? (?:and|or)\b|, [A-Z]\w+(?:,| and| or))")
