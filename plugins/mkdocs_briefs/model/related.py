"""Which things are alike, by the rare features that they share."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

_Item = TypeVar("_Item", bound=Hashable)
_Feature = TypeVar("_Feature", bound=Hashable)

_FEW = 20
_COMMON = 0.1
"""A feature of more than this share of all items, and of more than a few, says nothing of one of them."""
_MANY = 100
"""Nor does one of more items than this. Each item meets all others of its features: were there only a share, the work
would grow with the square of the items, and so many say little more than the rarer features beside them."""


@dataclass(frozen=True, slots=True)
class Likeness(Generic[_Item, _Feature]):
    """How one item is like another."""

    item: _Item
    score: float
    """The sum of what the shared features weigh: each log(1 + N / n), where n of all N items have it."""
    shared: tuple[_Feature, ...]
    """The rarest first."""


def nearest(
    features: Mapping[_Item, Collection[_Feature]], limit: int
) -> dict[_Item, tuple[Likeness[_Item, _Feature], ...]]:
    """For each item the others that it shares most with, weighed by rarity (inverse document frequency).

    Items that share nothing are not near. Equal scores stand in the order of the mapping.
    """
    items = list(features)
    numbers: dict[_Feature, int] = {}
    # Features are numbered first: values of the model are slow to compare, and here they would be compared often.
    owned = [[numbers.setdefault(feature, len(numbers)) for feature in dict.fromkeys(features[item])] for item in items]
    values = list(numbers)
    bearers: list[list[int]] = [[] for _ in values]
    for place, own in enumerate(owned):
        for feature in own:
            bearers[feature].append(place)
    most = max(_FEW, min(_MANY, len(items) * _COMMON))
    weights = [math.log(1 + len(items) / len(some)) if 1 < len(some) <= most else 0.0 for some in bearers]
    found: dict[_Item, tuple[Likeness[_Item, _Feature], ...]] = {}
    for place, own in enumerate(owned):
        telling = sorted((feature for feature in own if weights[feature]), key=lambda f: -weights[f])
        scores: dict[int, float] = {}
        for feature in telling:
            for other in bearers[feature]:
                scores[other] = scores.get(other, 0.0) + weights[feature]
        scores.pop(place, None)
        best = heapq.nsmallest(limit, scores, key=lambda other: (-scores[other], other))
        found[items[place]] = tuple(
            Likeness(items[other], scores[other], tuple(values[f] for f in telling if f in owned[other]))
            for other in best
        )
    return found
