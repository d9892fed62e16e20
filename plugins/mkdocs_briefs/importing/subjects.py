"""Whom and where a text is about: regions and actors that it names, and names that nobody knows yet."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.linking.names import names_of, obstacles
from mkdocs_briefs.linking.suggestions import Text, suggest
from mkdocs_briefs.model.actor import Actor, Subject
from mkdocs_briefs.model.gazetteer import Gazetteer
from mkdocs_briefs.model.mention import Form
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.territory import Territory

_ENOUGH = 2
"""Mentions from which a text may be about a place that its title does not name."""
_MOST_UNKNOWN = 30


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a text names, by the names that front matter takes."""

    regions: tuple[str, ...]
    """The countries in its title, or else the one that it names most, or alone; and the regions that it names twice."""
    actors: tuple[str, ...]
    """Registered actors, and the other countries, in the order of the text."""
    unknown: tuple[tuple[str, int], ...]
    """Names that have no profile, with the times that they occur, the most frequent first."""
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...]
    """Names of several subjects, as the text has them, with what each may mean."""


def subjects(title: str, texts: Sequence[str], publication: Publication) -> Subjects:
    """The subjects of a text, given by its paragraphs in plain text."""
    gazetteer = publication.gazetteer
    matcher = Matcher(names_of(publication.subjects, gazetteer), obstacles(gazetteer))
    passages = [unicodedata.normalize("NFC", passage) for passage in (title, *texts)]
    declared: frozenset[Subject] = frozenset()
    found = _named(passages, matcher, declared)
    while (now := frozenset(found)) != declared:  # whom a text names in full it may name by a short name
        declared = declared | now
        found = _named(passages, matcher, declared)
    in_title = [place for place in _named(passages[:1], matcher, declared) if isinstance(place, Territory)]
    counted = [(subject, times) for subject, times in found.most_common() if isinstance(subject, Territory)]
    most = [place for place, times in counted[:1] if times >= _ENOUGH or len(counted) == 1]
    places = in_title or most
    regions = _regions(passages, gazetteer)
    actors = [subject for subject in found if isinstance(subject, Actor) or subject not in places]
    body = "\n\n".join(texts)
    ambiguous: dict[str, tuple[str, ...]] = {}
    for passage in passages:
        for match in matcher.find(passage, declared):
            if match.candidates:
                meanings = tuple(_meaning(subject) for subject in match.candidates)
                ambiguous.setdefault(passage[match.start : match.end], meanings)
    unknown = suggest([Text("draft.md", "draft.md", body)], publication, minimum=1)
    names = sorted((*unknown.names, *unknown.near), key=lambda each: (-each.count, body.find(each.name)))
    return Subjects(
        regions=(*(_name(place, gazetteer) for place in places), *regions),
        actors=tuple(_name(actor, gazetteer) for actor in actors),
        unknown=tuple((each.name, each.count) for each in names[:_MOST_UNKNOWN]),
        ambiguous=tuple(ambiguous.items()),
    )


def _named(passages: Iterable[str], matcher: Matcher, declared: frozenset[Subject]) -> Counter[Subject]:
    """The subjects, in the order of the text, and how often each is named; peoples and languages are no countries."""
    found: Counter[Subject] = Counter()
    for passage in passages:
        for match in matcher.find(passage, declared):
            if match.name and match.name.form is not Form.DEMONYM:
                found[match.name.subject] += 1
    return found


def _regions(passages: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    """The regions that the title names, or the text twice, in the order of their first mention."""
    names = {name: region for region in gazetteer.regions for name in (region.name, *region.aliases)}
    longest_first = sorted((re.escape(name) for name in names if name[:1].isupper()), key=len, reverse=True)
    if not longest_first:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")
    times = Counter(names[name].name for passage in passages for name in pattern.findall(passage))
    titled = {names[name].name for name in pattern.findall(passages[0])}
    return [name for name, count in times.items() if count >= _ENOUGH or name in titled]


def _name(subject: Subject, gazetteer: Gazetteer) -> str:
    """A name that means the subject alone: a country that shares its own is named by its code."""
    if isinstance(subject, Territory) and gazetteer.is_ambiguous(subject.name):
        return subject.alpha2
    return subject.name


def _meaning(subject: Subject) -> str:
    """One of several subjects of a name, as front matter takes it and as people call it."""
    return f"{subject.alpha2} ({subject.name})" if isinstance(subject, Territory) else subject.name


def without(names: Iterable[tuple[str, int]], known: Iterable[str]) -> list[tuple[str, int]]:
    """The names but for some, as those who have signed the text."""
    folded = {fold(name) for name in known}
    return [(name, times) for name, times in names if fold(name) not in folded]
