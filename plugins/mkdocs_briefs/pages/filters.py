"""Filters for templates: groups, quotations of mentions, reasons why briefs are related."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten
from urllib.parse import quote

from markupsafe import Markup

from mkdocs_briefs.model.actor import Subject, kind_of
from mkdocs_briefs.model.appearances import Appearance
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.corpus import Corpus, Feature
from mkdocs_briefs.model.front_text import Path
from mkdocs_briefs.model.kinds import LISTED, Kind
from mkdocs_briefs.model.mention import Mention, Section
from mkdocs_briefs.model.shelves import year_of
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.territory import Place, Region
from mkdocs_briefs.pages.parts import Group, Part
from mkdocs_briefs.words.catalogue import Words, marked
from mkdocs_briefs.words.lists import listed

REGIONS = {
    "theatre": marked("Theatres"),
    "union": marked("Unions"),
    "m49": marked("Regions of the United Nations (M49)"),
}
"""Headings of lists of regions by kind, in order. A project's own regions are listed as theatres."""


def group_by_kind(subjects: Sequence[Subject]) -> list[tuple[Kind, list[Subject]]]:
    """The subjects by kind, without empty kinds; within a kind, in the order given."""
    groups = {kind: [subject for subject in subjects if kind_of(subject) == kind] for kind in LISTED}
    return [(kind, found) for kind, found in groups.items() if found]


def group_names_by_kind(subjects: Sequence[Subject], words: Words) -> list[Group]:
    """The same as groups of a list in parts."""
    return [Group(kind.heading.lower(), words.gettext(kind.heading), found) for kind, found in group_by_kind(subjects)]


def group_by_year(entries: Iterable[Brief | Appearance], words: Words, section: str = "") -> list[Group]:
    """Briefs by year, in the order given; drafts without a date have their own group."""
    years: dict[str, list[Brief | Appearance]] = {}
    for entry in entries:
        years.setdefault(year_of(entry.brief if isinstance(entry, Appearance) else entry), []).append(entry)
    return [
        Group(year, year if year.isdecimal() else words.gettext("Without a date"), found, section)
        for year, found in years.items()
    ]


def group_by_basis(regions: Iterable[Region]) -> list[tuple[str, list[Region]]]:
    """The regions by heading, without empty headings; within one, in the order given."""
    groups: dict[str, list[Region]] = {kind: [] for kind in REGIONS}
    for region in regions:
        groups[region.kind or "theatre"].append(region)
    return [(heading, groups[kind]) for kind, heading in REGIONS.items() if groups[kind]]


_MIN_WORDS = 5
"""The fewest words of a quoted sentence. Shorter ones are cells of tables or items of lists."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence that mentions a subject."""

    html: Markup
    """With ``<mark>`` around the names."""
    section: Section


def quotations(appearance: Appearance) -> list[Quotation]:
    """The sentences in which a brief mentions a subject, each once; headings and short ones only if none is left."""
    telling = [m for m in appearance.mentions if not m.in_heading and len(m.sentence.split()) >= _MIN_WORDS]
    sentences: dict[tuple[Section, str], list[Mention]] = {}
    for mention in telling or appearance.mentions:
        sentences.setdefault((mention.section, mention.sentence), []).append(mention)
    return [Quotation(_marked(sentence, found), section) for (section, sentence), found in sentences.items()]


_QUOTED = 120
"""The most quotations of a page for which it shows all."""
_QUOTED_OF_ONE = 4
"""Of each brief on a page that would have more."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """How a brief is quoted in a list."""

    first: Quotation | None
    """None if its text does not mention the subject."""
    others: Sequence[Quotation]
    left_out: int
    """Quotations that are in the brief alone, since there are too many for the page."""


def as_quoted(part: Part) -> dict[str, Quoted]:
    """By ``src_uri`` of a brief, the sentences that a part quotes of it."""
    entries = [entry for shown in part.shown for entry in shown.entries if isinstance(entry, Appearance)]
    found = {entry.brief.src_uri: quotations(entry) if entry.mentions else [] for entry in entries}
    most = max(map(len, found.values()), default=0)
    if sum(map(len, found.values())) > _QUOTED:
        most = _QUOTED_OF_ONE
    return {
        src_uri: Quoted(quotes[0] if quotes else None, quotes[1:most], max(0, len(quotes) - most))
        for src_uri, quotes in found.items()
    }


def _marked(sentence: str, mentions: Iterable[Mention]) -> Markup:
    html, end = "", 0
    for mention in mentions:
        if mention.start >= end:
            name = sentence[mention.start : mention.start + len(mention.text)]
            html += f"{escape(sentence[end : mention.start], quote=False)}<mark>{escape(name, quote=False)}</mark>"
            end = mention.start + len(name)
    return Markup(html + escape(sentence[end:], quote=False))


_MAX_REASONS = 3
"""The most shared features that are named."""
_TITLE_LENGTH = 64
"""The most characters of a source's title."""
_CLAUSES = {
    "mention": marked("both mention %(these)s"),
    "place": marked("both on %(these)s"),
    "source": marked("both cite %(these)s"),
    "tag": marked("both tagged %(these)s"),
}


def reasons(
    shared: Sequence[Feature], sources: Mapping[str, Source], words: Words, name: Callable[[Subject | Place], str]
) -> list[str]:
    """Why two briefs are related: the rarest of their shared features, in one clause for each kind of feature."""
    places = {feature.value for feature in shared if feature.kind == "place"}
    shown = [feature for feature in shared if feature.kind != "mention" or feature.value not in places][:_MAX_REASONS]
    clauses = []
    for kind, clause in _CLAUSES.items():
        if phrases := [_phrase(feature, sources, words, name) for feature in shown if feature.kind == kind]:
            clauses.append(words.gettext(clause, these=listed(phrases, words)))
    return clauses


def _phrase(
    feature: Feature, sources: Mapping[str, Source], words: Words, name: Callable[[Subject | Place], str]
) -> str:
    if not isinstance(feature.value, str):
        return name(feature.value)
    if feature.kind == "source" and feature.value in sources:
        title = sources[feature.value].plain.get("title", feature.value)
        return _quoted(shorten(title, _TITLE_LENGTH, placeholder="\u2026"), words)
    return _quoted(feature.value, words)


def _quoted(title: str, words: Words) -> str:
    return words.gettext("\u201c%(title)s\u201d", title=title)


def front_html(corpus: Corpus, brief: Brief, path: Path) -> Markup:
    """A text of a brief's front matter, as rendered with its text; empty if that cannot be rendered."""
    return Markup(corpus.front.get(brief.src_uri, {}).get(path, ""))


_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def contact_html(contact: str) -> Markup:
    """How to reach somebody, as a link if it is nothing but an address."""
    shown = escape(contact, quote=False)
    if _MAIL.fullmatch(contact):
        return Markup(f'<a href="mailto:{quote(contact, safe="@+.-_")}">{shown}</a>')
    if _ADDRESS.fullmatch(contact):
        return Markup(f'<a href="{escape(contact)}">{shown}</a>')
    return Markup(shown)


_TAG = re.compile(r"<[^>]*>")
_WORDS_A_MINUTE = 230
"""Brysbaert, "How many words do we read per minute?" (2019): 238 in English non-fiction, silently."""


def minutes(html: str) -> int:
    """How long it takes to read a text, at least a minute."""
    return max(1, round(len(_TAG.sub(" ", html).split()) / _WORDS_A_MINUTE))
