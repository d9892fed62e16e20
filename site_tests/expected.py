"""Texts that were read once and found right, in ``site_tests/expected/``.

``make expected`` writes them anew, to be read again.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent / "expected"
WRITES = os.environ.get("EXPECTED") == "write"


def assert_expected(name: str, text: str) -> None:
    """Fail with the lines that differ from those of a file."""
    file = FOLDER / name
    if WRITES:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    expected = file.read_text("utf-8") if file.is_file() else ""
    differing = [*unified_diff(expected.split("\n"), text.split("\n"), name, "now", lineterm="", n=1)]
    assert not differing, "\n".join([*differing, 'If all of this is right: "make expected".'])
