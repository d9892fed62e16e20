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
from typing import Any

import yaml

from mkdocs_briefs.model.addresses import PROFILE_FOLDERS
from mkdocs_briefs.model.correction import Correction
from mkdocs_briefs.model.field_types import Fields
from mkdocs_briefs.model.front_matter import BriefFields, ProfileFields
from mkdocs_briefs.model.glance import Glance
from mkdocs_briefs.model.judgement import Judgement
from mkdocs_briefs.model.kinds import KINDS
from mkdocs_briefs.model.problem import Code, Severity
from mkdocs_briefs.model.version import Version
from mkdocs_briefs.readers.explanations import Explanation, explanations
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.schemas import properties_of, schema_of
from mkdocs_briefs.rules import ALL_CODES

ROOT = Path(__file__).parents[1]


def codes() -> str:
    """The table of problems."""
    return table(
        ("code", "what is wrong", "way out"),
        ((f"[`{code.id}`](#{code.id})", _what(code), code.way_out) for code in ALL_CODES),
    )


def explained() -> str:
    """A section for each code, with the texts of ``briefs explain``. Raises ValueError for a code without one."""
    if missing := [code.id for code in ALL_CODES if code.id not in explanations()]:
        raise ValueError(f"data/problems.yml must say why these are problems: {', '.join(missing)}")
    return "\n".join(_section(code, explanations()[code.id]) for code in ALL_CODES)


def _section(code: Code, explained: Explanation) -> str:
    said = f"{code.what[:1].upper()}{code.what[1:]}. {explained.why} Way out: {code.way_out}."
    wrong = f"Wrong{_place(explained.at)}:\n\n{_fenced(explained.wrong, explained.at)}"
    right_at = explained.right_at or explained.at
    right = f"Right{_place(right_at)}:\n\n{_fenced(explained.right, right_at)}"
    return f"### {code.id}\n\n{said}\n\n{wrong}\n\n{right}\n"


def _place(at: str) -> str:
    return _PLACES.get(at, f", `{at}`")


_PLACES = {"front matter": ", in the front matter", "text": ", in the text", "bib": ", in a database"}
_LANGUAGES = {"front matter": "yaml", "text": "markdown", "bib": "bibtex"}


def _fenced(lines: str, at: str) -> str:
    return f"````{_LANGUAGES.get(at, 'text')}\n{lines}````"


def _what(code: Code) -> str:
    mark = "(off) " if code.is_optional else "(notice) " if code.severity is Severity.NOTICE else ""
    return f"{mark}{code.what}"


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


def neighbours() -> str:
    """The table of other plugins, extensions and themes: each row is a test."""
    folder = ROOT / "site_tests" / "neighbours"
    lock = (folder / "neighbours.lock").read_text("utf-8")
    versions = dict(re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;]+)", lock, re.MULTILINE))
    rows = yaml.safe_load((folder / "neighbours.yml").read_text("utf-8"))
    return table(
        ("with", "version", "works", "notes"),
        (
            (
                row["name"],
                f"{row['package']} {versions[row['package']]}",
                "no" if "refused" in row else row.get("works", "yes"),
                row.get("note", ""),
            )
            for row in rows
        ),
    )


def decisions() -> str:
    """The list of decisions."""
    titles = {path.name: path.read_text("utf-8").partition("\n")[0] for path in (ROOT / "docs/decisions").glob("0*.md")}
    return "".join(f"- [{title.removeprefix('# ')}]({name})\n" for name, title in sorted(titles.items()))


def brief_fields() -> str:
    """The table of a brief's front matter."""
    return table(("field", "type", "meaning"), (_row_of(BriefFields, field) for field in BriefFields.model_fields))


def fields_within(part: type[Fields]) -> Callable[[], str]:
    """The table of a mapping within front matter."""
    return lambda: table(("field", "type", "meaning"), (_row_of(part, field) for field in part.model_fields))


def profile_fields() -> str:
    """The table of a profile's front matter."""
    rows = ((field, _row_of(ProfileFields, field)) for field in ProfileFields.model_fields)
    return table(
        ("field", "type", "in", "meaning"),
        ((names, what, _folders(field), says) for field, (names, what, says) in rows),
    )


def _folders(field: str) -> str:
    folders = ProfileFields.folders_of(field)
    return "all" if folders == PROFILE_FOLDERS else ", ".join(f"`{folder}/`" for folder in folders)


def _row_of(fields: type[Fields], field: str) -> tuple[str, str, str]:
    """A field's names, its type and what it means."""
    info = fields.model_fields[field]
    required = "Required. " if info.is_required() else ""
    names = " or ".join(f"`{name}`" for name in fields.names()[field])
    return names, type_of(fields, field), f"{required}{info.description}"


def type_of(fields: type[Fields], field: str) -> str:
    """The type of a field as authors read it."""
    schema = properties_of(fields)[fields.names()[field][0]]
    return " or ".join(filter(None, map(_branch, schema.get("anyOf", [schema]))))


def _branch(schema: dict[str, Any]) -> str:
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        return " or ".join(f"`{json.dumps(value).strip(chr(34))}`" for value in values)
    kinds = {"array": "list", "object": "mapping", "boolean": "`true` or `false`", "integer": "whole number"}
    kinds |= {"null": ""}
    return "year-month-day" if schema.get("format") == "date" else kinds.get(str(schema["type"]), "text")


def brief_schema() -> str:
    return _schema(BriefFields, "The front matter of a brief")


def profile_schema() -> str:
    return _schema(ProfileFields, "The front matter of a profile")


def _schema(fields: type[Fields], title: str) -> str:
    return json.dumps(schema_of(fields, title), ensure_ascii=False, indent=2) + "\n"


def ftm() -> str:
    """The table of what kinds of actors are in FollowTheMoney."""
    return table(
        ("kind", "schema there"),
        ((kind.name, f"`{kind.ftm_schema}`" if kind.ftm_schema else "none: it is left out") for kind in KINDS),
    )


PARTS: dict[str, dict[str, Callable[[], str]]] = {
    "docs/decisions/README.md": {"decisions": decisions},
    "docs/reference/front-matter.md": {
        "briefs": brief_fields,
        "judgements": fields_within(Judgement),
        "glance": fields_within(Glance),
        "corrections": fields_within(Correction),
        "versions": fields_within(Version),
        "profiles": profile_fields,
    },
    "docs/reference/api.md": {"ftm": ftm},
    "docs/reference/neighbours.md": {"neighbours": neighbours},
    "docs/reference/options.md": {"options": options},
    "docs/reference/problems.md": {"codes": codes, "explained": explained},
}
"""By page, from the repository's folder, and by the name in the comments."""

FILES: dict[str, Callable[[], str]] = {
    "docs/reference/brief.schema.json": brief_schema,
    "docs/reference/profile.schema.json": profile_schema,
}
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
