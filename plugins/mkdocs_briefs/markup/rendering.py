"""Python-Markdown with the extensions of a configuration, as MkDocs makes it for each page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs adds by itself."""
_HOSTS = ("mkdocs", "material", "properdocs", "zensical")
"""Packages whose Markdown extensions need them to run."""


def make_markdown(
    extensions: Mapping[str, Mapping[str, Any] | None],
) -> tuple[Callable[..., Markdown], tuple[str, ...]]:
    """A function that makes a ``Markdown`` with these extensions, by name with their options, and others of ours.

    With it, a sentence for each extension that is left out because it cannot be had.
    """
    usable: dict[str, Mapping[str, Any]] = {name: {} for name in _ALWAYS}
    left_out = []
    for name, options in extensions.items():
        try:
            if name.partition(".")[0] in _HOSTS:
                raise ImportError(f"it needs {name.partition('.')[0]}")
            Markdown(extensions=[name], extension_configs={name: dict(options or {})})
        except Exception as error:  # noqa: BLE001 - an extension may raise anything, as pymdownx does for wrong options
            left_out.append(f'The Markdown extension "{name}" is left out: {error}.')
        else:
            usable[name] = options or {}

    def make(*ours: Extension) -> Markdown:
        return Markdown(extensions=[*usable, *ours], extension_configs={k: dict(v) for k, v in usable.items()})

    return make, tuple(left_out)
