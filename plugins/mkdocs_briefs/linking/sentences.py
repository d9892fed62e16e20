"""Sentence segmentation."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import sentencex

from mkdocs_briefs.model.characters import one_line

OMITTED = "\ue001"
"""A placeholder in texts for parts that are no prose, as citations. Quoted sentences are without it."""

LONGEST = 600
"""Characters of a quotation: of a longer sentence, what stands around the place that it is quoted for."""

_OMITTED = re.compile(rf"\s*{OMITTED}")


class Sentences:
    """The sentences of a text, segmented on first use.

    Segmentation is by Wikimedia's sentencex, which has the abbreviations of each language.
    """

    def __init__(self, text: str, language: str = "en") -> None:
        self._text = text
        self._language = language
        self._spans: list[tuple[int, str]] = []

    def at(self, position: int, end: int = 0) -> tuple[str, int]:
        """The sentence at an offset of the text, and the offset within it; both in characters.

        A name may have a mark in it that ends sentences, as in ``Wham! Inc.``: if ``end`` is given, which is where it
        ends, it is the sentences up to there.

        White space in the sentence is collapsed and trimmed. Of a sentence longer than ``LONGEST``, it is the part
        around the place, between ellipses; a name stands in it whole, however long it is.
        """
        if not self._spans:
            self._spans = list(self._segment()) or [(0, self._text)]
        start, sentence = self._span_at(position)
        last, ending = self._span_at(end - 1) if end > start + len(sentence) else (start, sentence)
        sentence = self._text[start : last + len(ending)]
        if position >= start + len(sentence):
            start, sentence = 0, self._text
        return _trimmed(*_excerpt(sentence, position - start, max(position, end) - start))

    def whole(self) -> list[str]:
        """All sentences, trimmed."""
        return [_single_spaced(sentence) for _, sentence in self._segment()]

    def _span_at(self, position: int) -> tuple[int, str]:
        return self._spans[max(0, bisect_right(self._spans, position, key=lambda span: span[0]) - 1)]

    def _segment(self) -> list[tuple[int, str]]:
        spans = []
        start = 0
        for sentence in sentencex.segment(self._language.partition("-")[0].partition("_")[0], self._text):
            found = self._text.find(sentence, start) if sentence else -1
            if found >= 0:
                spans.append((found, sentence))
                start = found + len(sentence)
        return spans


def _excerpt(sentence: str, position: int, stop: int) -> tuple[str, int]:
    """What is quoted of a sentence, and the place in it, where a name goes on to ``stop``.

    It is cut between words, where there are some.
    """
    if len(sentence) <= LONGEST:
        return sentence, position
    start = min(max(0, position - LONGEST // 2), len(sentence) - LONGEST)
    end = max(start + LONGEST, stop)
    before = after = ""
    if start > 0:
        start, before = sentence.find(" ", start, position) + 1 or start, "\u2026 "
    if end < len(sentence):
        cut = sentence.rfind(" ", max(position + LONGEST // 4, stop), end)
        end, after = cut if cut > 0 else end, " \u2026"
    return f"{before}{sentence[start:end]}{after}", position - start + len(before)


def _trimmed(sentence: str, position: int) -> tuple[str, int]:
    before = _single_spaced(f"{sentence[:position]}x")  # "x" keeps a space before the offset from being trimmed
    return _single_spaced(sentence), len(before) - 1


@lru_cache(maxsize=64)
def _single_spaced(text: str) -> str:
    return one_line(_OMITTED.sub("", text))
