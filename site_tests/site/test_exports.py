"""Exports of a whole site: what somebody noted for oneself in a database is in no file."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import Site, brief, build_site
from site_tests.sources.test_exports import PRIVATE


def published(site: Site, word: str) -> list[str]:
    """The files of the built site that hold a word."""
    files = (path for path in (site.root / "site").rglob("*") if path.is_file())
    return [path.relative_to(site.root).as_posix() for path in files if word.encode() in path.read_bytes()]


@pytest.mark.parametrize("style", ["chicago-author-date", "apa"])
def test_private_words_of_a_database_are_in_no_file(tmp_path, style):
    text = brief("It is so [@zotero; @{Mendeley:2002/a?b=c}; @note].")
    built = build_site(tmp_path, {"docs/x.md": text, "bib/a.bib": PRIVATE}, options={"citation_style": style})
    assert built.warnings() == []
    assert published(built, "secret-") == []
    assert "site/bibliography.bib" in published(built, "{NATO}")
    items = json.loads((tmp_path / "site" / "bibliography.json").read_text("utf-8"))
    assert [item["id"] for item in items] == ["Mendeley:2002/a?b=c", "note", "zotero"]


def test_abstracts_are_in_the_exports_alone_and_where_the_publication_says_so(tmp_path):
    files = {"docs/x.md": brief("It is so [@zotero]."), "bib/a.bib": PRIVATE}
    built = build_site(tmp_path, files, options={"export_abstracts": True})
    found = sorted(published(built, "secret-j"))
    assert found == ["site/api/v1/sources.json", *(f"site/bibliography.{end}" for end in ("bib", "json", "ris"))]
