"""How long values are kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mkdocs_briefs.keeping.store import Store


def test_what_no_build_has_used_for_a_month_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many builds there are in a day."""
    start = time.time()

    def build(day: int, *, gets: bytes = b"", puts: bytes = b"") -> bool:
        monkeypatch.setattr(time, "time", lambda: start + day * 86400)
        store = Store(tmp_path)
        found = store.get(gets) == b"value"
        if puts:
            store.put(puts, b"value")
        store.close()
        return found

    build(0, puts=b"used")
    build(0, puts=b"unused")
    assert build(20, gets=b"used")
    assert build(20, gets=b"used", puts=b"other")
    build(31, puts=b"another")
    assert build(31, gets=b"used")
    assert not build(31, gets=b"unused")
    assert build(49, gets=b"other")
