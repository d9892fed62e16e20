"""Capitalisation of sentences."""

from __future__ import annotations


def capitalised(sentence: str) -> str:
    """The sentence with its first letter upper-case, and the rest unchanged."""
    return sentence[:1].upper() + sentence[1:]
