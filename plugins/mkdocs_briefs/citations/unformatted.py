"""Citations without a style: their keys, for who asks what a text cites and not how that looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from mkdocs_briefs.citations.engine import InFootnote
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, Reference
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.source import Source


class Unformatted:
    """Stands in for an engine. It refuses no source."""

    def __init__(self, bibliography: Mapping[str, Source]) -> None:
        self.bibliography = bibliography

    def format(
        self,
        clusters: Sequence[Cluster],
        also: Sequence[str] = (),
        footnotes: Sequence[InFootnote | None] = (),  # noqa: ARG002 - an engine's
    ) -> Formatted:
        keys = dict.fromkeys([item.key for cluster in clusters for item in cluster] + list(also))
        return Formatted(tuple(map(_shown, clusters)), tuple(Reference(key, escape(key)) for key in keys))


def _shown(cluster: Cluster) -> FormattedCluster:
    parts: list[str | Label] = []
    for item in cluster:
        parts += ["; " if parts else "(", Label(item.key, escape(item.key))]
    return (*parts, ")") if parts else ()
