"""What each command says and writes, from its call to its last line, as it was read once and found right."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from site_tests.cli.test_main import COMMANDS
from site_tests.expected import assert_expected
from site_tests.importing.documents import picture
from site_tests.site.test_alike import CONFIG, OPTIONS, files
from site_tests.site.world import CONFIG as OF_WORLD
from site_tests.site.world import FILES as WORLD

from mkdocs_briefs.cli.main import main

Say = Callable[..., str]


@pytest.fixture
def say(tmp_path, monkeypatch, capsys) -> Say:
    """Writes files, then calls commands in their folder: each with what it says, a file with its text."""

    def run(files: dict[str, str], *calls: str, config: dict[str, object] | None = None) -> str:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(text.encode("utf-8", "surrogateescape"))
        if config:
            (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830297600")  # 1 January 2028: all is out
        told = []
        for call in calls:
            told.append(f"$ {call}\n")
            name, *arguments = shlex.split(call)
            if name == "cat":
                told.append(Path(arguments[0]).read_text("utf-8"))
                continue
            if name == "ls":
                found = sorted(
                    p.relative_to(arguments[0]).as_posix() for p in Path(arguments[0]).rglob("*") if p.is_file()
                )
                told += (f"{path}\n" for path in found)
                continue
            status = main(arguments)
            out, err = capsys.readouterr()
            told += [
                out,
                re.sub("(?m)^", "! ", err.rstrip("\n")) + "\n" if err else "",
                f"= {status}\n" if status else "",
            ]
        return "".join(told).replace(str(tmp_path), "...")

    return run


def test_the_help_of_each_command(say, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    assert_expected("cli/help.txt", say({}, "briefs --help", *(f"briefs {name} --help" for name in COMMANDS)))


def test_a_folder_with_one_of_every_mistake(say):
    """Each message whole, in its order; the codes are explained."""
    settings = {"site_name": "Test", "plugins": [{"briefs": OPTIONS}], **CONFIG}
    assert_expected("cli/mistakes.txt", say(files(), "briefs check --ignore summary-missing", config=settings))


WRONG = """\
---
title: [a]
date: soon
updated: 2026-13-01
information_cutoff: 2030-01-01
author: {a: b}
region: [Atlantis, NO, 7]
actors: 5
nolink: {x: y}
summary: [x]
status_note: [y]
key_judgements:
  - {text: One., likelihood: maybe, confidence: huge, by: never, sources: ash}
  - {text: Two., likelihood: likely, outcome: yes}
  - Three.
