"""Titles of sources, as every export needs them."""

from __future__ import annotations

from mkdocs_briefs.model.source import Source


def full_title(source: Source, kind: str = "title") -> str:
    """A title with its subtitle: ``title``, ``booktitle``, ``maintitle`` or ``journaltitle``."""
    title = source.plain.get(kind, "")
    subtitle = source.plain.get(kind.removesuffix("title") + "subtitle", "")
    return f"{title}: {subtitle}" if title and subtitle else title


def container(source: Source) -> str:
    """What the source is a part of: its journal or its book."""
    return full_title(source, "journaltitle") or full_title(source, "booktitle")
