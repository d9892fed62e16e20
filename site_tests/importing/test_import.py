"""``briefs import``: nothing of a document is lost, and what cannot be carried over is said."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import zipfile
from collections import Counter
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from site_tests.importing.documents import (
    WRITERS,
    citation,
    pandoc,
    picture,
    repacked,
    with_marks,
    with_runs,
    written,
    zotero,
)
from site_tests.mini_site import rebuild
from site_tests.soak import SOAKS

from mkdocs_briefs.citations.pandoc.process import executable
from mkdocs_briefs.cli.main import main
from mkdocs_briefs.importing import document, program

FORMATS = (*WRITERS, ".txt")
SEEDS = Path(os.environ.get("SEEDS", Path(__file__).parents[3] / "shared" / "seeds"))

SHAPES = {
    "headings": "# Ports of Norway\n\n## One part\n\nText one.\n\n### Deeper\n\nText two.\n\n## Other part\n\nText three.\n",
    "title and author": "---\ntitle: 'Ports: a survey'\nauthor: [Ann Ash, Bo Brook]\n---\n\n# One part\n\nText of Norway.\n",
    "byline": "# Ports of Norway\n\nBy Ann Ash and Bo Brook\n\nThe first sentence. The second one.\n",
    "outlet": "Norway counts its ports Analysis by The Example\n\nThe Example counts.\n\nNorway does, too.\n\nBy Ann Ash\n",
    "notes": "# Ports of Norway\n\nOne.[^1] Two.[^2]\n\n[^1]: A note of *several* words.\n\n[^2]: Another.\n\n    With a second paragraph.\n",
    "table": "# Ports of Norway\n\n| Port | Ships |\n|------|------:|\n| Alpha | 12 |\n| Beta, *old* | 7 |\n\nAfter it.\n",
    "lists": "# Ports of Norway\n\n1. First\n\n    Its second paragraph\n\n2. Second\n    - inner one\n    - inner two\n\n- a bullet\n- more\n",
    "links": "# Ports of Norway\n\nSee [the register](https://example.org/a_b?c=1&d=2), or [write](mailto:a@example.org) to them.\n",
    "quotation": "# Ports of Norway\n\n> They said so.\n>\n> And more.\n\n*Stressed*, **strong** words, and `code_of_it`.\n",
    "scripts": "# Порты Norway\n\nΑθήνα, Київ, القاهرة, 東京, naïve Ångström: «so», “thus” – and … on.\n",
    "signs": "# Ports of Norway\n\nA \\< B & C \\> D; 5\\*3 \\_x\\_ \\{y\\} \\[z\\] #1 and 2\\. and \\$3 or a\\@example.org.\n\n1980\\. was a year.\n",
    "long": "# Ports of Norway\n\n"
    + "\n\n".join(f"Paragraph {n} says that port {n} has {n * 7} ships." for n in range(60)),
}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold().replace("_", " ")))


@pytest.fixture(scope="module")
def publication(tmp_path_factory) -> Path:
    """A publication as ``briefs init`` makes it."""
    root = tmp_path_factory.mktemp("publication") / "desk"
    assert main(["init", str(root)]) == 0
    return root


@pytest.fixture
def desk(publication, tmp_path, monkeypatch) -> Path:
    """The folder of briefs, at hand; what a test writes there goes away."""
    monkeypatch.chdir(publication / "briefs")
    before = {file for file in publication.rglob("*") if file.is_file()}
    yield publication / "briefs"
    for file in {file for file in publication.rglob("*") if file.is_file()} - before:
        file.unlink()


def split(text: str) -> tuple[dict[str, object], str]:
    front, body = text.removeprefix("---\n").split("---\n\n", 1)
    return yaml.safe_load(front), body


def shown(body: str) -> str:
    """The text that readers see, by Python-Markdown."""
    html = markdown.markdown(body, extensions=["footnotes", "tables", "attr_list", "def_list", "abbr", "md_in_html"])
    return BeautifulSoup(html, "html.parser").get_text(" ")


PAIRS = [
    (shape, ending)
    for row, shape in enumerate(SHAPES)
    for column, ending in enumerate(FORMATS)
    if SOAKS or (row - column) % len(FORMATS) < 3
]
"""Each shape in three formats, each format in four shapes or more; in the long run, all in all."""


@pytest.mark.parametrize(("shape", "ending"), PAIRS)
def test_every_word_is_in_the_draft(shape, ending, desk, tmp_path, capsys):
    source = SHAPES[shape]
    if ending == ".txt":  # plain text has no place for who wrote it
        source = source.replace("author: [Ann Ash, Bo Brook]\n---\n", "---\n\nBy Ann Ash and Bo Brook\n")
    plain = pandoc(tmp_path, "-f", "markdown", "-t", "plain", "--wrap=none", "--standalone", text=source)
    file = written(tmp_path, f"in{ending}", plain if ending == ".txt" else source)
    assert main(["import", str(file)]) == 0
    [draft] = [Path(line) for line in capsys.readouterr().out.splitlines()]
    front, body = split(draft.read_text("utf-8"))
    seen = words(f"{shown(body)} {front['title']} {front.get('author')} {front.get('actors')} by by analysis and")
    wanted = words(re.sub(r"\[\d+\]|^  [-o>] |^ *\d+\. ", " ", plain, flags=re.MULTILINE))
    assert wanted - seen == Counter()
    assert front["title"] == TITLES.get(shape, "Ports of Norway")
    # Pandoc does not read who wrote OpenDocument and RTF: the names stand in the text.
    if shape == "byline" or (shape == "title and author" and ending not in (".odt", ".rtf")):
        assert sorted(front["author"]) == ["Ann Ash", "Bo Brook"]
    assert front["region"] == "Norway"
    assert all(len(mark) > 1 for mark in re.findall(r"^#+(?= )", body, re.MULTILINE))


TITLES = {"title and author": "Ports: a survey", "outlet": "Norway counts its ports", "scripts": "Порты Norway"}


BOOK = {
    "id": "AB12",
    "type": "book",
    "title": "One Book",
    "author": [{"family": "Ash", "given": "Ann"}],
    "issued": {"date-parts": [["2001"]]},
    "publisher": "Press",
}
ARTICLE = {
    "id": "CD34",
    "type": "article-journal",
    "title": "An Article",
    "author": [{"family": "Brook", "given": "Bo"}],
    "issued": {"date-parts": [[2002, 5]]},
    "container-title": "Journal",
    "DOI": "10.1000/xyz",
}
WORD = """\
# Ports of Norway