at_a_glance: {old: x}
corrections: [{date: 2026-02-30, text: 3}]
versions: {version: 1.1}
version: 1.10
reviewed_by: {}
contact: {}
funding: []
interests: 1
tags: {}
series: [s]
part: two
aliases: ["http://x.example/"]
based_on: ["no key"]
nocite: 4
lang: klingon
translations: [none.md]
status: ready
superseded_by: 5
draft: perhaps
kind: note
colour: red
---
Text.
"""
WRONG_PROFILE = """\
---
name: [x]
kind: alien
aliases: {a: b}
weak_aliases: 3
case_sensitive: maybe
surname: 2
country: Atlantis
members: [Mordor]
wikidata: 42
orcid: 0000
ror: 1
summary: []
status: withdrawn
---
"""


def test_every_field_with_a_value_that_it_cannot_have(say):
    wrong = {
        "docs/wrong.md": WRONG,
        "docs/actors/a.md": WRONG_PROFILE,
        "docs/authors/b.md": WRONG_PROFILE.replace("[x]", "Bo"),
        "docs/regions/c.md": WRONG_PROFILE.replace("[x]", "Ce"),
        "docs/countries/d.md": WRONG_PROFILE.replace("[x]", "Chad"),
    }
    assert_expected("cli/fields.txt", say(wrong, "briefs check", config={"site_name": "T", "plugins": ["briefs"]}))


CALLS = """\
briefs check
briefs check --select all
briefs actors suggest
briefs actors suggest docs/canal.md --minimum 1 --format json
briefs actors suggest --minimum 2 --write
briefs actors add "Anna Ashwell" --kind person --alias "A. Ashwell" --alias Nan --country NO --wikidata Q43
cat docs/actors/anna-ashwell.md
briefs actors add "Jane Doe"
briefs actors add Chad
briefs actors add Ashwell --country Congo --wikidata 42
briefs bib unused
briefs bib missing
briefs bib tidy --check bib/untidy.bib
briefs bib tidy
cat bib/untidy.bib
briefs new "A new: one" --author "Ann Ash" --region Egypt --region SE --actor "Jane Doe"
cat docs/a-new-one.md
briefs new "Review" --author A --author B --region Egypt --template review --based-on ash2001
briefs new "Warning" --author A --region Egypt --template warning
cat docs/warning.md
briefs new "Profile" --author A --region Egypt --template profile
briefs new "Georgia" --author A --region Georgia --based-on nothing --actor Congo
briefs new "A new: one" --author A --region Egypt
briefs archive --dry-run
briefs api out
ls out
briefs schema nothing
briefs schema --write
ls .vscode
cat frontmatter.json
briefs new index --author A --region Egypt
briefs bib tidy bib/nowhere.bib
briefs check nowhere.md
briefs check --select no-such-code
briefs explain no-such-code actor-unmentioned
briefs actors suggest --minimum 1 --format json
""".splitlines()
UNTIDY = """\
% A remark on Zoe.
@BOOK{zoe2001, Title = "Of Zoe", AUTHOR = {Zoe, Ann},
 year = 2001}
@string{press = {Press}}
@Article(anna2000, title={Of Anna}, publisher = press, crossref={zoe2001})
"""


def test_a_day_at_a_desk(say):
    """Commands in the publication that has each thing once, with names without a profile and an untidy database."""
    more = {
        "bib/untidy.bib": UNTIDY,
        "docs/more.md": "---\ntitle: More\ndate: 2024-01-02\nauthor: Ann Ash\nregion: Chad\n---\n"
        "Orson Vale met the Widget "
        "Institute. Then Orson Vale left Widget Institute, and Orson Vale wrote [@ash2002] of [@zoe2001].\n",
        "identifiers.csv": "name,wikidata,kind,country\nOrson Vale,Q99,person,SE\n",
    }
    assert_expected("cli/desk.txt", say({**WORLD, **more}, *CALLS, config={**OF_WORLD, "plugins": ["briefs"]}))


MENDABLE = """\
---
titel: Ports
title: Ports
Title: Ports
date: 2026-3-1
author: @home
region: NO
Key-Judgements: []
---
So \\cite{ash2001} and \\parencite{none} it is.

#### Skips
"""


def test_what_a_check_mends(say):
    files = {
        "docs/ports.md": MENDABLE,
        "docs/sound.md": "---\nkind: page\n---\n# Sound\n",
        "bib/a.bib": WORLD["bib/world.bib"],
    }
    calls = ("briefs check --fix", "cat docs/ports.md", "briefs check")
    assert_expected("cli/fix.txt", say(files, *calls, config={"site_name": "T", "plugins": ["briefs"]}))


DOCUMENT = """\
<html lang="en"><head><title>Of Ports &amp; Ships</title><meta name="author" content="Ann Ash; Bo Brook">
<meta name="date" content="2024-05-06"><meta name="description" content="What the ports say.">
<meta name="keywords" content="a, b"></head><body><h1>Of Ports &amp; Ships</h1><p><em>By Ann Ash and Bo Brook</em></p>
<p>Norway's Orson Vale met <b>Orson Vale</b>, <i>twice</i>, <u>under</u> <s>struck</s> H<sub>2</sub>O, x<sup>2</sup>
and <code>a_b</code>.<br>A line, <q>quoted</q> and <span style="font-variant: small-caps">small</span>
(<a href="https://example.org/a_b?c=1">there</a>, <a href="#part">here</a>, <a href="file:///etc/passwd">no</a>)
5 * 3 &lt; 20 # 1. [x] {y} @home $3 :::</p>
<h3 id="part">A part</h3><blockquote><p>They said so.</p></blockquote>
<ul><li>one</li><li>two<ol start="3"><li>three</li></ol></li></ul><dl><dt>Term</dt><dd>Meaning</dd></dl><pre>code
 of it</pre><hr>
