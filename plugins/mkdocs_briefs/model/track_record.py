"""What a publication has judged, and how well its terms of likelihood were calibrated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.judgement import Judgement, Outcome
from mkdocs_briefs.model.likelihood import BANDS, Band, Likelihood

FEWEST = 5
"""Decided judgements from which a track record says something."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement and where it stands."""

    brief: Brief
    number: int
    """Its index among the brief's, from 0."""
    judgement: Judgement

    @property
    def made(self) -> dt.date | None:
        """The day on which it was made; None in a draft without a date."""
        return self.judgement.made or self.brief.date

    @property
    def is_decided(self) -> bool:
        """Whether it came true or not. One whose outcome is unclear counts for nothing."""
        return self.judgement.outcome in (Outcome.YES, Outcome.NO)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often judgements of one degree of likelihood came true."""

    band: Band
    terms: tuple[Likelihood, ...]
    """Of both rows."""
    decided: int
    came_true: int

    @property
    def share(self) -> float:
        """In per cent; 0 if none is decided."""
        return 100 * self.came_true / self.decided if self.decided else 0


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """The decided judgements of a publication."""

    calibrations: tuple[Calibration, ...]
    """One for each degree, from the least likely."""
    decided: int
    brier: float
    """The Brier score: the mean of (p - o) squared, where p is the middle of the term's range, and o is 1 for what came
    true and 0 for what did not. 0 is best, 1 is worst; who always says 50 per cent has 0.25 (Brier, G. W., Verification
    of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950)."""


def track_record(judged: Iterable[Judged]) -> TrackRecord | None:
    """The track record of judgements; None where fewer than ``FEWEST`` are decided."""
    decided = [one.judgement for one in judged if one.is_decided]
    if len(decided) < FEWEST:
        return None
    calibrations = tuple(_calibration(band, decided) for band in BANDS)
    errors = ((one.likelihood.band.middle - (one.outcome is Outcome.YES)) ** 2 for one in decided)
    return TrackRecord(calibrations, len(decided), fsum(errors) / len(decided))


def _calibration(band: Band, decided: Iterable[Judgement]) -> Calibration:
    outcomes = [judgement.outcome for judgement in decided if judgement.likelihood.band == band]
    terms = tuple(term for term in Likelihood if term.band == band)
    return Calibration(band, terms, len(outcomes), outcomes.count(Outcome.YES))
