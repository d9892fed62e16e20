"""Characters that act on what is around them: a log, a terminal, the rest of a sentence. Whole sites, and commands."""

from __future__ import annotations

import json
import unicodedata
from copy import copy

import pytest
from site_tests.mini_site import Site, brief, build_site

from mkdocs_briefs.cli.main import main

ESCAPE = "\x1b[2J\x1b]8;;https://example.org\x07"
FORGED = "\n::error file=y::forged\r\nWARNING forged\u2028\x85forged"
TURNED = "\u202e\u2066\u202a\u2067"
EVIL = f"A{ESCAPE}{FORGED}{TURNED}\x9b1mB"
QUOTED = json.dumps(EVIL)  # as YAML writes it, too

BIB = f"@book{{ash2001, author = {{As{TURNED}h{ESCAPE}, Ann}}, title = {{On{TURNED}e \x1b[2J}}, year = {{2001}}}}\n"


def acts(text: str) -> list[str]:
    return [char for char in text if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") or char in TURNED]


FIELDS = ["title", "region", "regions", "actors", "nolink", "tags", "based_on", "nocite", "citation_style", "status"]
FIELDS += ["summary", "author", "date", "updated", "draft", "kind", EVIL]


@pytest.mark.parametrize("field", FIELDS, ids=repr)
def test_no_message_of_a_build_holds_a_character_that_acts(site, field):
    lines = [line for line in brief("Text.").split("\n") if not line.startswith((f"{field}:", f"{field[:-1]}:"))]
    key = json.dumps(field) if field == EVIL else field
    one = "\n".join([lines[0], f"{key}: {QUOTED}", *lines[1:]])
    many = "\n".join([lines[0], f"{key}: [Norway, {QUOTED}]", *lines[1:]])
    built = site({"docs/x.md": one, "docs/y.md": many, "docs/z.md": brief()})
    assert [message for message in built.messages if acts(message)] == []
    assert built.has("z/")
    ours = [message for message in built.messages if "briefs: docs/" in message]
    assert any(r"\x1b[2J" in message for message in ours), ours


MESSAGES = {
    "a profile": {"docs/actors/a.md": f"---\nname: {QUOTED}\naliases: [Norway, {QUOTED}]\nkind: {QUOTED}\n---\n"},
    "a region": {"docs/regions/a.md": f"---\nname: {QUOTED}\n---\n"},
    "a name in the text": {"docs/x.md": brief(f"[[Nor{ESCAPE}way]] and [@no{TURNED}ne{ESCAPE}] and @n{ESCAPE}one.")},
    "a database": {
        "bib/a.bib": f"@book{{a{ESCAPE}b, title = x{ESCAPE}y, reliability = {{{EVIL}}}, year = {{{EVIL}}}}}\n"
    },
    "an entry that cannot be read": {"bib/a.bib": f"@book{{a, {EVIL}}}\n"},
    "the name of a page": {"docs/x\x1b[2J\u202e.md": brief(region="Venezula")},
    "the name of a database": {"bib/a\x1b[2J\n::error::b.bib": "@book{, title = {T}}"},
    "YAML": {"docs/x.md": f"---\ntitle: a: \u202e b\n{TURNED}: [\n---\n"},
}


@pytest.mark.parametrize("files", MESSAGES.values(), ids=MESSAGES)
def test_no_message_about_another_file_holds_one(site, files):
    built = site({"docs/z.md": brief(), **files})
    ours = [message for message in built.messages if "briefs: " in message]
    assert ours
    assert [message for message in ours if acts(message)] == []


@pytest.mark.parametrize(
    "options",
    [
        {"citation_style": EVIL},
        {"world_map": EVIL},
        {"bibliography": [EVIL]},
        {"link_mentions": EVIL},
        {"territories": {EVIL: "A"}},
        {"territories": {"NO": {EVIL: EVIL}}},
        {"extra_keys": EVIL},
    ],
    ids=str,
)
def test_no_error_about_an_option_holds_one(site, options):
    built = site({"docs/z.md": brief()}, options=options)
    said = [message for message in built.messages if not message.startswith("INFO")]
    assert said
    assert [message for message in said if acts(message)] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["actors", "add", EVIL],
        ["actors", "add", "Jane Doe", "--country", EVIL],
        ["actors", "suggest", "--folder", EVIL],
        ["new", "One", "--author", "A", "--region", "Chad", "--folder", EVIL],
    ],
    ids=str,
)
def test_no_message_of_a_command_holds_one(tmp_path, monkeypatch, capsys, arguments):
    (tmp_path / "briefs").mkdir()
    monkeypatch.chdir(tmp_path)
    main(arguments)
    said = capsys.readouterr()
    assert said.err
    assert acts(said.out.replace("\n", "")) == acts(said.err.replace("\n", "")) == []
    assert "\n::error" not in said.err