<table><caption>Ships</caption><tr><th>Port</th><th align="right">Ships</th></tr><tr><td>Oslo|A</td><td>12</td></tr>
<tr><td colspan="2">both</td></tr></table>
<p><img src="https://x.example/a.png" alt="Far"><img src="../up.png" alt="Above">
<img src="data:image/x-emf;base64,AAAA" alt="Odd"></p><h2>Other</h2><p>It ends.</p></body></html>
"""


WORD = r"""
---
title: Index
subtitle: Of all
abstract: First.
summary: Second.
lang: en
keywords: [x]
---

# Congo and [Small]{.smallcaps} *Ports*

Georgia and the Congo met in the Middle East. The Middle East is [under]{.underline} review;
see [the part](#part), [gone](#gone).

| A line
|    of verse

![A *caption* of it](red.png "Title")

Text ![](red.png) and ![twice](red.png) and ![bad](data:image/png;base64,!!) and ![empty](gone.png) and ![web](web).

It is $E = mc^2$, \unknown{word} and \input{secret}.

## Part {#part}

Term

:   Meaning one
:   Meaning two

+-------------+----------------+
| # Head      | Two            |
+=============+================+
| - one       | 1. first       |
| - two       | 2. second      |
|             |                |
| `code`      | > quoted       |
+-------------+----------------+
|     block   | Line\          |
|     of it   | break          |
+-------------+----------------+

Caption^[A note.]
"""
MERGED = """<table><thead><tr><th>A</th><th>B</th><th>C</th></tr><tr><th colspan=3>Second head</th></tr></thead>
<tr><td rowspan=2>1</td><td>2</td><td>3</td></tr><tr><td colspan=2>4</td></tr><tr><td>5</td></tr>
<tr><td rowspan=2 colspan=2>9</td><td>10</td></tr><tr><td>11</td></tr><tr><td>12</td><td>13</td><td>14</td></tr>
<tfoot><tr><td>6</td><td>7</td><td>8</td></tr></tfoot></table><p>Norway. Norway.</p>"""


def test_other_documents_are_brought_in(say, tmp_path):
    """Into a publication with all extensions: headings to which links lead, verses, captions, lists within tables."""
    config = {
        "site_name": "T",
        "plugins": ["briefs"],
        "markdown_extensions": ["attr_list", "def_list", "footnotes", "tables"],
    }
    (tmp_path / "red.png").write_bytes(picture())
    (tmp_path / "web.jpg").write_bytes(b"RIFF    WEBP")
    files = {
        "in.md": WORD,
        "index.md": WORD.replace("Congo and", "Ports of").replace("title: Index\n", ""),
        "merged.html": MERGED,
    }
    calls = (
        "briefs import in.md index.md merged.html",
        "ls docs",
        "cat docs/ports-of-small-ports.md",
        "cat docs/merged.md",
    )
    assert_expected("cli/documents.txt", say({**files, "docs/about.md": "# About\n"}, *calls, config=config))


def test_a_document_is_brought_in(say):
    calls = ("briefs import in.html", "cat docs/of-ports-ships.md", "briefs import in.html gone.odt old.doc empty.txt")
    files = {"in.html": DOCUMENT, "old.doc": "old", "empty.txt": "", "docs/index.md": "# Desk\n"}
    assert_expected("cli/import.txt", say(files, *calls, config={"site_name": "T", "plugins": ["briefs"]}))
