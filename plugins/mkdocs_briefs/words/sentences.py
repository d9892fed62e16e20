"""Words put into sentences."""

from __future__ import annotations


def capitalised(sentence: str) -> str:
    """The sentence with a capital first letter; the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
