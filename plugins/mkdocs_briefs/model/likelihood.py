"""How likely, and how sure: the terms of ICD 203, which analysts of the United States use (Intelligence Community
Directive 203, *Analytic Standards*, 2015, D.6.e.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Self

from mkdocs_briefs.words.catalogue import Words, marked


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """One of seven degrees of likelihood, in per cent."""

    low: int
    high: int

    @property
    def middle(self) -> float:
        """The probability for which a term stands in scores, from 0 to 1."""
        return (self.low + self.high) / 200

    def written_out(self, words: Words) -> str:
        """``55 to 80%``."""
        return words.gettext("%(low)s to %(high)s%%", low=self.low, high=self.high)


BANDS = (Band(1, 5), Band(5, 20), Band(20, 45), Band(45, 55), Band(55, 80), Band(80, 95), Band(95, 99))
_REMOTE, _VERY_UNLIKELY, _UNLIKELY, _EVEN, _LIKELY, _VERY_LIKELY, _CERTAIN = BANDS


class Likelihood(Enum):
    """The terms, in two rows which no text should mix. The value of a member is the term."""

    ALMOST_NO_CHANCE = marked("almost no chance"), 1, _REMOTE
    VERY_UNLIKELY = marked("very unlikely"), 1, _VERY_UNLIKELY
    UNLIKELY = marked("unlikely"), 1, _UNLIKELY
    ROUGHLY_EVEN_CHANCE = marked("roughly even chance"), 1, _EVEN
    LIKELY = marked("likely"), 1, _LIKELY
    VERY_LIKELY = marked("very likely"), 1, _VERY_LIKELY
    ALMOST_CERTAIN = marked("almost certain"), 1, _CERTAIN
    REMOTE = marked("remote"), 2, _REMOTE
    HIGHLY_IMPROBABLE = marked("highly improbable"), 2, _VERY_UNLIKELY
    IMPROBABLE = marked("improbable"), 2, _UNLIKELY
    ROUGHLY_EVEN_ODDS = marked("roughly even odds"), 2, _EVEN
    PROBABLE = marked("probable"), 2, _LIKELY
    HIGHLY_PROBABLE = marked("highly probable"), 2, _VERY_LIKELY
    NEARLY_CERTAIN = marked("nearly certain"), 2, _CERTAIN

    row: int
    band: Band
    _value_: str

    def __new__(cls, term: str, row: int, band: Band) -> Self:
        member = object.__new__(cls)
        member._value_ = term
        member.row = row
        member.band = band
        return member


class Confidence(Enum):
    """How good the basis of a judgement is. It says nothing of how likely it is."""

    LOW = "low", marked("low confidence"), marked("the sources are few, doubtful or fragmentary")
    MODERATE = (
        "moderate",
        marked("moderate confidence"),
        marked("the sources are credible, and not enough or not of one mind"),
    )
    HIGH = (
        "high",
        marked("high confidence"),
        marked("the sources are good and agree, or the matter allows no other reading"),
    )

    label: str
    meaning: str
    _value_: str

    def __new__(cls, name: str, label: str, meaning: str) -> Self:
        member = object.__new__(cls)
        member._value_ = name
        member.label = label
        member.meaning = meaning
        return member
