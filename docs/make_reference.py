"""Write what the reference has from the code: ``make reference``.

A page of ``docs/reference/`` is prose, with parts that are made between two comments::

    <!-- codes: made by "make reference" -->
    ...
    <!-- codes: end -->

To make another part, put its two comments into the page, and a function that gives its text into ``PARTS``. A file of
which nothing is written by hand goes into ``FILES``. A test holds both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

from mkdocs_briefs.model.problem import Code, Severity
from mkdocs_briefs.readers.settings import Settings
from mkdocs_briefs.rules import ALL_CODES

ROOT = Path(__file__).parents[1]


def codes() -> str:
    """The table of problems."""
    return table(
        ("code", "what is wrong", "way out"), ((f"`{code.id}`", _what(code), code.way_out) for code in ALL_CODES)
    )


def _what(code: Code) -> str:
    return f"(notice) {code.what}" if code.severity is Severity.NOTICE else code.what


def options() -> str:
    """The table of the plugin's options."""
    fields = Settings.model_fields.items()
    return table(
        ("option", "default", "meaning"),
        ((f"`{name}`", _default(field.default), field.description) for name, field in fields),
    )


def _default(value: object) -> str:
    """A default as one would write it in YAML."""
    value = value.value if isinstance(value, Enum) else value
    return f"`{json.dumps(value).strip(chr(34))}`" if value or value is False else "none"


PARTS: dict[str, dict[str, Callable[[], str]]] = {
    "docs/reference/options.md": {"options": options},
    "docs/reference/problems.md": {"codes": codes},
}
"""By page, from the repository's folder, and by the name in the comments."""

FILES: dict[str, Callable[[], str]] = {}
"""By path from the repository's folder."""


def made() -> dict[Path, str]:
    """What each file must hold. Raises ValueError for a page without the comments of one of its parts."""
    pages = {ROOT / page: _page(ROOT / page, parts) for page, parts in PARTS.items()}
    return pages | {ROOT / file: text() for file, text in FILES.items()}


def _page(path: Path, parts: dict[str, Callable[[], str]]) -> str:
    page = path.read_text("utf-8")
    for name, text in parts.items():
        begin, end = f'<!-- {name}: made by "make reference" -->\n', f"<!-- {name}: end -->\n"
        between = re.compile(f"(?<={re.escape(begin)}).*?(?={re.escape(end)})", re.DOTALL)
        if len(between.findall(page)) != 1:
            raise ValueError(f"{path.name} must have these two lines once:\n{begin}{end}")
        page = between.sub(lambda _, text=text: f"\n{text()}\n", page)
    return page


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown. A bar within a cell is escaped."""
    titles = list(head)
    return "".join(map(_row, (titles, ["---"] * len(titles), *rows)))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |\n"


def main() -> None:
    for path, text in made().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"Wrote {path.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
