"""What no citation style says of a source and readers should know: where it is archived, how it is graded."""

from __future__ import annotations

from datetime import date
from html import escape

from mkdocs_briefs.model.source import Source
from mkdocs_briefs.words.dates import written_out

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Of the source, in the Admiralty system (NATO AJP-2.1)."""

CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""Of the information, in the Admiralty system."""


def annotations_html(source: Source, reference: str) -> str:
    """The annotations of a source behind its reference, as HTML; empty where there are none."""
    parts = [*_visit(source, reference), *_archive(source), *_grade(source)]
    return "".join(f" {part}" for part in parts)


def grade(source: Source) -> tuple[str, str]:
    """The Admiralty code and its meaning: ``("B2", "usually reliable, probably true")``; empty where not graded."""
    reliability = source.plain.get("reliability", "").upper()
    credibility = source.plain.get("credibility", "")
    meaning = [RELIABILITY.get(reliability, ""), CREDIBILITY.get(credibility, "")]
    if not any(meaning):
        return "", ""
    code = (reliability if meaning[0] else "") + (credibility if meaning[1] else "")
    return code, ", ".join(filter(None, meaning))


def _visit(source: Source, reference: str) -> list[str]:
    visited = source.plain.get("urldate", "")
    if not visited or "ccessed" in reference or not source.plain.get("url", "").startswith("http"):
        return []
    return [f'<span class="visited">Accessed {escape(_day(visited))}.</span>']


def _archive(source: Source) -> list[str]:
    url = source.plain.get("archiveurl", "")
    if not url.lower().startswith(("http://", "https://")):
        return []
    day = source.plain.get("archivedate", "")
    words = f"Archived on {_day(day)}" if day else "Archived"
    return [f'<span class="archived"><a href="{escape(url)}">{escape(words)}</a>.</span>']


def _grade(source: Source) -> list[str]:
    code, meaning = grade(source)
    if not code:
        return []
    return [f'<span class="grade" title="Admiralty code {code}: {meaning}">{code}<span> {meaning}</span></span>']


def _day(text: str) -> str:
    """An ISO date as readers write it; anything else as it is."""
    try:
        return written_out(date.fromisoformat(text))
    except ValueError:
        return text
