"""What was measured, as a table for people and as lines of JSON that another run can be compared with."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    corpus: str
    briefs: int
    name: str
    seconds: tuple[float, ...]
    """Of each round."""
    against: str = ""
    """The row that this one is compared with, round for round."""
    cpu: tuple[float, ...] = ()
    memory: tuple[float, ...] = ()
    told: tuple[float, ...] = ()
    """In a preview: seconds until the browser was told to load the page again."""

    @property
    def id(self) -> tuple[str, int, str]:
        return self.corpus, self.briefs, self.name


def read_rows(file: Path) -> dict[tuple[str, int, str], Row]:
    rows = map(_row, file.read_text(encoding="utf-8").splitlines())
    return {row.id: row for row in rows}


def write_rows(rows: Iterable[Row], file: Path) -> None:
    with file.open("a", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps(asdict(row)) + "\n")


def table(rows: Sequence[Row], before: Mapping[tuple[str, int, str], Row]) -> str:
    """Medians, with ranges."""
    seconds = {row.name: row.seconds for row in rows}
    lines = [f"  {'':<38} {'seconds':<20} {'ratio':<18} {'CPU':>6} {'MB':>6} {'told':>6} {'before':>7}"]
    for row in rows:
        ratios = [a / b for a, b in zip(row.seconds, seconds.get(row.against, ()), strict=False)]
        earlier = before[row.id].seconds if row.id in before else ()
        lines.append(
            f"  {row.name:<38} {_ranged(row.seconds):<20} {_ranged(ratios):<18} {_median(row.cpu, 1):>6}"
            f" {_median(row.memory, 0):>6} {_median(row.told, 2):>6} {_median(earlier, 2):>7}".rstrip()
        )
    return "\n".join(lines)


def _row(line: str) -> Row:
    fields = json.loads(line).items()
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in fields}
    return Row(**values)


def _median(values: Sequence[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f}" if values else ""


def _ranged(values: Sequence[float]) -> str:
    return f"{_median(values, 2)} ({min(values):.2f}-{max(values):.2f})" if values else ""
