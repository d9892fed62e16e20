"""Decides which runs of capitalised words are names, and where in a run the name is. For English text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache

from mkdocs_briefs.linking.candidates import Run, Word, is_head, particles, small_words
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.words.lexicon import lexicon

_HYPHEN = re.compile(r"[-\u2010\u2011]")
_FINAL_INITIAL = re.compile(r"\s\w\.$")
_NUMERAL = re.compile(r"[IVXLC]+|[A-Z]")
_VERB_OR_ADVERB = re.compile(r"\w+(?:ing|ed|ly)")
"""A verb or adverb with which a sentence may begin, directly before a name: ``Leaving``, ``Asked``, ``Recently``."""

Words = tuple[Word, ...]


@cache
def _common_words() -> frozenset[str]:
    """Words that make no name, alone or together."""
    words = lexicon()
    return words.titles | words.adjectives | words.modifiers | words.days | words.parts | words.starters


@cache
def _common_alone() -> frozenset[str]:
    """Words that make no name alone, though they may be part of one."""
    return _common_words() | lexicon().heads | lexicon().others


@cache
def _common_together() -> frozenset[str]:
    """Words that make no name together with one another."""
    return _common_words() | particles() | lexicon().connectors


class Judge:
    """Distinguishes names from other capitalised words, with statistics of all texts: call ``learn`` first."""

    def __init__(
        self, knows: Callable[[str], bool], is_place: Callable[[str], bool], common: Collection[str] = ()
    ) -> None:
        """``common`` are the lower-case words of the texts.

        ``knows`` returns whether a name is registered, ``is_place`` whether it is a name or demonym of a place.
        """
        self._knows = knows
        self._is_place = is_place
        self._common = common
        self._certain: set[str] = set()
        """Names seen within a sentence, where only names are capitalised; folded."""

    def learn(self, found: Iterable[Run]) -> None:
        """Record the names within sentences as certain."""
        for run in found:
            if words := self._certain_part(run):
                self._certain.add(fold(joined(words)))

    def names(self, run: Run, *, is_heading: bool = False) -> Iterator[Words]:
        """The unregistered names in a run. In a heading, which may capitalise any word, only certain names."""
        opens = run.opens or is_heading
        for part in self._split(run.words):
            is_last = part[-1] is run.words[-1]
            words = self._name_in(part, opens=opens, numbered=run.numbered and is_last)
            opens = is_heading
            if words and self._is_unknown(words) and (not is_heading or fold(joined(words)) in self._certain):
                yield words

    def _certain_part(self, run: Run) -> Words:
        words = self._trimmed(run.words, numbered=run.numbered)
        if not words or not run.opens or words[0] is not run.words[0] or _is_acronym(words):
            return words
        if _plain(words[0].text) in lexicon().starters:
            return self._trimmed(words[1:], numbered=run.numbered)
        return ()

    def _split(self, words: Words) -> Iterator[Words]:
        """The run, or its parts if "of" or "and" joins two names in it: Ann Ash of Acme Works."""
        for number, word in enumerate(words):
            if word.text in ("of", "and") and self._separates_names(words[:number], word.text, words[number + 1 :]):
                yield words[:number]
                yield from self._split(_trim_small(words[number + 1 :]))
                return
        yield words

    def _separates_names(self, before: Words, word: str, after: Words) -> bool:
        if word == "and":
            return not any(_plain(w.text) in self._common or _plain(w.text) in lexicon().matters for w in after[:1])
        if after[0].text == "The":
            return True
        if any(is_head(w.text) for w in before):
            return False
        is_foreign = not any(_plain(w.text) in self._common for w in before)
        return self._is_complete_name(before) or (is_foreign and self._is_place(joined(_trim_small(after))))

    def _is_complete_name(self, words: Words) -> bool:
        name = joined(self._trimmed(words))
        return bool(name) and (fold(name) in self._certain or self._knows(name))

    def _name_in(self, part: Words, *, opens: bool, numbered: bool) -> Words:
        """The name in a run, or nothing. A common word that begins the sentence is no part of it."""
        words = self._trimmed(part, numbered=numbered)
        if not opens or not words or words[0] is not part[0]:
            return words
        if fold(joined(words)) in self._certain or _is_acronym(words):
            return words
        rest = self._trimmed(words[1:], numbered=numbered)
        first = _plain(words[0].text)
        if not rest or first in lexicon().starters:
            return rest
        is_common = first in self._common and (_VERB_OR_ADVERB.fullmatch(first) or fold(joined(rest)) in self._certain)
        return rest if is_common else words

    def _trimmed(self, words: Words, *, numbered: bool = False) -> Words:
        """The words without dates, numbered parts of texts, titles and particles at either end, or nothing."""
        while words and _plain(words[0].text) in lexicon().days:
            words = words[1:]
        if len(words) > 1 and _plain(words[-2].text) in lexicon().parts and _NUMERAL.fullmatch(words[-1].text):
            words = words[:-2]
        while words and (
            _plain(words[-1].text) in lexicon().days - {"may"}
            or (numbered and _plain(words[-1].text) in lexicon().parts)
        ):
            words = words[:-1]
        words = _trim_small(self._untitled(words))
        return () if len(words) == 1 and _is_common(words[0]) else words

    def _untitled(self, words: Words) -> Words:
        titles = [
            number
            for number, word in enumerate(words)
            if _plain(word.text) in lexicon().titles and not any(is_head(before.text) for before in words[:number])
        ]
        if not titles:
            return words
        first, last = titles[0], titles[-1]
        if words[first + 1 : first + 2] and words[first + 1].text in ("of", "for"):
            return (
                ()
                if _plain(words[first].text) in lexicon().portfolios
                else self._untitled(_trim_small(words[first + 1 :]))
            )
        before, rest = words[: last + 1], words[last + 1 :]
        if not rest:
            return words if _plain(words[last].text) in lexicon().last_names and not self._is_office(before) else ()
        if any(is_head(word.text) for word in rest) or all(_plain(word.text) in lexicon().suffixes for word in rest):
            return words
        return rest

    def _is_office(self, words: Words) -> bool:
        return all(
            _plain(word.text) in lexicon().titles | lexicon().modifiers or self._is_place(word.text) for word in words
        )

    def _is_unknown(self, words: Words) -> bool:
        name = joined(words)
        if self._knows(name) or all(self._is_common_part(part) for word in words for part in _HYPHEN.split(word.text)):
            return False
        rest = words
        while rest and self._is_place(rest[0].text):
            rest = rest[1:]
            if rest and self._knows(joined(rest)):
                return False
        return True

    def _is_common_part(self, word: str) -> bool:
        return not is_head(word) and (_plain(word) in _common_together() or self._is_place(word))


def joined(words: Sequence[Word]) -> str:
    """The words as one name, without the full stop of a sentence that ends in an initial."""
    name = " ".join(word.text for word in words)
    return name[:-1] if _FINAL_INITIAL.search(name) else name


def _plain(word: str) -> str:
    """The word in the form of the lexicon. A starter in capitals is kept, as an acronym: ``WHO`` is not ``who``."""
    plain = fold(word).rstrip(".")
    return word if plain in lexicon().starters and len(word) > 1 and word.isupper() else plain


def _is_acronym(words: Words) -> bool:
    return len(words) == 1 and len(words[0].text) > 1 and words[0].text.isupper() and not _is_common(words[0])


def _is_common(word: Word) -> bool:
    plain = _plain(word.text)
    return len(plain) == 1 or plain in _common_alone() or bool(_NUMERAL.fullmatch(word.text))


def _trim_small(words: Words) -> Words:
    """The words without particles at either end."""
    while words and words[0].text in small_words() - lexicon().leading:
        words = words[1:]
    while words and words[-1].text in small_words():
        words = words[:-1]
    return words
