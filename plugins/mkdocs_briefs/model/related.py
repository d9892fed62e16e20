"""Similarity of items by the rare features that they share (inverse document frequency)."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

_Item = TypeVar("_Item", bound=Hashable)
_Feature = TypeVar("_Feature", bound=Hashable)

_ALWAYS_RARE = 20
_MAX_SHARE = 0.1
"""A feature of a larger share of the items, and of more than ``_ALWAYS_RARE``, is ignored: it distinguishes nothing."""
_MAX_BEARERS = 100
"""A feature of more items is ignored as well. Each pair of items with a shared feature is scored, so with the share
alone the work would grow with the square of the number of items."""


@dataclass(frozen=True, slots=True)
class Likeness(Generic[_Item, _Feature]):
    """The similarity of one item to another."""

    item: _Item
    score: float
    """The sum of the weights of the shared features: each log(1 + N / n), where n of N items have it."""
    shared: tuple[_Feature, ...]
    """The rarest first."""


def nearest(
    features: Mapping[_Item, Collection[_Feature]], limit: int
) -> dict[_Item, tuple[Likeness[_Item, _Feature], ...]]:
    """For each item, the most similar others, by the sum of the weights of shared features; at most ``limit``.

    Items that share no feature are left out. Equal scores keep the order of the mapping.
    """
    items = list(features)
    numbers: dict[_Feature, int] = {}
    # Features are numbered first, because values of the model are slow to hash and compare.
    owned = [[numbers.setdefault(feature, len(numbers)) for feature in dict.fromkeys(features[item])] for item in items]
    values = list(numbers)
    bearers: list[list[int]] = [[] for _ in values]
    for place, own in enumerate(owned):
        for feature in own:
            bearers[feature].append(place)
    most = max(_ALWAYS_RARE, min(_MAX_BEARERS, len(items) * _MAX_SHARE))
    weights = [math.log(1 + len(items) / len(some)) if 1 < len(some) <= most else 0.0 for some in bearers]
    found: dict[_Item, tuple[Likeness[_Item, _Feature], ...]] = {}
    for place, own in enumerate(owned):
        ranked = sorted((feature for feature in own if weights[feature]), key=lambda f: -weights[f])
        scores: dict[int, float] = {}
        for feature in ranked:
            for other in bearers[feature]:
                scores[other] = scores.get(other, 0.0) + weights[feature]
        scores.pop(place, None)
        best = heapq.nsmallest(limit, scores, key=lambda other: (-scores[other], other))
        found[items[place]] = tuple(
            Likeness(items[other], scores[other], tuple(values[f] for f in ranked if f in owned[other]))
            for other in best
        )
    return found
