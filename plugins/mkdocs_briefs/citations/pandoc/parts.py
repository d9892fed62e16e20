"""Parts of a page: groups of its sources that cannot touch one another, each of which can be asked for apart.

Sources touch where labels may have a name in common, since citeproc tells them apart then, and where one citation has
both. For a source that touches none, each citation is a part: it is the same on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from mkdocs_briefs.citations.engine import CitedPage
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Reference
from mkdocs_briefs.citations.pandoc.passages import any_passage, at
from mkdocs_briefs.citations.pandoc.worlds import can_be_marked, has_marks
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.naming import fold

Item = Mapping[str, Any]
"""A source in CSL-JSON."""

_LABELLED_BY_AUTHOR = frozenset(
    "article article-journal article-magazine article-newspaper book chapter document entry-dictionary "
    "entry-encyclopedia manuscript paper-conference post post-weblog report thesis webpage".split()
)
"""Types of sources that every style names by their authors, if there are any."""

_IN_NO_LABEL = ("id", "type", "language", "URL", "DOI")

_OTHER_DATES = frozenset(["status", "original-date", "event-date", "available-date", "submitted"])
"""What a label may show in place of the year, or beside it."""

_TAG = re.compile("<[^>]*>")


class Asked(NamedTuple):
    """What is asked of the engine's program: the citations and references of a page, or of a part of one."""

    page: CitedPage
    has_list: bool = True
    """Whether that includes the references."""


@dataclass(frozen=True, slots=True)
class Part:
    """What can be asked for apart."""

    asked: Asked
    places: tuple[int | None, ...] = ()
    """For each of its citations, which one of the page it is, counted from 0; None for one that only stands between
    two others."""
    keys: tuple[str, ...] = ()
    """Its sources, without those that only stand between."""
    number: str = ""
    """What its citation has in place of ``passages.STAND_IN``; empty if that is not in what is asked."""


def parts_of(
    page: CitedPage, items: Mapping[str, Item], *, repeats_differ: bool, numbers_stay: bool = True
) -> tuple[Part, ...]:
    """The parts of a page all of whose sources are among the items.

    ``repeats_differ`` says whether a source that is cited again may read differently: then its citations stay together,
    with another between two that do not follow one another. ``numbers_stay`` says whether numbers of passages are
    printed as they are written: then passages of a source are asked for once.
    """
    places: dict[str, list[int]] = {}
    for place, cluster in enumerate(page.clusters):
        if cluster:
            places.setdefault(cluster[0].key, []).append(place)
    parts: list[Part] = []
    for keys in _groups(page, items):
        cited = sorted(place for key in keys for place in places.get(key, ()))
        is_alone = len(keys) == 1 and stands_alone(items[keys[0]])
        if is_alone and (len(cited) <= 1 or not repeats_differ):
            parts += [_passage(page.clusters[place], place, keys, numbers_stay) for place in cited]
            parts += [] if cited else [_reference(keys[0])]
            continue
        clusters, within = _together(page, cited, apart=repeats_differ)
        if _have_labels_of_their_own(keys, items) and not any(map(has_own_marks, clusters)):
            if clusters:
                parts.append(Part(Asked(CitedPage(clusters, keys), has_list=False), within, keys))
            parts += map(_reference, keys)
        else:
            also = tuple(key for key in page.also if key in keys)
            parts.append(Part(Asked(CitedPage(clusters, also)), within, keys))
    return tuple(parts)


def whole(page: CitedPage) -> tuple[Part, ...]:
    """The page as its own only part."""
    return (Part(Asked(page), tuple(range(len(page.clusters))), page.keys),)


def _passage(cluster: Cluster, place: int, keys: tuple[str, ...], numbers_stay: bool) -> Part:
    """The citation of a source that touches no other."""
    asked, number = any_passage(cluster) if numbers_stay else (cluster, "")
    return Part(Asked(CitedPage((asked,))), (place,), keys, number)


def _reference(key: str) -> Part:
    return Part(Asked(CitedPage((), (key,))), (), (key,))


def _together(
    page: CitedPage, cited: Sequence[int], *, apart: bool
) -> tuple[tuple[Cluster, ...], tuple[int | None, ...]]:
    """The citations at some places, with another between two that do not follow one another."""
    clusters: list[Cluster] = []
    places: list[int | None] = []
    for number, place in enumerate(cited):
        between = page.clusters[cited[number - 1] + 1 : place] if number and apart else ()
        if other := next(filter(None, between), None):
            clusters.append(other)
            places.append(None)
        clusters.append(page.clusters[place])
        places.append(place)
    return tuple(clusters), tuple(places)


