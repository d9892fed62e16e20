"""Exports of a whole site: what somebody noted for oneself in a database is in no file."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import Site, brief, build_site
from site_tests.sources.test_exports import ENTRY_TYPES, PRIVATE, RIS_LINE
from site_tests.sources.test_forgery import bibtexparser_keys, pandoc_ids

from mkdocs_briefs.citations.pandoc.styles import style_names


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


NOTED = (
    "file annote annotation comment owner timestamp bdsk-file-1 bdsk-url-1 mendeley-groups mendeley-tags keywords note "
    "abstract groups rating usera userf library localfile pdf review priority ranking readstatus qualityassured "
    "date-added date-modified contents lccn callnumber extra tags notes biburl bibsource internal-note remark private "
    "label shorthand"
).split()
"""Fields in which reference managers keep what their user notes, and where a file is."""
LOCAL = [
    "file:///home/secret/a.pdf",
    r"C:\Users\secret\a.pdf",
    "/srv/secret/a.pdf",
    "~/secret.pdf",
    "zotero://select/secret",
]


def noted(entry_type: str) -> str:
    """An entry with a secret in each of these fields, in small letters and capitals, in braces and quotes."""
    fields = "".join(
        f"  {name.upper()} = {{secret-{name}}},\n" if number % 2 else f'  {name} = "secret-{name}",\n'
        for number, name in enumerate(NOTED)
        if (entry_type, name) != ("unpublished", "note")
    )
    return f"@{entry_type}{{k{entry_type}, author = {{Ash, Ann}}, title = {{One}}, date = {{2001}},\n{fields}}}\n"


FAMILY = """@book{parent, title = {P}, note = {secret-p}, file = {secret-q}, keywords = {secret-r}}
@incollection{child, title = {C}, crossref = {parent}}
@xdata{x, annote = {secret-s}}
@book{y, title = {Y}, xdata = {x}}
@misc{path, title = {P}, note = {\\path{/srv/secret/a.pdf}}}
"""


@pytest.mark.parametrize("style", style_names())
def test_no_entry_of_any_type_gives_away_a_private_field(tmp_path, style):
    """In no file: pages, search, exports, data. Inherited fields count, and so do those of a parent."""
    local = "".join(
        f"@misc{{local{n}, title = {{L}}, url = {{{url}}}, archiveurl = {{{url}}}}}\n" for n, url in enumerate(LOCAL)
    )
    bib = "".join(map(noted, ENTRY_TYPES)) + local + FAMILY
    text = brief("It is so [@kbook, p. 3; @child]. So says @kmisc.", more="nocite: '*'\nbased_on: [karticle]")
    files = {"docs/x.md": text, "docs/index.md": "# Home\n\nAs in [@kunpublished].\n", "bib/a.bib": bib}
    config = {"plugins": ["search", {"briefs": {"citation_style": style}}]}
    built = build_site(tmp_path, files, config=config)
    assert len(json.loads((tmp_path / "site/bibliography.json").read_text("utf-8"))) > len(ENTRY_TYPES)
    assert published(built, "secret") == []


FORGED = [
    "A\nER  - \nTY  - JOUR\nTI  - Forged",
    "A\r\nER  - \r\nTY  - JOUR",
    "A\u2028ER  - \u2029TY  - JOUR\x85ER  - ",
    "A}\n}\n@book{forged, title = {B",
    "A}},\n  file = {/etc/passwd",
    "A\\",
    "} @comment{",
    '", "forged": "',
]


@pytest.mark.parametrize("evil", FORGED, ids=repr)
def test_no_field_of_a_site_forges_a_record(tmp_path, evil):
    quoted = json.dumps(evil)
    front = f"title: {quoted}\ndate: 2026-01-02\nauthor: [{quoted}, Ann Ash]\nregion: Norway\nactors: [{quoted}]\n"
    front += f"summary: {quoted}\ntags: [{quoted}]\nbased_on: [a]\n"
    profile = f"---\nname: Jane Roe\naliases: [{quoted}]\nsummary: {quoted}\n---\n"
    field = evil.replace("{", "").replace("}", "").replace("\\", "")  # what a database can hold
    files = {
        "docs/x.md": f"---\n{front}---\n\nNorway [@a].\n",
        "docs/actors/roe.md": profile,
        "bib/a.bib": f"@book{{a, title = {{{field}}}, author = {{{field}}}, note = {{{field}}}, date = {{2001}}}}\n",
    }
    config = {"site_name": evil, "site_url": "https://example.org/{a}/"}
    build_site(tmp_path, files, config=config, options={"territories": {"NO": {"aliases": [evil]}}})
    for stem, key in (("x", "x"), ("bibliography", "a")):
        bib, ris, data = ((tmp_path / "site" / f"{stem}.{end}").read_bytes().decode() for end in ("bib", "ris", "json"))
        assert bibtexparser_keys(bib) == pandoc_ids(bib) == [key]
        lines = ris.splitlines()
        assert [line[:5] for line in lines].count("TY  -") == [line[:5] for line in lines].count("ER  -") == 1
        assert all(RIS_LINE.fullmatch(line) for line in lines)
        assert [item["id"] for item in json.loads(data)] == [key]
    for path in (tmp_path / "site/api/v1").glob("*.json*"):
        text = path.read_bytes().decode()
        is_lines = path.name.endswith((".jsonl", ".ftm.json"))
        for line in text.splitlines() if is_lines else [text]:
            assert "forged" not in json.loads(line)
