"""Records of exports that hold what other programs take for the end of a record: none is forged, none is lost.

Each file is read by the program that it is for: bibtexparser and Pandoc, a reader of RIS, JSON.
"""

from __future__ import annotations

import json
import subprocess
from itertools import pairwise

import bibtexparser
import pypandoc
import pytest
from site_tests.sources.test_exports import RIS_LINE, brief, items_of

from mkdocs_briefs.model.actor import Author
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex import read_bibliography
from mkdocs_briefs.sources.bibtex.keys import readable_keys
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.brief_entry import source_of
from mkdocs_briefs.sources.ris import to_ris

ENDS = ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e"]
EVIL = [
    *(f"A{end}ER  - {end}TY  - JOUR{end}TI  - Forged" for end in ENDS),
    "A}\n}\n@book{forged, title = {B",
    "A},\n  file = {/etc/passwd",
    'A", note = "B',
    "A\n@book{forged,\n title={B}}\n",
    "{{{", "}}}", "\\", "\\}", "{\\", "%", "A % B", "#", "~", "$x_1^2$", "--", "``''", "@", "\x00", "\x1b[2J", "\x9b1m",
    "\u202eA", "\u2066A", "\ud800", "and", "A and B and others", ", ,", "\\input{x}", "\\end{document}",
]  # fmt: skip
TEXTS = (
    "title subtitle shorttitle booktitle maintitle journaltitle publisher institution organization location series "
    "volume number issue edition pages pagetotal volumes chapter note addendum type howpublished eventtitle venue "
    "language langid isbn issn doi url eprint eprinttype archiveurl urldate year version abstract keywords"
).split()
NAMED = "author editor translator bookauthor".split()


def evil_source(text: str, key: str = "k") -> Source:
    """A source with the text in every field, as no reader makes them."""
    names = {field: (Name(text), Name(text, text, text, text), Name(text, is_organisation=True)) for field in NAMED}
    plain = {**dict.fromkeys(TEXTS, text), **dict.fromkeys(NAMED, text)}
    return Source(key, "book", {}, Location("a.bib", 1), plain, names)


def sound(key: str) -> Source:
    return Source(key, "book", {}, Location("a.bib", 1), {"title": "Sound"})


def pandoc_ids(text: str) -> list[str]:
    command = [pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson"]
    read = subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=60)
    return [item["id"] for item in json.loads(read.stdout)]


def bibtexparser_keys(text: str) -> list[str]:
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return [entry.key for entry in library.entries]


@pytest.mark.parametrize("text", EVIL, ids=repr)
def test_bibtex_keeps_its_records(text):
    written = to_bibtex([sound("first"), evil_source(text), sound("last")])
    written.encode()
    assert bibtexparser_keys(written) == ["first", "k", "last"]
    assert pandoc_ids(written) == ["first", "k", "last"]
    assert list(read_bibliography([("a.bib", written)]).sources) == ["first", "k", "last"]
    [entry] = [entry for entry in bibtexparser.parse_string(written).entries if entry.key == "k"]
    assert {field.key for field in entry.fields} <= {*TEXTS, *NAMED, "journal", "address"}
    assert all(line.isprintable() for line in written.split("\n"))


@pytest.mark.parametrize("text", EVIL, ids=repr)
def test_ris_keeps_its_records(text):
    written = to_ris([sound("first"), evil_source(text), sound("last")])
    written.encode()
    lines = written.splitlines()
    assert "".join(f"{line}\r\n" for line in lines) == written
    assert all(RIS_LINE.fullmatch(line) and line.isprintable() for line in lines)
    ends = [number for number, line in enumerate(lines) if line.startswith("ER  - ")]
    assert [lines[end + 1][:5] for end in ends[:-1]] == ["TY  -", "TY  -"]
    assert len(ends) == 3
    assert all("ID  - " in "\n".join(lines[one:other]) for one, other in pairwise([0, *ends]))


@pytest.mark.parametrize("text", [text for text in EVIL if text != "\ud800"], ids=repr)
def test_a_brief_keeps_its_record(text):
    """As the reader of front matter gives it, but for the publication's name and the address."""
    written = brief(Author(text, "authors/x.md"), title=text)
    found = source_of(written, text, f"https://x.y/{text}")
    assert bibtexparser_keys(to_bibtex([found])) == ["2026-one"]
    assert pandoc_ids(to_bibtex([found])) == ["2026-one"]
    assert [line[:2] for line in to_ris([found]).splitlines()].count("ER") == 1
    [item] = items_of(found)
    assert item["id"] == "2026-one"


KEYS = [
    "a b", "a#b", "a%b", "a~b", "a^b", "a|b", "a<b>", "a\\b", 'a"b', "a'b", "a(b)", "a=b", "a{b}", "a,b", "a\nb",
    "a\u2028b", "a\u2019b", "a\u00b7b", "a\u00a0b", "\u0448\u043a\u043e\u043b\u0430", "\u00e9t\u00e9", "a-b", "A-B",
]  # fmt: skip


def test_keys_are_written_so_that_all_programs_read_them():
    written = to_bibtex([sound(key) for key in KEYS])
    keys = bibtexparser_keys(written)
    assert len({key.casefold() for key in keys}) == len(KEYS) - 1  # "a-b" and "A-B" are their author's own
    assert pandoc_ids(written) == keys
    assert keys == list(map(readable_keys(KEYS).get, KEYS))
    assert {"\u0448\u043a\u043e\u043b\u0430", "\u00e9t\u00e9", "a-b", "A-B"} < set(keys)
    assert keys[:3] == ["a-b-2", "a-b-3", "a-b-4"]
    assert not any(char in key for key in keys for char in " \"#'(),={}%~\\^|<>")


@pytest.mark.parametrize("key", ["a b", "a#b", "a%b", "a~b", "a'b", "a\\b", "https://example.org/a?b=c"])
def test_a_key_that_others_cannot_read_is_reported_with_its_line(key):
    found = read_bibliography([("bib/a.bib", f"\n@book{{{key}, title = {{One}}}}\n")])
    assert list(found.sources) == [key]
    [problem] = [problem for problem in found.problems if problem.code.id == "bibtex-key"]
    assert str(problem).startswith("bib/a.bib:2: bibtex-key: some programs cannot read the key")


@pytest.mark.parametrize("key", ["a,b", "a{b", 'a"b'])
def test_a_key_that_cannot_be_read_costs_no_other_entry(key):
    found = read_bibliography([("bib/a.bib", f"\n@book{{{key}, title = {{One}}}}\n@book{{z, title = {{Two}}}}\n")])
    assert "z" in found.sources
    assert any(str(problem).startswith("bib/a.bib:2: ") for problem in found.problems)


@pytest.mark.parametrize("entry_type", ["online2", "my_type", "2x", "\u00e9t\u00e9"])
def test_a_type_that_pandoc_cannot_read_is_misc(entry_type):
    [found] = read_bibliography([("a.bib", f"@{entry_type}{{k, title = {{One}}}}")]).sources.values()
    assert pandoc_ids(to_bibtex([sound("first"), found])) == ["first", "k"]
