"""One folder with one of every mistake: ``briefs check``, a build and a preview report each once, at the same line."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from site_tests.mini_site import Site, brief, build_site
from site_tests.site.test_problems import WRONG
from site_tests.site.test_rules import BIB, EXPECTED, OPTIONAL
from site_tests.site.test_rules import FILES as OF_RULES

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.rules import ALL_CODES

_OF_A_BUILD = {"file-withheld"}
"""What refers to a picture is known when pages are whole, with their templates and what other plugins add."""
_NEEDS_MORE = {"citation-unusable", "bibtex-encoding", "bibtex-file"}
"""What needs a source that the engine refuses, or bytes that are no text: they have tests of their own."""


def files() -> dict[str, str]:
    """The mistakes of all cases, each in files of its own name."""
    made = {"bib/known.bib": "@book{ash2001, author = {Ash, Ann}, title = {One}, year = {2001}}\n"}
    for code, (wrong, _, _) in WRONG.items():
        if code in _OF_A_BUILD | _NEEDS_MORE:
            continue
        for path, text in wrong.items():
            folder, _, name = path.partition("/")
            rest = name if "/" in name else f"{code}-{name}"
            titled = re.sub(r"(?m)^title: A synthetic brief$", f"title: On {code}", text)
            made[f"{folder}/{rest}"] = re.sub(r"@(\w+)\{(b|bad|good)(?=[,\s])", rf"@\1{{\2-{code}", titled)
    of_rules = {
        path if "/actors/" in path else path.replace("docs/", "docs/rules/", 1): text
        for path, text in OF_RULES.items()
        if path.startswith("docs/")
    }
    links = brief(
        "[gone](gone.md)\n\n[no heading](a.md#nowhere)\n\n[[Nobody At All]]\n\nSo it is [@ash2001]: "
        "[here](#cite-ash2001-1), [in the list](#ref-ash2001) of [sources](#references), [nowhere](#ref-nobody).",
        title="Links",
        more="summary: S.",
    )
    return {**made, **of_rules, **OF_FILES, "docs/rules/links.md": links, "bib/rules.bib": BIB}


OF_FILES = {
    "docs/graph.md": brief("At the address of the network.", title="Graph", more="summary: S."),
    "docs/clash.md": brief("Beside a file.", title="Clash", more="summary: S."),
    "docs/clash.bib": "",
    "docs/twice.md": brief("At one address.", title="Twice", more="summary: S."),
    "docs/twice/index.md": "# The same\n",
    "docs/notes/aux.md": "---\nkind: page\n---\n# Other\n",
    "docs/refs/private.bib": "\n@book{private, author = {Ash, Ann}, title = {T}, year = {2001}, keywords = {k}}\n",
    "docs/left.md.bak": "A copy.",
}
OPTIONS = {"severity": OPTIONAL, "standards": "icd203", "bibliography": ["bib", "docs/refs"]}
CONFIG = {"markdown_extensions": ["attr_list"], "validation": {"anchors": "warn"}}
Told = Counter[tuple[str, str]]


def told(site: Site) -> Told:
    found = (re.search(r" briefs: (\S+:\d+): ([a-z0-9-]+): ", message) for message in site.messages)
    return Counter((one[1], one[2]) for one in found if one)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("alike")


@pytest.fixture(scope="module")
def built(folder) -> Told:
    (folder / "docs").mkdir()
    (folder / "docs" / "gone.md").symlink_to("nowhere")
    return told(build_site(folder, files(), options=OPTIONS, config=CONFIG))


def shared(found: Told) -> Told:
    return Counter({one: count for one, count in found.items() if one[1] not in _OF_A_BUILD | {"site-url-missing"}})


def test_check_tells_what_a_build_tells(folder, built, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    assert main(["check"]) == 1
    lines = (line.split(": ", 3) for line in capsys.readouterr().out.splitlines())
    assert shared(Counter((place, code) for _, place, code, _ in lines)) == shared(built)


def test_a_preview_tells_what_a_build_tells(folder, built):
    previewed = shared(told(build_site(folder, {}, options=OPTIONS, config=CONFIG, serve=True)))
    assert shared(built) - previewed == Counter()
    # It has drafts, too, which are read as all others.
    assert {place.partition(":")[0] for place, _ in previewed - shared(built)} <= {"docs/placeholder-x.md"}


def test_each_is_told_once_and_they_are_many(built):
    several = {"missing-field", "name-near"}  # several fields, or several names that are near, have one line
    assert [one for one, count in built.items() if count > 1 and one[1] not in several] == []
    codes = {code for _, code in built}
    assert codes >= set(EXPECTED) | {"link-unknown", "mention-unknown"}
    assert codes <= {code.id for code in ALL_CODES}
    assert len(codes) >= 40


def test_files_are_looked_at(built):
    of_files = {
        ("docs/graph.md:1", "address-taken"),
        ("docs/clash.md:1", "address-taken"),
        ("docs/twice/index.md:1", "address-taken"),
        ("docs/notes/aux.md:1", "file-name"),
        ("docs/refs/private.bib:2", "bibtex-published"),
        ("docs/left.md.bak:1", "markdown-copy"),
        ("docs/gone.md:1", "file-unreadable"),
    }
    assert of_files <= built.keys(), of_files - built.keys()


def test_links_have_their_lines(built):
    of_links = {place for place, code in built if code == "link-unknown"}
    assert {"docs/rules/links.md:9", "docs/rules/links.md:11"} <= of_links
    # Where a page cites, in its list and nowhere: one of four.
    assert [message for message in of_links if message.startswith("docs/rules/links.md:15")] == [
        "docs/rules/links.md:15"
    ]
