"""The files beside the pages."""

from __future__ import annotations

from site_tests.mini_site import brief

from mkdocs_briefs.adapter import build
from mkdocs_briefs.exports import EXPORTS
from mkdocs_briefs.exports.site import Site


def test_an_export_is_written_when_it_is_in_the_list(site, monkeypatch):
    def titles(found: Site) -> dict[str, str]:
        return {"new/titles.txt": f"{found.name}: {found.corpus.briefs[0].title} ü\n"}

    monkeypatch.setattr(build, "EXPORTS", (*EXPORTS, titles))
    built = site({"docs/a.md": brief(title="One")}, strict=True)
    assert (built.root / "site/new/titles.txt").read_bytes() == "Test: One ü\n".encode()
    assert all(built.has(f"{stem}.{ending}") for stem in ("a", "bibliography") for ending in ("bib", "ris", "json"))
    assert built.has("api/v1/briefs.json")
