"""Markdown extensions whose work depends on the text and their options alone, so that it can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from types import FunctionType
from typing import Any

_FAMILIES = ("markdown", "pymdownx", "material")
"""Packages whose extensions were looked at. Those of others may read files, or remember what they have seen."""

_READ_FILES = frozenset(["pymdownx.snippets", "pymdownx.b64"])
_NAMES = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta "
    "nl2br sane_lists smarty tables toc wikilinks".split()
)
"""The extensions of Python-Markdown by their short names."""
_FILES_OF_THEME = "custom_icons"
"""An option of Material's icons that names folders of files."""


class ImpureError(ValueError):
    """Something is not known to depend on nothing else. The text says what."""


def extensions_text(extensions: Iterable[object]) -> str:
    """The names of extensions. Raises ImpureError for one that may depend on more than the text."""
    names = []
    for extension in extensions:
        if not isinstance(extension, str):
            raise ImpureError(f"another plugin adds a Markdown extension, {type(extension).__module__}")
        if extension in _READ_FILES or (extension not in _NAMES and extension.partition(".")[0] not in _FAMILIES):
            raise ImpureError(f'the Markdown extension "{extension}" may depend on more than the text')
        names.append(extension)
    return "\n".join(names)


def options_text(value: Any) -> str:
    """A text by which options can be compared from build to build. Raises ImpureError for what has none."""
    if value is None or isinstance(value, str | int | float):
        return repr(value)
    if isinstance(value, Mapping):
        if value.get(_FILES_OF_THEME):
            raise ImpureError(f'the option "{_FILES_OF_THEME}" names files')
        return f"{{{', '.join(f'{options_text(key)}: {options_text(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(options_text, value))}]"
    if isinstance(value, partial):
        return f"partial({options_text(value.func)}, {options_text(value.args)}, {options_text(value.keywords)})"
    if isinstance(value, FunctionType | type) and value.__module__.partition(".")[0] in _FAMILIES:
        closed_over = [cell.cell_contents for cell in getattr(value, "__closure__", None) or ()]
        return f"{value.__module__}.{value.__qualname__}{options_text(closed_over)}"
    raise ImpureError(f"an option of a Markdown extension is {type(value).__module__}.{type(value).__qualname__}")
