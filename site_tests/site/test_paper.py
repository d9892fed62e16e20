"""Briefs on paper: a tagged PDF beside each page, the same for the same text, and none of what does not go out."""

from __future__ import annotations

import json
import struct
import zlib

import feedparser
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from pypdf import PdfReader
from site_tests.mini_site import brief, build_site, rebuild

BIB = "@book{ash2001, author = {Ash, Ann}, title = {One}, year = {2001}, url = {https://example.org/one}}\n"
BODY = """\
It is so [@ash2001].[^1] Jane Doe says `#read("/etc/passwd")` and #panic("x").

[^1]: A note at the foot.

## A heading

![A synthetic map](map.png)

| What | How |
| --- | --- |
| Cell | Other |

[The other](other.md)
"""
JUDGED = """\
summary: A summary...
versions: [{version: "1", date: 2026-01-02}]
tags: [boundaries]
key_judgements:
  - text: It will rain.
    likelihood: likely
"""
ARABIC = brief("نص عربي قصير [@ash2001].", title="عنوان", more="lang: ar")
CONFIG = {
    "site_url": "https://briefs.example.org/",
    "site_name": "The Desk",
    "markdown_extensions": ["footnotes", "smarty", "tables"],
}


def png() -> str:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + b"\x30\x60\x90" * 2 for _ in range(2))))
    return (b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b"")).decode("utf-8", "surrogateescape")


