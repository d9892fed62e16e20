"""Names and sentences without meaning, and how often each name comes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

WORDS = (
    "the of and to in that for with on as by an agreement border court treaty vessel right claim passage party "
    "state minister statement article convention judgment territory coast port supply export energy market "
    "question answer"
).split()
SYLLABLES = (
    "ba be bo da de do fa fe ga go ha ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te va"
).split()
ZIPF = 0.85
"""How steeply the frequency of names falls with their rank: so that a surname returns as often as at real desks."""

VOCABULARY = 20_000


def name(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def person(rng: random.Random) -> str:
    return f"{name(rng, 2)} {name(rng, 4)}"


def sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def natural_sentence(rng: random.Random, words: int) -> str:
    """Of a vocabulary as large as that of a desk, of which most words stand in few texts."""
    vocabulary, often = _vocabulary()
    return " ".join(rng.choices(vocabulary, cum_weights=often, k=words)).capitalize() + "."


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Words, and how often those up to each come, by Zipf's law."""
    rng = random.Random(11)
    words = dict.fromkeys(WORDS)
    while len(words) < VOCABULARY:
        words[name(rng, rng.choice((2, 3, 3, 4))).lower()] = None
    return list(words), list(accumulate(frequencies(VOCABULARY, 1)))


def frequencies(number: int, steepness: float = ZIPF) -> list[float]:
    """How often the first, the second, ... of so many come; with a steepness of 0 all as often."""
    return [rank**-steepness for rank in range(1, number + 1)]


def pick(rng: random.Random, values: Sequence[str], often: Sequence[float], number: int) -> list[str]:
    """So many different ones, drawn in turn by their frequencies."""
    found: dict[str, None] = {}
    while len(found) < number:
        found.update(dict.fromkeys(rng.choices(values, often)))
    return list(found)
