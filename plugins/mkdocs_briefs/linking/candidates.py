"""Candidates for names in English prose: runs of capitalised words. ``judge`` decides which are names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import sentencex

from mkdocs_briefs.model.actor import PARTICLES
from mkdocs_briefs.words.lexicon import lexicon

_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\s+(?:No\.?\s*)?\(?\d")
_POSSESSIVE = re.compile(r"['\u2019\u02bc]s$")
_PARTICLE_PREFIX = re.compile(r"(?:a[dlnrstz]|as[hs]|e[dls]|ul|bin|ibn|[dl])[-\u2010\u2011'\u2019\u02bc](?=\w)")
_COMPOUND_TAIL = re.compile(
    r"(?<=\w)[-\u2010\u2011](?=[a-z]+$)(?:\w*(?:ed|ing|wide|like|style|made|owned)|led|run|era|born|built|held|type"
    r"|class|only|free|friendly|trained|shot|turned|and|to|in|of|by|the)$"
)
"""The second part of an English compound, as in ``Moscow-backed``; the name ends before it. Not in ``Kim Jong-un``."""

_OPENING = frozenset("\"'\u201c\u2018\u201e\u00ab([")
_CLOSING = frozenset("\"'\u201d\u2019\u201c\u00bb)]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, without the possessive."""

    text: str
    start: int
    """Offset in the text, in characters."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive capitalised words, with the particles between them."""

    words: tuple[Word, ...]
    opens: bool
    """Whether it begins where any word may be capitalised: a sentence, a quotation, after a colon."""
    numbered: bool
    """Whether a number follows it."""


def runs(text: str) -> Iterator[Run]:
    """The runs of capitalised words in a text, from left to right."""
    builder = _RunBuilder(text)
    starts = iter(_sentence_starts(text))
    next_start = next(starts)
    tokens = list(_word().finditer(text))
    previous_end = 0
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        gap = text[previous_end : token.start()]
        is_first = token.start() >= next_start
        while token.start() >= next_start:
            next_start = next(starts, len(text))
        if is_first or not gap.isspace():
            yield from builder.close()
        opens = is_first or gap[-1:] in _OPENING or gap.rstrip().endswith(":")
        yield from builder.take(token, opens=opens, following=following[0] if following else "")
        previous_end = token.end()
    yield from builder.close()


def lower_words(text: str) -> Iterator[str]:
    """The lower-case words of a text: common English words, for the most part."""
    return filter(str.islower, _LETTERS.findall(text))


def is_head(word: str) -> bool:
    """Whether a word is the head of names of organisations, as ``Ministry``."""
    return word.casefold() in lexicon().heads


@cache
def particles() -> frozenset[str]:
    """Words that may stand between two words of any name."""
    return PARTICLES | lexicon().particles


@cache
def small_words() -> frozenset[str]:
    """Words that are lower-case within a name."""
    return particles() | lexicon().connectors | {"the"}


@cache
def _word() -> re.Pattern[str]:
    return re.compile(
        rf"""
          (?:[^\W\d_]\.){{2,}}(?!{_LETTER})                           # U.S., J.R.R.
        | (?<![^\W_])[^\W\d_]\.(?=\s)                                 # the initial of a first name
        | (?:{"|".join(map(re.escape, sorted(lexicon().abbreviations)))})\.
        | &(?=\s)
        | {_LETTER}+(?:[-\u2010\u2011'\u2019\u02bc&]{_LETTER}+)*
        """,
        re.VERBOSE,
    )


class _RunBuilder:
    """Builds runs from tokens, one run at a time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[Word] = []
        self._pending: list[Word] = []
        """Particles that belong to the run if a capitalised word follows."""
        self._opens = False
        self._end = 0

    def take(self, token: re.Match[str], *, opens: bool, following: str) -> Iterator[Run]:
        if token[0].islower() and not self._words and token[0] not in lexicon().leading:
            self._pending = []  # the usual case, kept fast
            return
        name = _COMPOUND_TAIL.sub("", _POSSESSIVE.sub("", token[0]))
        word = Word(name, token.start())
        if _is_capital(name, continues=bool(self._words)):
            if not self._words:
                self._opens = opens
            self._words += [*self._pending, word]
            self._pending = []
            self._end = token.end()
            if name != token[0]:
                yield from self.close()
        elif self._may_join(name, following):
            self._pending.append(word)
        else:
            yield from self.close()
            if name in lexicon().leading:
                self._pending.append(word)

    def close(self) -> Iterator[Run]:
        if self._words:
            after = self._text[self._end : self._end + 1]
            before = self._text[self._words[0].start - 1 : self._words[0].start]
            is_quoted_whole = before in _OPENING and after in _CLOSING
            numbered = bool(_NUMBER.match(self._text, self._end))
            yield Run(tuple(self._words), self._opens and not is_quoted_whole, numbered)
        self._words, self._pending = [], []

    def _may_join(self, word: str, following: str) -> bool:
        if not self._words:
            return word in lexicon().leading and bool(self._pending)
        before_it = [w.text for w in (*self._words, *self._pending)]
        if word == "the":
            return before_it[-1].casefold() in ("of", "for", "on", "concerning", "regarding")
        if word in particles():
            return True
        if word not in lexicon().connectors or self._pending or not any(map(is_head, before_it)):
            return False
        if word == "in":
            return following in lexicon().continents and bool({"for", "on"}.intersection(before_it))
        return word != "and" or bool({"of", "for", "on"}.intersection(before_it))


def _is_capital(word: str, *, continues: bool) -> bool:
    if prefix := _PARTICLE_PREFIX.match(word):
        word = word[prefix.end() :]
    if len(word) == 1:
        return continues and word.isupper() and word not in "IA"
    return word[0].isupper()


def _sentence_starts(text: str) -> Sequence[int]:
    starts, position = [0], 0
    for sentence in sentencex.segment("en", text):
        found = text.find(sentence, position) if sentence else -1
        if found >= 0:
            starts.append(found)
            position = found + len(sentence)
    return starts
