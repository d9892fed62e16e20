"""``judgements.json``: the key judgements of all briefs, and how often each term came true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator

from mkdocs_briefs.exports.api.ids import Item, id_of
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.model.track_record import Judged


def judgement_items(corpus: Corpus) -> Iterator[Item]:
    """The judgements, newest first; of one day, in the order of briefs."""
    cited = frozenset(corpus.cited.keys)
    for judged in corpus.judgements:
        brief = id_of(judged.brief.src_uri)
        yield {
            "id": f"{brief}#judgement-{judged.number + 1}",
            "brief": brief,
            "countries": [place.alpha2 for place in judged.brief.places if isinstance(place, Territory)],
            **judgement_item(judged, cited),
        }


def judgement_item(judged: Judged, cited: Container[str]) -> Item:
    """A judgement, wherever it stands. ``cited`` are the keys of the sources that are in the data."""
    judgement, likelihood = judged.judgement, judged.judgement.likelihood
    return {
        "text": judgement.text,
        "likelihood": {"term": likelihood.value, "low": likelihood.band.low, "high": likelihood.band.high},
        "confidence": judgement.confidence.value if judgement.confidence else None,
        "sources": [key for key in judgement.sources if key in cited],
        "made": _day(judged.made),
        "by": _day(judgement.by),
        "outcome": judgement.outcome.value if judgement.outcome else None,
        "resolved": _day(judgement.resolved),
        "note": judgement.note,
    }


def track_record_item(corpus: Corpus) -> Item | None:
    """The track record; None where too few judgements are decided."""
    record = corpus.track_record
    if record is None:
        return None
    return {
        "decided": record.decided,
        "brier": round(record.brier, 4),
        "terms": [
            {
                "terms": [term.value for term in row.terms],
                "low": row.band.low,
                "high": row.band.high,
                "decided": row.decided,
                "came_true": row.came_true,
            }
            for row in record.calibrations
        ],
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
