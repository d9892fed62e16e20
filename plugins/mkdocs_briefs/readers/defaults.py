"""Front matter that files of a folder share, as Material's plugin ``meta`` has it: ``.meta.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from posixpath import dirname
from typing import Any

from mkdocs_briefs.readers.front_matter import Document, read_document

Defaults = Mapping[str, Mapping[str, Any]]
"""By folder, as it begins a ``src_uri``: empty, or with a slash at its end."""


def read_defaults(texts: Mapping[str, str]) -> Defaults:
    """The defaults in files, by path from the folder of pages, the outermost first. A file that is no YAML has none."""
    found = {
        f"{dirname(path)}/".lstrip("/"): read_document(f"---\n{text}\n---\n", path).meta for path, text in texts.items()
    }
    return dict(sorted(found.items(), key=lambda item: item[0].count("/")))


def with_defaults(document: Document, src_uri: str, defaults: Defaults) -> Document:
    """The document with what its folders say: lists are joined, what is nearer to the file goes first."""
    meta: Mapping[str, Any] = {}
    for folder, shared in defaults.items():
        if src_uri.startswith(folder):
            meta = _joined(meta, shared)
    return replace(document, meta=_joined(meta, document.meta)) if meta else document


def _joined(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    joined = {**outer, **inner}
    for key in outer.keys() & inner.keys():
        below, above = outer[key], inner[key]
        if isinstance(below, Mapping) and isinstance(above, Mapping):
            joined[key] = _joined(below, above)
        elif isinstance(below, list) and isinstance(above, list):
            joined[key] = [*below, *above]
    return joined
