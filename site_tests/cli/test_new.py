"""``briefs new``: a draft that a build would take, and that nobody publishes by mistake."""

from __future__ import annotations

import pytest
from site_tests.mini_site import brief, build_site, rebuild

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.cli.new import SKELETONS

BIB = "@book{ash2001, author = {Ash, Ann}, title = {One}, year = {2001}}\n"
SIGNED = ["--author", "Ann Ash", "--region", "Norway"]


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A publication with a source, a profile and a brief; the folder at hand is within it."""
    profile = "---\nname: Bo Dale\nkind: person\n---\n"
    text = brief("Text.")
    (tmp_path / "docs").mkdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")  # 2 January 2026, 00:00 UTC
    monkeypatch.chdir(tmp_path / "docs")
    build_site(tmp_path, {"bib/a.bib": BIB, "docs/actors/bo-dale.md": profile, "docs/x.md": text})
    return tmp_path


def test_all_that_is_known_is_filled_in(root, capsys):
    more = ["--author", "[Bo]", "--region", "NO", "--actor", "Bo Dale", "--based-on", "ash2001", "--template", "review"]
    assert main(["new", "One: a review", *SIGNED, *more]) == 0
    said = capsys.readouterr()
    assert said.out == "one-a-review.md\n"
    assert said.err == (
        'Write what its brackets ask for. When it is ready, take "status: draft" out, and call "briefs check".\n'
    )
    front, _, body = (root / "docs/one-a-review.md").read_text("utf-8").partition("---\n\n")
    assert front.splitlines()[1:-1] == [
        "title: 'One: a review'",
        "date: 2026-01-02",
        "author: [Ann Ash, '[Bo]']",
        "region: [Norway, 'NO']",
        "actors: [Bo Dale]",
        "based_on: ash2001",
        "status: draft",
    ]
    assert body.startswith("[Replace: the work, ")


def test_a_title_that_is_too_long_is_refused_in_letters(root, capsys):
    assert main(["new", "x" * 3000, *SIGNED]) == 1
    assert "it has more than 1000 characters." in capsys.readouterr().err


@pytest.mark.parametrize("template", SKELETONS)
def test_a_skeleton_is_sound_and_goes_out_under_no_circumstances(root, template, capsys):
    """A draft is left out; without that line a strict build fails, and another leaves the file out and says so."""
    assert main(["new", "Two", *SIGNED, "--template", template]) == 0
    file = root / "docs/two.md"
    built = rebuild(root, strict=True)
    assert not built.aborted
    assert not built.has("two/")
    text = file.read_text("utf-8")
    file.write_text(text.replace("status: draft\n", ""), "utf-8")
    assert rebuild(root, strict=True).aborted
    built = rebuild(root)
    assert not built.has("two/")
    found = [message for message in built.warnings() if ": placeholder: " in message]
    assert len(found) == text.count("[Replace: ") > 3
    assert all(message.endswith("Until then, a build leaves the file out.") for message in found)
    assert found[0].startswith(f"WARNING briefs: docs/two.md:{text.partition('[Replace')[0].count(chr(10))}: ")
    capsys.readouterr()
    assert main(["check"]) == 1
    assert capsys.readouterr().out.count(": placeholder: ") == len(found)


@pytest.mark.parametrize("template", SKELETONS)
def test_a_skeleton_that_is_filled_in_goes_out(root, template):
    assert main(["new", "Two", *SIGNED, "--template", template]) == 0
    file = root / "docs/two.md"
    text = file.read_text("utf-8").replace("status: draft\n", "").replace("[Replace: ", "Kept: ").replace("[@key", "[")
    file.write_text(text.replace("][", "] ["), "utf-8")
    built = rebuild(root, strict=True)
    assert built.warnings() == []
    assert "Kept: " in built.html("two/").text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--region", "Georgia"], '"Georgia" is ambiguous: the country, or the state of the United States'),
        (["--region", "Venezula"], 'no country or region is called "Venezula". Did you mean "Venezuela"?'),
        (["--actor", "Congo"], '"Congo" is ambiguous'),
        (["--based-on", "ash2002"], 'no BibTeX entry has the key "ash2002". Did you mean "ash2001"?'),
        (["--author", ""], "Give it a value"),
    ],
)
def test_what_a_build_would_report_is_refused(root, options, says, capsys):
    assert main(["new", "Two", *SIGNED, *options]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("briefs: ")
    assert says in captured.err
    assert captured.out == ""
    assert not (root / "docs/two.md").exists()


def test_it_is_dated_where_the_publication_is(root):
    build_site(root, {}, options={"timezone": "America/New_York"})
    assert main(["new", "Two", *SIGNED]) == 0
    assert "date: 2026-01-01\n" in (root / "docs/two.md").read_text("utf-8")


def test_it_is_in_the_language_of_the_site(root, capsys):
    build_site(root, {}, config={"theme": {"name": "material", "language": "fr"}})
    assert main(["new", "Deux", "--author", "Ann Ash", "--region", "Norvège"]) == 0
    file = root / "docs/deux.md"
    text = file.read_text("utf-8")
    assert "\n## Ce que l\N{RIGHT SINGLE QUOTATION MARK}on sait\n\n[À remplacer\N{NO-BREAK SPACE}: les faits, " in text
    file.write_text(text.replace("status: draft\n", ""), "utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    assert capsys.readouterr().out.count(": placeholder: ") == text.count("[À remplacer")