def composed(
    page: CitedPage, parts: Sequence[Part], answers: Sequence[Formatted], order: Mapping[str, int]
) -> Formatted:
    """The page, from the answers to its parts. ``order`` has the place of each of its sources in a list of all."""
    clusters: list[FormattedCluster] = [()] * len(page.clusters)
    references: dict[str, tuple[int, Reference]] = {}
    for part, answer in zip(parts, answers, strict=True):
        for place, cluster in zip(part.places, answer.clusters, strict=True):
            if place is not None:
                clusters[place] = at(part.number, cluster) if part.number else cluster
        listed = [reference for reference in answer.references if reference.key in part.keys]
        # Sources of one part that sort alike stand in the order in which the page has them.
        ranks = sorted(order[reference.key] for reference in listed)
        references |= {r.key: (rank, r) for rank, r in zip(ranks, listed, strict=True)}
    ordered = sorted(references.values(), key=lambda ranked: ranked[0])
    failed = dict(chain.from_iterable(answer.failed.items() for answer in answers))
    return Formatted(tuple(clusters), tuple(reference for _, reference in ordered), failed=failed)


def stands_alone(item: Item) -> bool:
    """Whether a source can be asked for with others without touching them, nor its own names one another."""
    return stand_apart([item]) and can_be_marked(item)


def has_own_marks(cluster: Cluster) -> bool:
    """Whether what a citation says has characters of those that keep sources apart in a request."""
    return any(has_marks(item.prefix + item.locator + item.suffix) for item in cluster)


def stand_apart(items: Sequence[Item]) -> bool:
    """Whether no two of these sources, nor two names of one, can need to be told apart in labels.

    That is certain where labels begin with names: each source has an author, and no name comes twice.
    """
    names = [name for item in items for name, _ in _names(item)]
    return (len(items) == 1 or all(map(_is_labelled_by_author, items))) and len(set(names)) == len(names)


def labels_of(item: Item) -> frozenset[str]:
    """By what a source may be called in a text; sources with nothing in common here do not touch one another."""
    return frozenset(label for label, _ in _labels(item))


def _labels(item: Item) -> list[tuple[str, str]]:
    """The same, each with the whole name as it is written."""
    found = _names(item)
    if not _is_labelled_by_author(item):
        texts = [text for name, text in item.items() if isinstance(text, str) and name not in _IN_NO_LABEL]
        found += [(fold(_TAG.sub("", text)), text) for text in texts]
    return found or [("", "")]


def _is_labelled_by_author(item: Item) -> bool:
    return "author" in item and item["type"] in _LABELLED_BY_AUTHOR


def _names(item: Item) -> list[tuple[str, str]]:
    """The family names and the names of institutions, folded, each with the whole name; those of authors first."""
    parts = [item.get("author"), *(part for name, part in item.items() if name != "author")]
    names = [name for part in parts if isinstance(part, list) for name in part if isinstance(name, dict)]
    return [(fold(name.get("family") or name.get("literal") or ""), str(name)) for name in names]


def _year(item: Item) -> str:
    """The year with which a source is called by its author; empty where that is not sure."""
    parts = item.get("issued", {}).get("date-parts")
    return str(parts[0][0]) if parts and _is_labelled_by_author(item) and not _OTHER_DATES & item.keys() else ""


def _have_labels_of_their_own(keys: Sequence[str], items: Mapping[str, Item]) -> bool:
    """Whether labels of these sources differ in any case, by year or by the name that comes first."""
    labels = [(_labels(items[key])[0][0], _year(items[key])) for key in keys]
    return all(year for _, year in labels) and len(set(labels)) == len(labels)


def _groups(page: CitedPage, items: Mapping[str, Item]) -> Iterator[tuple[str, ...]]:
    """The sources that touch one another, in the order of the page.

    Those of one author do not if their years differ, since nothing needs to be told apart then.
    """
    labels = {key: _labels(items[key]) for key in page.keys}
    years = {key: _year(items[key]) for key in page.keys}
    bearers: dict[str, set[str]] = {}
    for key in page.keys:
        for label, name in labels[key]:
            bearers.setdefault(label, set()).update([name] if years[key] else [name, ""])
    parent: dict[object, object] = {}

    def root(node: object) -> object:
        while (above := parent.setdefault(node, node)) != node:
            node = above
        return node

    for key in page.keys:
        for label, _ in labels[key]:
            # Nodes are keys, and labels as tuples.
            node = (label,) if len(bearers[label]) > 1 else (label, years[key])
            parent[root(node)] = root(key)
    for cluster in page.clusters:
        for item in cluster[1:]:
            parent[root(item.key)] = root(cluster[0].key)
    groups: dict[object, list[str]] = {}
    for key in page.keys:
        groups.setdefault(root(key), []).append(key)
    return map(tuple, groups.values())
