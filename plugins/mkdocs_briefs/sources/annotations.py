"""What no citation style says of a source and readers should know: where it is archived, how it is graded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from mkdocs_briefs.model.source import Source
from mkdocs_briefs.words.catalogue import ENGLISH, Words, marked
from mkdocs_briefs.words.dates import written_out
from mkdocs_briefs.words.sentences import capitalised

RELIABILITY = {
    "A": marked("completely reliable"),
    "B": marked("usually reliable"),
    "C": marked("fairly reliable"),
    "D": marked("not usually reliable"),
    "E": marked("unreliable"),
    "F": marked("reliability cannot be judged"),
}
"""Of the source, in the Admiralty system (NATO AJP-2.1)."""

CREDIBILITY = {
    "1": marked("confirmed by other sources"),
    "2": marked("probably true"),
    "3": marked("possibly true"),
    "4": marked("doubtful"),
    "5": marked("improbable"),
    "6": marked("truth cannot be judged"),
}
"""Of the information, in the Admiralty system."""


def annotations_html(source: Source, words: Words = ENGLISH) -> str:
    """The annotations of a source behind its reference, as HTML; empty where there are none."""
    parts = [*_archive(source, words), *_grade(source, words)]
    return "".join(f" {part}" for part in parts)


def grade(source: Source, words: Words = ENGLISH) -> tuple[str, str]:
    """The Admiralty code and its meaning: ``("B2", "usually reliable, probably true")``; empty where not graded."""
    reliability = source.plain.get("reliability", "").upper()
    credibility = source.plain.get("credibility", "")
    meaning = [RELIABILITY.get(reliability, ""), CREDIBILITY.get(credibility, "")]
    if not any(meaning):
        return "", ""
    code = (reliability if meaning[0] else "") + (credibility if meaning[1] else "")
    return code, words.comma.join(words.gettext(part) for part in meaning if part)


def legend_html(sources: Iterable[Source], words: Words = ENGLISH) -> str:
    """What the grades in a list of sources mean, once for all; empty where none is graded."""
    if not any(grade(source, words)[0] for source in sources):
        return ""
    text = words.gettext(
        "Grades are those of the Admiralty system. The letter says how reliable a source is, from A to E, the digit "
        "how credible what it says is, from 1 to 5; F and 6 say that it cannot be judged."
    )
    return f'<p class="grade-legend">{escape(text, quote=False)}</p>'


def completed(reference: str, source: Source, words: Words = ENGLISH) -> str:
    """The reference of a brief, with its version, which half of all styles leave out, and with its withdrawal."""
    version = words.gettext("version %(name)s", name=source.plain["version"]) if "version" in source.plain else ""
    parts = [version] if escape(version).casefold() not in reference.casefold() else []
    if addendum := source.plain.get("addendum"):
        parts.append(words.gettext(addendum))
    return "".join([reference, *(f" {escape(capitalised(part), quote=False)}." for part in parts)])


def _archive(source: Source, words: Words) -> list[str]:
    url = source.plain.get("archiveurl", "")
    if not url.lower().startswith(("http://", "https://")):
        return []
    day = source.plain.get("archivedate", "")
    archived = words.gettext("Archived on %(day)s", day=_day(day, words)) if day else words.gettext("Archived")
    return [f'<span class="archived"><a href="{escape(url)}">{escape(archived)}</a>.</span>']


def _grade(source: Source, words: Words) -> list[str]:
    code, meaning = grade(source, words)
    if not code:
        return []
    title = words.gettext("Admiralty code %(code)s: %(meaning)s", code=code, meaning=meaning)
    return [f'<span class="grade" title="{escape(title)}">{code}<span> {escape(meaning)}</span></span>']


def _day(text: str, words: Words) -> str:
    """An ISO date as readers write it; anything else as it is."""
    try:
        return written_out(date.fromisoformat(text), words)
    except ValueError:
        return text
