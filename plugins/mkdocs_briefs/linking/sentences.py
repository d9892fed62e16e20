"""The sentence around a place in a text."""

from __future__ import annotations

import re

import sentencex

OMITTED = "\ue001"
"""Stands in a text for what is no part of the prose, as a citation: a sentence is quoted without it."""

_OMITTED = re.compile(rf"\s*{OMITTED}")


def sentence_at(text: str, position: int, language: str = "en") -> tuple[str, int]:
    """The sentence that holds the position, and where in it the position is, in characters.

    White space is single and trimmed. Sentences are found by Wikimedia's sentencex, which knows the
    abbreviations of the language.
    """
    start = 0
    for sentence in sentencex.segment(language, text):
        found = text.find(sentence, start) if sentence else -1
        if found < 0:
            continue
        if found <= position < found + len(sentence):
            return _tidy(sentence, position - found)
        start = found + len(sentence)
    return _tidy(text, position)


def _tidy(sentence: str, position: int) -> tuple[str, int]:
    before = _OMITTED.sub("", sentence[:position])
    space = " " if before.strip() and before[-1:].isspace() else ""
    return _single_spaced(_OMITTED.sub("", sentence)), len(_single_spaced(before) + space)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())
