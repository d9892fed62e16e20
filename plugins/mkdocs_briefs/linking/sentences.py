"""Sentence segmentation."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import sentencex

from mkdocs_briefs.model.characters import one_line

OMITTED = "\ue001"
"""A placeholder in texts for parts that are no prose, as citations. Quoted sentences are without it."""

_OMITTED = re.compile(rf"\s*{OMITTED}")


class Sentences:
    """The sentences of a text, segmented on first use.

    Segmentation is by Wikimedia's sentencex, which has the abbreviations of each language.
    """

    def __init__(self, text: str, language: str = "en") -> None:
        self._text = text
        self._language = language
        self._spans: list[tuple[int, str]] = []

    def at(self, position: int) -> tuple[str, int]:
        """The sentence at an offset of the text, and the offset within it; both in characters.

        White space in the sentence is collapsed and trimmed.
        """
        if not self._spans:
            self._spans = list(self._segment()) or [(0, self._text)]
        start, sentence = self._spans[max(0, bisect_right(self._spans, position, key=lambda span: span[0]) - 1)]
        if position >= start + len(sentence):
            return _trimmed(self._text, position)
        return _trimmed(sentence, position - start)

    def _segment(self) -> list[tuple[int, str]]:
        spans = []
        start = 0
        for sentence in sentencex.segment(self._language.partition("-")[0].partition("_")[0], self._text):
            found = self._text.find(sentence, start) if sentence else -1
            if found >= 0:
                spans.append((found, sentence))
                start = found + len(sentence)
        return spans


def _trimmed(sentence: str, position: int) -> tuple[str, int]:
    before = _single_spaced(f"{sentence[:position]}x")  # "x" keeps a space before the offset from being trimmed
    return _single_spaced(sentence), len(before) - 1


@lru_cache(maxsize=64)
def _single_spaced(text: str) -> str:
    return one_line(_OMITTED.sub("", text))