FILES = {
    "docs/x.md": brief(BODY, title="A brief & its paper", actors="Jane Doe", more=JUDGED),
    "docs/other.md": ARABIC,
    f"docs/{'n' * 250}.md": brief("Text.", title="The longest name that a file can have"),
    "docs/old.md": brief("Gone.", more="status: withdrawn\nstatus_note: It was wrong."),
    "docs/draft.md": brief("Not yet.", more="status: draft"),
    "docs/later.md": brief("Later.").replace("2026-01-02", "2999-01-02"),
    "docs/map.png": png(),
    "bib/a.bib": BIB,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("paper")
    built = build_site(root, FILES, options={"pdf": True}, config=CONFIG, strict=True)
    assert not built.aborted, built.messages
    return built


@pytest.fixture(scope="module")
def paper(site):
    return PdfReader(site.root / "site/x.pdf")


def elements(node, found):
    """All elements of the tree of tags."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            elements(child, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        if "/K" in node:
            elements(node["/K"], found)
    return found


def test_what_is_out_has_one(site):
    assert sorted(path.name for path in (site.root / "site").glob("*.pdf")) == [
        f"{'n' * 250}.pdf",
        "other.pdf",
        "x.pdf",
    ]


def test_it_says_what_the_page_says(paper):
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for said in (
        "A brief & its paper",
        "By Test Author · 2 January 2026 · version 1",
        "A summary…",
        "It will rain.",
        "Likely · 55 to 80%",
        "It is so (Ash 2001).",
        'Jane Doe says #read("/etc/passwd") and #panic(“x”).',
        "A note at the foot.",
        "A heading",
        "Cell",
        "Ash, Ann. 2001. One.",
        "Cite this brief",
        "1 / ",
    ):
        assert said in text, f"{said} in {text}"
    for left_out in ("Related briefs", "Copy", "↩", "root:", "· 1 ·"):
        assert left_out not in text


def test_it_says_of_itself_what_it_is(paper):
    about = paper.metadata
    assert (about.title, about.author) == ("A brief & its paper", "Test Author")
    assert about.creation_date.date().isoformat() == "2026-01-02"
    assert paper.trailer["/Root"]["/Lang"] == "en"
    assert paper.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.trailer["/Root"]["/Metadata"].get_data().decode()


def test_it_is_tagged(paper):
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert all(page["/Tabs"] == "/S" for page in paper.pages if "/Annots" in page)
    found = elements(root["/StructTreeRoot"]["/K"], [])
    tags = {element["/S"] for element in found}
    assert {"/H1", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Note", "/Figure"} <= tags, tags
    [figure] = [element for element in found if element["/S"] == "/Figure"]
    assert figure["/Alt"] == "A synthetic map"
    assert all("/ParentTree" in root["/StructTreeRoot"] for _ in paper.pages)


def test_fonts_are_embedded_and_say_their_letters(paper):
    fonts = [font.get_object() for page in paper.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        described = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert any(file in described for file in ("/FontFile2", "/FontFile3"))


def test_its_links_are_whole(paper):
    links = [note.get_object() for page in paper.pages for note in page.get("/Annots", [])]
    addresses = {link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]}
    assert {
        "https://briefs.example.org/countries/norway/",
        "https://briefs.example.org/other/",
        "https://example.org/one",
    } <= addresses
    assert all(address.startswith("https://") for address in addresses)
    assert any("/Dest" in link or "/D" in link.get("/A", {}) for link in links)  # from the citation to the reference


def test_a_right_to_left_brief(site):
    paper = PdfReader(site.root / "site/other.pdf")
    assert paper.trailer["/Root"]["/Lang"] == "ar"
    assert paper.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"
    fonts = [font.get_object() for page in paper.pages for font in page["/Resources"]["/Font"].values()]
    assert any("NotoNaskhArabic" in font["/BaseFont"] for font in fonts)
    places: dict[str, float] = {}
    for page in paper.pages:
        page.extract_text(visitor_text=lambda text, place, *_: places.setdefault(text.strip(), place[4]))
    assert places["Ash, Ann. 2001."] == pytest.approx(28 / 25.4 * 72, abs=1)  # a book in English begins on the left


def test_the_page_leads_to_it(site):
    page = site.html("x/")
    [link] = [link for link in page.select(".cite-this a") if link.text == "PDF"]
    assert site.target("x/", link) == "x.pdf"
    assert page.select_one("meta[name=citation_pdf_url]")["content"] == "https://briefs.example.org/x.pdf"
    assert page.select_one('link[rel=item][type="application/pdf"]')["href"] == "https://briefs.example.org/x.pdf"
    entries = feedparser.parse((site.root / "site/feed.xml").read_bytes()).entries
    assert ("https://briefs.example.org/x.pdf", "application/pdf") in [
        (enclosure.href, enclosure.type) for entry in entries for enclosure in entry.enclosures
    ]
    items = json.loads((site.root / "site/feed.json").read_text("utf-8"))["items"]
    assert {"url": "https://briefs.example.org/x.pdf", "mime_type": "application/pdf"} in [
        attachment for item in items for attachment in item["attachments"]
    ]


def test_it_is_kept_and_is_the_same_when_made_anew(site, monkeypatch):
    file = site.root / "site/x.pdf"
    before = file.read_bytes()
    (site.root / "docs/page.md").write_text("---\nkind: page\n---\n# A page\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("mkdocs_briefs.adapter.output.papers.typst_of", None)  # nothing is set again
        assert not rebuild(site.root, strict=True).aborted
    assert file.read_bytes() == before
    made = build_site(site.root, {}, options={"pdf": True, "cache": False}, config=CONFIG, strict=True)
    assert not made.aborted
    assert file.read_bytes() == before


def test_a_preview_makes_one_when_it_is_asked_for(tmp_path):
    built = build_site(tmp_path, {"docs/x.md": brief()}, options={"pdf": True})
    (tmp_path / "site/x.pdf").unlink()
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    assert not built.has("x.pdf")
    config.plugins["briefs"].build.complete_file("x.pdf")
    assert built.has("x.pdf")


def test_without_the_option_there_is_none(tmp_path):
    built = build_site(tmp_path, {"docs/x.md": brief()})
    assert not built.has("x.pdf")
    assert "PDF" not in built.html("x/").select_one(".cite-this").text


def test_the_option_asks_for_typst(tmp_path, monkeypatch):
    monkeypatch.setattr("mkdocs_briefs.adapter.output.papers.can_set", lambda: False)
    built = build_site(tmp_path, {"docs/x.md": brief()}, options={"pdf": True})
    assert built.aborted
    assert any('Install "mkdocs-briefs[pdf]".' in message for message in built.messages)