def test_what_a_command_suggests_holds_none(site, monkeypatch, capsys):
    text = f"Orson{TURNED} Vale met Orson Vale. Orson Vale left. Orson {ESCAPE}Vale came.\n"
    built = site({"docs/a\x1b[2J.md": brief(text), "docs/b.md": brief(text)})
    monkeypatch.chdir(built.root)
    for form in ("text", "json"):
        assert main(["actors", "suggest", "--format", form]) == 0
        said = capsys.readouterr().out
        assert "Vale" in said
        assert acts(said.replace("\n", "")) == []
        if form == "json":
            json.loads(said)


TEXT = f"""Jane Doe and Norway met, so it is told by them {TURNED} again [@ash2001, p. {TURNED}3].

## He{TURNED}re

Jane Doe went.
"""


@pytest.fixture(scope="module")
def turned(tmp_path_factory) -> Site:
    name = json.dumps(f"Ja{TURNED}ne Do\x1be")
    files = {
        "docs/x.md": brief(TEXT, title=QUOTED, actors=name, more=f"tags: [{QUOTED}]\nsummary: {QUOTED}\n"),
        "docs/y.md": brief(TEXT, title="Two", actors=name).replace("Test Author", QUOTED),
        "docs/heading.md": brief(f"# One{TURNED} two\n\n{TEXT}").replace("title: A synthetic brief\n", ""),
        "docs/actors/roe.md": f"---\nname: {json.dumps(f'Ri{TURNED}ck Roe')}\naliases: [{QUOTED}]\n---\n",
        "docs/regions/north.md": f"---\nname: {json.dumps(f'No{TURNED}rth')}\nmembers: [Norway]\n---\n",
        "bib/a.bib": BIB,
    }
    config = {"site_name": f"Te{TURNED}st", "site_url": "https://example.org/"}
    options = {"territories": {"NO": f"Nor{TURNED}way"}}
    return build_site(tmp_path_factory.mktemp("site"), files, config=config, options=options)


def test_no_file_for_other_programs_holds_one(turned):
    files = [path for end in ("bib", "ris", "json", "jsonl") for path in (turned.root / "site").rglob(f"*.{end}")]
    ours = [path for path in files if "search" not in path.parts]
    assert len(ours) > 15
    for path in ours:
        text = path.read_bytes().decode()
        assert acts(text.replace("\n", "").replace("\r", "")) == [], path
        assert not any(f"\\u{ord(char):04x}" in text for char in TURNED), path


LISTS = ["", "archive/", "actors/", "actors/jane-doe/", "actors/roe/", "countries/", "countries/norway/", "regions/"]
LISTS += ["regions/north/", "authors/", "authors/test-author/", "bibliography/", "graph/"]


@pytest.mark.parametrize("page", LISTS)
def test_no_page_that_lists_others_holds_one(turned, page):
    html = turned.html(page)
    part = html.select_one(".brief, .profile, .home")
    assert acts(part.text.replace("\n", "")) == []
    description = html.select_one("meta[name=description]")
    assert not description or acts(description["content"]) == []


def test_a_brief_holds_none_but_in_its_own_text(turned):
    for page in ("x/", "y/"):
        html = copy(turned.html(page))
        assert acts(html.h1.text) == []
        assert [meta for meta in html.select("meta[content]") if acts(meta["content"])] == []
        html.select_one(".brief-body > p").decompose()
        html.select_one(".brief-body > h2").decompose()
        part = html.select_one(".brief")
        assert "One" in part.text
        assert acts(part.text.replace("\n", "")) == []
