"""The table: synthetic entries of every kind that a desk cites, formatted by our engine and by Pandoc alone.

What Pandoc prints for the same database and the same style is right, but where its reader of BibTeX slips: those
entries are named here, with the rule, as in ``docs/reference/citations.md``.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mkdocs_briefs.citations.formatted import FormattedCluster, Label, NoteSign
from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.pandoc.process import executable
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import CitationItem, Mode
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex import read_bibliography

TABLE = Path(__file__).with_name("table.bib")

STYLES = (
    "chicago-author-date",
    "chicago-notes-bibliography",
    "apa",
    "modern-language-association",
    "ieee",
    "harvard-cite-them-right",
)

DIFFERENCES = {
    "book-publisher-and": "publishers are as written; Pandoc makes a list of them, with a semicolon",
    "chapter-crossref": "a chapter takes its book's title from any parent; Pandoc has no title of the book",
    "case": "names of cases are as written, and the court is shown",
    "legislation": "names of acts are as written",
    "legislation-code": "names of acts are as written",
    "treaty": "a treaty is one, and its name as written",
    "misc-url": 'an address in `howpublished` is the address; Pandoc prints "Https://..."',
    "paper-classic": "`@conference` is `@inproceedings`; Pandoc does not know it",
    "capitals-led": 'a word with stops or capitals inside stays; Pandoc prints "u.s.-Led"',
}
"""By key: the rule that makes our text right where it is another."""

Texts = Mapping[tuple[str, str], str]
"""By what it is (``reference``, ``citation``, ``narrative``) and key."""


def test_the_table_is_large_and_every_difference_has_its_place():
    bibliography = read_bibliography([("table.bib", TABLE.read_text("utf-8"))])
    assert bibliography.problems == ()
    assert len(bibliography.sources) >= 100
    assert set(DIFFERENCES) <= set(bibliography.sources)
    documentation = (TABLE.parents[2] / "docs" / "reference" / "citations.md").read_text("utf-8")
    missing = [rule for rule in DIFFERENCES.values() if f"| {rule} |" not in documentation]
    assert missing == []


@pytest.mark.parametrize("style", STYLES)
def test_each_text_is_pandocs_but_for_those_named(style):
    ours, pandocs = _both(style)
    assert set(ours) == set(pandocs)
    others = {key: (text, ours[what, key]) for (what, key), text in pandocs.items() if ours[what, key] != text}
    assert {key: texts for key, texts in others.items() if key not in DIFFERENCES} == {}


def test_no_named_difference_is_gone_and_nearly_all_texts_are_the_same():
    texts = [(key, both[0][what, key], text) for both in map(_both, STYLES) for (what, key), text in both[1].items()]
    different = [key for key, ours, pandocs in texts if ours != pandocs]
    assert set(different) == set(DIFFERENCES)
    assert len(different) / len(texts) <= 0.03


@lru_cache(maxsize=len(STYLES))
def _both(style: str) -> tuple[Texts, Texts]:
    sources = read_bibliography([("table.bib", TABLE.read_text("utf-8"))]).sources
    return dict(_ours(style, sources)), dict(_pandocs(style, list(sources)))


def _ours(style: str, sources: Mapping[str, Source]) -> Iterator[tuple[tuple[str, str], str]]:
    engine = PandocEngine(Style(style), sources)
    cited = [(CitationItem(key, locator="p. 3"),) for key in sources]
    formatted = engine.format([*cited, *((CitationItem(key, mode=Mode.NARRATIVE),) for key in sources)])
    engine.close()
    assert formatted.failed == {}
    notes = ["".join(_html(note, ())) for note in formatted.notes]
    texts = [_text("".join(_html(cluster, notes))) for cluster in formatted.clusters]
    yield from zip([(what, key) for what in ("citation", "narrative") for key in sources], texts, strict=True)
    for reference in formatted.references:
        yield ("reference", reference.key), _text(reference.html)


def _html(cluster: FormattedCluster, notes: list[str] | tuple[()]) -> Iterator[str]:
    for part in cluster:
        if isinstance(part, NoteSign):
            yield f" [{notes[part.number - 1]}]"
        else:
            yield part.html if isinstance(part, Label) else part


def _pandocs(style: str, keys: list[str]) -> Iterator[tuple[tuple[str, str], str]]:
    text = "\n\n".join([*(f"[@{key}, p. 3]" for key in keys), *(f"@{key}" for key in keys)])
    command = [
        executable(),
        "--citeproc",
        "--bibliography",
        str(TABLE),
        "--csl",
        str(files("mkdocs_briefs") / f"data/styles/{style}.csl"),
    ]
    run = subprocess.run(
        [*command, "--to=html", "--wrap=none"], input=text.encode(), capture_output=True, check=True, timeout=60
    )
    page = BeautifulSoup(run.stdout.decode(), "html.parser")
    for back in page.select("a.footnote-back"):
        back.decompose()
    for sign in page.select("a.footnote-ref"):
        sign.replace_with(f" [{page.find(id=str(sign['href'])[1:]).text.strip()}]")
    paragraphs = [" ".join(paragraph.text.split()) for paragraph in page.find_all("p", recursive=False)]
    yield from zip([(what, key) for what in ("citation", "narrative") for key in keys], paragraphs, strict=True)
    for entry in page.select(".csl-entry"):
        reference = entry.select_one(".csl-right-inline") or entry
        yield ("reference", str(entry["id"]).removeprefix("ref-")), " ".join(reference.text.split())


def _text(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").text.split())
