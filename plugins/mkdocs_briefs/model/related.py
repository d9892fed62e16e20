"""Similarity of items by the rare features that they share (inverse document frequency)."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Hashable, Iterator, Mapping
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


class Nearest(Mapping[_Item, tuple[Likeness[_Item, _Feature], ...]]):
    """For each item, the most similar others, by the sum of the weights of shared features; at most ``limit``.

    Items that share no feature are left out. Equal scores keep the order of the mapping. Each is worked out when it is
    asked for: a preview asks for a few of thousands.
    """

    def __init__(self, features: Mapping[_Item, Collection[_Feature]], limit: int) -> None:
        self._items = list(features)
        self._limit = limit
        self._places = {item: place for place, item in enumerate(self._items)}
        numbers: dict[_Feature, int] = {}
        # Features are numbered first, because values of the model are slow to hash and compare.
        self._owned = [
            [numbers.setdefault(feature, len(numbers)) for feature in dict.fromkeys(own)] for own in features.values()
        ]
        self._values = list(numbers)
        self._bearers: list[list[int]] = [[] for _ in numbers]
        for place, own in enumerate(self._owned):
            for feature in own:
                self._bearers[feature].append(place)
        total = len(self._items)
        most = max(_ALWAYS_RARE, min(_MAX_BEARERS, total * _MAX_SHARE))
        self._weights = [math.log(1 + total / len(some)) if 1 < len(some) <= most else 0.0 for some in self._bearers]
        self._found: dict[int, tuple[Likeness[_Item, _Feature], ...]] = {}

    def __getitem__(self, item: _Item) -> tuple[Likeness[_Item, _Feature], ...]:
        place = self._places[item]
        if place not in self._found:
            self._found[place] = self._near(place)
        return self._found[place]

    def __iter__(self) -> Iterator[_Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def _near(self, place: int) -> tuple[Likeness[_Item, _Feature], ...]:
        weights = self._weights
        ranked = sorted((feature for feature in self._owned[place] if weights[feature]), key=lambda f: -weights[f])
        scores: dict[int, float] = {}
        for feature in ranked:
            for other in self._bearers[feature]:
                scores[other] = scores.get(other, 0.0) + weights[feature]
        scores.pop(place, None)
        best = heapq.nsmallest(self._limit, scores, key=lambda other: (-scores[other], other))
        return tuple(
            Likeness(
                self._items[other], scores[other], tuple(self._values[f] for f in ranked if f in self._owned[other])
            )
            for other in best
        )
