"""Lists that a script reads where the pages of a list have only a part of it: whether they are there."""

from __future__ import annotations

import json
from unittest.mock import patch

import pytest
from site_tests.mini_site import brief, build_site

from mkdocs_briefs.exports import lists

JUDGED = "key_judgements:\n" + "".join(
    f"- {{text: Ice number {n} melts., likelihood: likely, confidence: low, by: 2030-01-01}}\n" for n in range(3)
)
BIB = "".join(f"@book{{k{n}, author = {{Ash, A}}, title = {{T{n}}}, date = {{200{n}}}}}\n" for n in range(3))


@pytest.mark.parametrize(("fits", "are_there"), [(3, False), (2, True)])
def test_they_are_there_for_what_does_not_fit_on_a_page(tmp_path, fits, are_there):
    files = {"docs/a.md": brief("So [@k0; @k1; @k2].", more=JUDGED), "bib/a.bib": BIB}
    with patch.object(lists, "ENTRIES", fits), patch.object(lists, "ROWS", 2):
        build_site(tmp_path, files, strict=True)
    found = {path.name: json.loads(path.read_text("utf-8")) for path in tmp_path.glob("site/assets/briefs/lists/*")}
    parts = {f"{kind}-{n}.json": 3 - n for kind in ("sources", "judgements") for n in (1, 2)}
    rows = {name: len(found[name][name.partition("-")[0]]) for name in parts if name in found}
    assert rows == (parts if are_there else {})