By Ann Ash

It is so CITEONE and more. Twice CITETWO here.[^1]

## A part

| Port | Ships |
|------|------:|
| Alpha | 12 |

![A red square](square.png)

[^1]: A note on Norway.
"""

NEXT = (
    "Compare each draft with its document, and give it a date. When it is ready, take "
    '"status: draft" out, and call "briefs check".\n'
)


def test_a_document_of_word_with_all_that_one_has_builds_strictly_once_it_is_dated(desk, tmp_path, capsys):
    (tmp_path / "square.png").write_bytes(picture())
    file = written(tmp_path, "in.docx", WORD)
    runs = {"CITEONE": zotero("a", [BOOK], "(Ash 2001)"), "CITETWO": zotero("b", [BOOK, ARTICLE], "(Ash; Brook)")}
    assert main(["import", str(with_runs(file, runs))]) == 0
    said = capsys.readouterr()
    assert said == ("ports-of-norway.md\n../bib/ports-of-norway.bib\nports-of-norway-1.png\n", NEXT)
    text = (desk / "ports-of-norway.md").read_text("utf-8")
    front, body = split(text)
    assert front == {"title": "Ports of Norway", "author": "Ann Ash", "region": "Norway", "status": "draft"}
    assert "It is so [@ash2001] and more. Twice [@ash2001; @brook2002] here.[^1]" in body
    assert "![A red square](ports-of-norway-1.png)" in body
    assert (desk / "ports-of-norway-1.png").read_bytes() == picture()
    (desk / "ports-of-norway.md").write_text(text.replace("status: draft", "date: 2026-01-02"), "utf-8")
    built = rebuild(desk.parent, strict=True)
    assert built.warnings() == []
    page = built.html("ports-of-norway/")
    assert [each.get_text(" ") for each in page.select(".briefs-references li, .references li")] != []
    assert page.find("img", alt="A red square")
    assert page.find(class_="footnote")


def test_citations_of_zotero_in_open_document_come_with_their_sources(desk, tmp_path, capsys):
    """In the text and in a note, with what stands around them; a mark that cannot be read stays as text, and is said."""
    file = written(
        tmp_path, "in.odt", "# Ports\n\nSo it is CITEONE. And CITETWO so.[^1] Not CITETHREE.\n\n[^1]: See CITEFOUR.\n"
    )
    seen = citation("a", [BOOK], "(see Ash 2001, 3–4)", locator="3–4", label="page", prefix="see ")
    other = citation("c", [BOOK, ARTICLE], "Ash; Brook", locator="2", label="chapter")
    marks = {
        "CITEONE": (f"{seen} RNDa1", "(see Ash 2001, 3–4)"),
        "CITETWO": (f"{citation('b', [ARTICLE], 'Brook 2002', **{'suppress-author': True})} RNDb2", "Brook <2002>"),
        "CITETHREE": ("ZOTERO_ITEM CSL_CITATION {broken} RNDc3", "(Cedar 2003)"),
        "CITEFOUR": (f"{other} RNDd4", "Ash; Brook"),
    }
    assert main(["import", str(with_marks(file, marks))]) == 0
    said = capsys.readouterr().err
    _, body = split((desk / "ports.md").read_text("utf-8"))
    assert "So it is [see @ash2001, p. 3–4]. And [-@brook2002] so.[^1] Not (Cedar 2003)." in body
    assert "See [@ash2001, chap. 2; @brook2002, chap. 2]." in body
    assert "1 citation of a reference manager is text: its words are in the draft, its sources are not." in said
    assert "words of this passage" not in said
    database = (desk.parent / "bib/ports.bib").read_text("utf-8")
    assert re.findall(r"^@.*", database, re.MULTILINE) == ["@book{ash2001,", "@article{brook2002,"]


LABELS = {
    "": "p.", "page": "p.", "book": "bk.", "chapter": "chap.", "column": "col.", "figure": "fig.", "folio": "fol.",
    "line": "l.", "note": "n.", "number": "no.", "opus": "op.", "paragraph": "para.", "part": "pt.",
    "section": "sec.", "sub-verbo": "s.v.", "verse": "v.", "volume": "vol.",
}  # fmt: skip
"""What a text has of each label of CSL 1.0.2."""


def test_each_label_of_a_locator_comes_as_texts_have_it(desk, tmp_path):
    file = written(tmp_path, "in.odt", "# Ports\n\n" + " and ".join(f"CITE{n}X" for n in range(len(LABELS))) + "\n")
    marks = {
        f"CITE{number}X": (
            f"{citation('a', [BOOK], f'(Ash, {number})', locator='7', label=label)} RND{number}",
            "(Ash)",
        )
        for number, label in enumerate(LABELS)
    }
    assert main(["import", str(with_marks(file, marks))]) == 0
    _, body = split((desk / "ports.md").read_text("utf-8"))
    assert re.findall(r"\[@ash2001, (\S+) 7\]", body) == list(LABELS.values())


def test_citations_that_stay_text_are_counted(desk, tmp_path, capsys):
    field = r"{\field{\*\fldinst { ADDIN ZOTERO_ITEM CSL_CITATION \{\}}}{\fldrslt {(Ash 2001)}}}"
    (tmp_path / "in.rtf").write_text(r"{\rtf1\ansi Ports\par So it is " + field + field + r".\par}", "latin-1")
    assert main(["import", str(tmp_path / "in.rtf")]) == 0
    assert "2 citations of a reference manager are text: their words are in the draft" in capsys.readouterr().err
    assert "(Ash 2001)" in next(desk.glob("*.md")).read_text("utf-8")
    bookmark = '<text:bookmark-start text:name="ZOTERO_BREF_x"/>(Ash)<text:bookmark-end text:name="ZOTERO_BREF_x"/>'
    file = repacked(
        written(tmp_path, "by.odt", "# Canals\n\nSo CITE.\n"), "content.xml", lambda x: x.replace("CITE", bookmark)
    )
    assert main(["import", str(file)]) == 0
    assert "To bring the sources, have the reference manager store them as reference marks" in capsys.readouterr().err


def test_sources_that_are_there_are_cited_by_the_keys_that_they_have(desk, tmp_path, capsys):
    (desk.parent / "bib/mine.bib").write_text(
        "@article{mine, title = {An {Article}}, author = {Brook, Bo}, date = {2002}, doi = {10.1000/XYZ}}\n"
        "@book{ash2001, title = {Another}, author = {Ash, Ann}, date = {2001}}\n"
    )
    file = written(tmp_path, "in.docx", WORD.replace("![A red square](square.png)", ""))
    runs = {"CITEONE": zotero("a", [BOOK], "(Ash 2001)"), "CITETWO": zotero("b", [BOOK, ARTICLE], "(Ash; Brook)")}
    assert main(["import", str(with_runs(file, runs))]) == 0
    assert "these sources were there already: mine." in capsys.readouterr().err
    assert "[@ash2001a] and more. Twice [@ash2001a; @mine]" in (desk / "ports-of-norway.md").read_text("utf-8")
    database = (desk.parent / "bib/ports-of-norway.bib").read_text("utf-8")
    assert re.findall(r"^@.*", database, re.MULTILINE) == ["@book{ash2001a,"]


def test_origin_and_unknown_names_are_comments(desk, tmp_path, capsys):
    (tmp_path / "in: 1.txt").write_text(
        "Ports\n\nOrson Vale saw Norway. Orson Vale met the Example Institute, in Georgia and Congo.\n\nNorway."
    )
    assert main(["import", str(tmp_path / "in: 1.txt")]) == 0
    text = (desk / "ports.md").read_text("utf-8")
    assert "actors: [Example Institute]\n" in text
    assert "# Names without a profile. Move whom the brief is about to actors:\n# - Orson Vale (2)\n" in text
    digest = hashlib.sha256((tmp_path / "in: 1.txt").read_bytes()).hexdigest()
    assert f"# Imported from in: 1.txt, SHA-256 {digest}\n---\n\nOrson Vale saw" in text
    assert "# author: who signs it\n" in text
    assert re.search(r"# date: the day on which it goes out, as in \d{4}-\d\d-\d\d\n", text)
    assert "# - Georgia: GE (Georgia)\n" in text
    assert "# - Congo: CD (Democratic Republic of the Congo) or CG (Republic of the Congo)\n" in text
    assert capsys.readouterr().err.startswith('briefs: ports.md: missing-field: the front matter has no "author".')


LOSSES = {
    "a picture elsewhere": ("in.html", '<h1>Ports</h1><p>Text <img src="https://x.example/a.png" alt="Alt">', "of another host is a link"),
    "a picture above": ("in.html", '<h1>Ports</h1><p>Text <img src="../secret.png" alt="Alt">', "is not beside the document, does not come"),
    "a picture of another kind": ("in.html", '<h1>P</h1><p>T <img src="data:image/x-emf;base64,AAAA" alt="Alt">', "browsers do not show"),
    "a script": ("in.html", "<h1>Ports</h1><p>Text <a href=' javascript:alert(1)'>here</a> <script>bad()</script>", "which is not on the web, is text"),
    "an anchor": ("in.html", '<h1>Ports</h1><p>Text <a href="#gone">there</a>', 'a link within the document is text: "there"'),
    "merged cells": ("in.html", "<h1>P</h1><table><tr><td colspan=2>One</td></tr><tr><td>Two</td><td>Three</td></tr></table>", "merged cells of a table are parted"),
    "a formula": ("in.md", "# Ports\n\nIt is $E = mc^2$ there.\n", "formulas stand as code"),
    "a command": ("in.tex", "\\section{Ports}\n\nIt is \\strange{so and so} there.\n", "its words are text: \\strange{so and so}"),
}  # fmt: skip


@pytest.mark.parametrize("name", LOSSES)
def test_what_cannot_be_carried_over_is_said_and_its_words_stay(name, desk, tmp_path, capsys):
    file, text, says = LOSSES[name]
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / file).write_text(text, "utf-8")
    assert main(["import", str(tmp_path / "in" / file)]) == 0
    said = capsys.readouterr()
    assert says in said.err
    assert "words of this passage" not in said.err
    draft = (desk / said.out.splitlines()[0]).read_text("utf-8")
    assert not re.search(r"javascript|secret|bad\(\)|<img|!\[", draft)
    for word in re.findall(r"\b(?:Text|One|Two|Three|there|here|Alt|so and so)\b", re.sub("<script.*", "", text)):
        assert word in draft


def test_what_stands_around_a_text_of_word_is_said_to_be_left_out(desk, tmp_path, capsys):
    file = written(tmp_path, "in.docx", "# Ports of Norway\n\nIt is so.\n")
    head = "<w:hdr><w:p><w:r><w:t>Not for circulation</w:t></w:r></w:p></w:hdr>"
    repacked(file, "word/document.xml", lambda xml: xml, {"word/header1.xml": head})
    assert main(["import", str(file)]) == 0
    assert 'words of this passage are not in the draft: "Not for circulation".' in capsys.readouterr().err


def test_braces_are_no_attributes(desk, tmp_path):
    """``{ onclick=... }`` behind a paragraph would be one of its element, and run."""
    (tmp_path / "in.txt").write_text("Ports\n\nNorway {: onclick='alert(1)' #here}\n\nNorway\n")
    assert main(["import", str(tmp_path / "in.txt")]) == 0
    body = (desk / "ports.md").read_text("utf-8").split("---\n\n")[1]
    html = markdown.markdown(body, extensions=["attr_list", "md_in_html"])
    assert not BeautifulSoup(html, "html.parser").find(onclick=True)
    assert "{: onclick=" in BeautifulSoup(html, "html.parser").text


NOTED = """<h1>Ports</h1><p>Norway<a href="#n" role="doc-noteref">1</a>.</p>
<section role="doc-endnotes"><ol><li id="n" role="doc-footnote"><p>A note.</p></li></ol></section>"""


@pytest.mark.parametrize(
    ("extension", "document"),
    [
        ("tables", "<h1>Ports</h1><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"),
        ("footnotes", NOTED),
    ],
)
@pytest.mark.parametrize("has_it", [True, False])
def test_an_extension_that_the_text_needs_is_named_where_the_project_has_it_not(
    extension, document, has_it, tmp_path, monkeypatch, capsys
):
    extensions = ["attr_list", extension] if has_it else ["attr_list"]
    config = {"site_name": "T", "plugins": ["briefs"], "markdown_extensions": extensions}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "in.html").write_text(document, "utf-8")
    monkeypatch.chdir(tmp_path / "docs")
    assert main(["import", str(tmp_path / "in.html")]) == 0
    said = capsys.readouterr().err
    assert (f'add "{extension}" to markdown_extensions in mkdocs.yml' in said) is not has_it


def test_nothing_is_written_over(desk, tmp_path, capsys):
    (desk / "ports-1.png").write_text("mine")
    data = base64.b64encode(picture()).decode()
    (tmp_path / "in.html").write_text(f'<h1>Ports</h1><p>Norway. <img alt="A" src="data:image/png;base64,{data}">')
    assert main(["import", str(tmp_path / "in.html")]) == 1
    assert '"ports-1.png" is there already. Rename it' in capsys.readouterr().err
    assert (desk / "ports-1.png").read_text() == "mine"
    assert not (desk / "ports.md").exists()


def test_one_that_cannot_be_read_keeps_no_other_back(desk, tmp_path, capsys):
    (tmp_path / "a.docx").write_text("no archive")
    (tmp_path / "b.txt").write_text("Ports\n\nNorway.\n\nBy Ann Ash")
    (tmp_path / "c.doc").write_text("old")
    (tmp_path / "d.txt").write_bytes(b"caf\xe9")
    (tmp_path / "e.odt").write_bytes(b"PK")
    files = [str(tmp_path / name) for name in ("a.docx", "b.txt", "c.doc", "d.txt", "e.odt", "gone.txt")]
    assert main(["import", *files]) == 1
    said = capsys.readouterr()
    assert said.out == "ports.md\n"
    assert [line.partition('": ')[2] for line in said.err.splitlines()] == [
        "it is damaged. Open it in the program that made it, and save it anew.",
        "documents of this kind cannot be read. Save it as one of .docx, .odt, .rtf, .html, .htm, .md, .markdown, .txt, .tex, .epub.",
        "it is not UTF-8 (byte 3). Save it as UTF-8.",
        "it is damaged. Open it in the program that made it, and save it anew.",
        "it cannot be read: No such file or directory.",
        "",
    ]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.rtf", "a.html"])
def test_a_document_without_text_is_refused(desk, tmp_path, capsys, name):
    (tmp_path / name).write_text("")
    assert main(["import", str(tmp_path / name)]) == 1
    assert "there is no text in it." in capsys.readouterr().err
    assert not (desk / "a.md").exists()


def test_a_folder_is_refused(tmp_path, desk, capsys):
    assert main(["import", str(desk)]) == 1
    assert "it is a folder. Name the documents that are in it." in capsys.readouterr().err


def test_bombs_and_giants_are_refused(desk, tmp_path, capsys, monkeypatch):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(3):
            bomb.writestr(f"word/{number}.xml", b"\0" * (100 << 20))
    assert (tmp_path / "a.docx").stat().st_size < 1 << 20
    assert main(["import", str(tmp_path / "a.docx")]) == 1
    assert "more than 250 MB are packed in it. Divide it." in capsys.readouterr().err
    monkeypatch.setattr(document, "LONGEST", 1 << 20)
    (tmp_path / "b.txt").write_bytes(b"x" * ((1 << 20) + 1))
    assert main(["import", str(tmp_path / "b.txt")]) == 1
    assert "it is larger than 1 MB" in capsys.readouterr().err
    monkeypatch.setattr(program, "PATIENCE", 0.01)
    (tmp_path / "c.md").write_text("# Ports\n")
    assert main(["import", str(tmp_path / "c.md")]) == 1
    assert "it takes longer than 0.01 seconds. Divide it into smaller documents." in capsys.readouterr().err
    assert not (desk / "ports.md").exists()


def test_memory_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(program, "_MEMORY", "1M")
    (tmp_path / "c.md").write_text("# Ports\n\n" + "word *word* " * 20_000)
    with pytest.raises(program.ConversionError, match="it needs more than 1M of memory"):
        document.read(tmp_path / "c.md", Path(executable()))


def test_a_document_reads_no_other_file(desk, tmp_path, capsys):
    (tmp_path / "secret.tex").write_text("Hidden words")
    (tmp_path / "in.tex").write_text("\\section{Ports}\n\nNorway \\input{secret} \\include{secret.tex}\n\nNorway.\n")
    assert main(["import", str(tmp_path / "in.tex")]) == 0
    assert "Hidden" not in (desk / "ports.md").read_text("utf-8")
    assert "another file is not read: \\input{secret}." in capsys.readouterr().err


@pytest.mark.skipif(
    not list(SEEDS.glob("*.txt")), reason="the document that the desk received is not in the repository"
)
def test_the_document_that_the_desk_received(desk, capsys):
    [file] = SEEDS.glob("000_9b5f0ee0226fa790.txt")
    assert main(["import", str(file)]) == 0
    said = capsys.readouterr()
    assert said.err == NEXT
    draft = desk / said.out.strip()
    text = draft.read_text("utf-8")
    front, body = split(text)
    assert (front["author"], front["region"]) == ("Vugar Khalilov", ["Venezuela", "Caribbean"])
    assert {"Russia", "Ukraine", "Armenia", "Syria", "Iran", "United States", "The Atlantic"} <= {*front["actors"]}
    assert "Analysis by" not in front["title"]
    source = file.read_text("utf-8")
    assert words(source) - words(f"{body} {front['title']} {front['actors']} {front['author']}") == words(
        "analysis by by"
    )
    draft.write_text(text.replace("status: draft", "date: 2026-01-02"), "utf-8")
    built = rebuild(desk.parent, strict=True)
    assert built.warnings() == []
    assert built.has(f"{draft.stem}/")
