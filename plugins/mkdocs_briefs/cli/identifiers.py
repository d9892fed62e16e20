"""A desk's own list of actors that it knows from elsewhere, with their identifiers: nothing is asked of the network."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from mkdocs_briefs.cli.command import CommandError
from mkdocs_briefs.model.naming import fold

LIST = "identifiers.csv"
COLUMNS = ("name", "wikidata", "kind", "country")
"""The columns that are read; all but the first may be left out."""

Identifiers = Mapping[str, dict[str, str]]
"""By folded name, the fields of a profile."""


def read_identifiers(file: Path, *, is_named: bool) -> Identifiers:
    """Read the list; empty where there is none and nobody has named it. Raises CommandError if it cannot be read."""
    if not is_named and not file.is_file():
        return {}
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (OSError, ValueError, csv.Error) as error:
        raise CommandError(f'"{file}" cannot be read: {error}. Save it as CSV in UTF-8.') from error
    if rows and "name" not in rows[0]:
        raise CommandError(f'"{file}" has no column "name". Its first line names the columns: {",".join(COLUMNS)}.')
    return {
        fold(row["name"]): {column: row[column].strip() for column in COLUMNS[1:] if (row.get(column) or "").strip()}
        for row in rows
        if (row["name"] or "").strip()
    }
