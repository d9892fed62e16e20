"""How much of a long test runs: a sample in ``make test``, all of it in ``make soak``, which sets ``SOAK``."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
SOAKS = bool(os.environ.get("SOAK"))


def some(items: Sequence[T], count: int) -> list[T]:
    """All of them in a soak, else so many, the same ones at each run."""
    return list(items) if SOAKS else random.Random(2).sample(list(items), min(count, len(items)))
