"""``briefs actors suggest`` and ``briefs actors add``."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import brief_front

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.readers.front_matter import read_document
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import Reading, read_publication

PROFILE = "---\nname: Anna Maria Ashwell\nkind: person\naliases: [Ashling]\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    return folder


def write(folder: Path, uri: str, text: str) -> Path:
    file = folder / uri
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def brief(body: str, **fields: str) -> str:
    return f"---\n{brief_front(**fields)}---\n{body}"


def read(folder: Path, *declared: str) -> Reading:
    """The folder's publication, with one brief more that declares these actors."""
    documents = {
        file.relative_to(folder).as_posix(): read_document(file.read_text("utf-8"), str(file))
        for file in folder.rglob("*.md")
    }
    front = brief_front().replace("actors: []", f"actors: {json.dumps(declared, ensure_ascii=False)}")
    documents["declaring.md"] = read_document(f"---\n{front}---\n", "declaring.md")
    return read_publication(documents, {}, read_gazetteer())


# suggest


def test_suggest_lists_names_with_their_places(folder, capsys):
    write(folder, "a.md", brief("\nThen Bo Dale met Anna Ashwell.\n"))
    write(folder, "b.md", brief("To Bo Dale.\n\nBy Bo Dale.\n"))
    write(folder, "actors/ashwell.md", PROFILE)
    assert main(["actors", "suggest", "--folder", str(folder)]) == 0
    assert capsys.readouterr().out == (
        "Names that recur and have no profile:\n"
        "  times  briefs  name     where\n"
        f"      3       2  Bo Dale  {folder}/a.md:9, {folder}/b.md:8, {folder}/b.md:10\n"
        "\n"
        "Names that are close to a registered one:\n"
        "  times  briefs  name                                        where\n"
        f"      1       1  Anna Ashwell (close to Anna Maria Ashwell)  {folder}/a.md:9\n"
    )


def test_suggest_shows_the_first_places_alone_and_whole_names(folder, capsys):
    write(folder, "a.md", brief("So Dale,\nand Dale,\nand Dale\nand Dale and Bo Dale.\n"))
    assert main(["actors", "suggest", "--folder", str(folder)]) == 0
    row = capsys.readouterr().out.splitlines()[2]
    assert row == f"      4       1  Dale (Bo Dale)  {folder}/a.md:8, {folder}/a.md:9, {folder}/a.md:10, ..."


def test_suggest_as_json(folder, capsys):
    write(folder, "a.md", brief("\nThen Bo Dale met Anna Ashwell.\n"))
    write(folder, "actors/ashwell.md", PROFILE)
    write(folder, "actors/two.md", "---\nname: Ana Maria Ashwell\nkind: person\n---\n")
    assert main(["actors", "suggest", "--folder", str(folder), "--format", "json", "--minimum", "1"]) == 0
    one = {"name": "Ana Maria Ashwell", "page": f"{folder}/actors/two.md"}
    two = {"name": "Anna Maria Ashwell", "page": f"{folder}/actors/ashwell.md"}
    seen = {"count": 1, "briefs": 1, "places": [f"{folder}/a.md:9"], "longer": []}
    assert json.loads(capsys.readouterr().out) == {
        "names": [{"name": "Bo Dale", **seen, "near": []}],
        "near": [{"name": "Anna Ashwell", **seen, "near": [one, two]}],
        "twins": [[one, two]],
    }


def test_suggest_as_json_tells_times_from_briefs(folder, capsys):
    write(folder, "a.md", brief("To Bo Dale and Bo Dale.\n"))
    write(folder, "b.md", brief("Then Bo Dale left.\n"))
    assert main(["actors", "suggest", "--folder", str(folder), "--format", "json"]) == 0
    [name] = json.loads(capsys.readouterr().out)["names"]
    assert (name["name"], name["count"], name["briefs"]) == ("Bo Dale", 3, 2)
    assert name["places"] == [f"{folder}/a.md:8", f"{folder}/b.md:8"]


def test_suggest_tells_of_profiles_that_are_close(folder, capsys):
    write(folder, "actors/ashwell.md", PROFILE)
    write(folder, "actors/two.md", "---\nname: Ana Maria Ashwell\nkind: person\n---\n")
    assert main(["actors", "suggest", "--folder", f"{folder}/"]) == 0
    assert capsys.readouterr().out == (
        "Registered names that are close to one another:\n"
        f"  Ana Maria Ashwell ({folder}/actors/two.md) and Anna Maria Ashwell ({folder}/actors/ashwell.md)\n"
    )


def test_suggest_says_that_there_is_nothing(folder, capsys):
    write(folder, "index.md", "So Dale, Dale and Dale.\n")
    write(folder, "page.md", "---\nkind: page\n---\nSo Dale, Dale and Dale.\n")
    write(folder, ".hidden/b.md", brief("So Dale, Dale and Dale.\n"))
    write(folder, "note.txt", "So Dale, Dale and Dale.\n")
    assert main(["actors", "suggest", "--folder", str(folder)]) == 0
    assert "No name recurs" in capsys.readouterr().out


def test_suggest_reads_drafts_and_briefs_whose_front_matter_is_not_sound(folder, capsys):
    write(folder, "a.md", brief("So Dale, Dale.\n"))
    write(folder, "b.md", "---\nstatus: draft\n---\nSo Dale.\n")
    assert main(["actors", "suggest", "--folder", str(folder)]) == 0
    assert "    3       2  Dale" in capsys.readouterr().out


def test_suggest_reports_a_profile_that_cannot_be_read(folder, capsys):
    file = write(folder, "actors/a.md", "---\nkind: person\n---\n")
    write(folder, "b.md", "---\nactor: wrong\n---\n")
    assert main(["actors", "suggest", "--folder", str(folder)]) == 0
    error = capsys.readouterr().err
    assert error.startswith(f"briefs: {file}:1: missing-field: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("command", [["suggest"], ["add", "Bo Dale"]])
def test_a_folder_that_is_not_there(command, tmp_path, capsys):
    assert main(["actors", *command, "--folder", str(tmp_path / "nowhere")]) == 1
    assert f'there is no folder "{tmp_path}/nowhere". ' in capsys.readouterr().err


@pytest.mark.parametrize("command", [["suggest"], ["add", "Bo Dale"]])
def test_a_file_that_is_not_utf8(command, folder, capsys):
    (folder / "a.md").write_bytes(b"caf\xe9")
    assert main(["actors", *command, "--folder", str(folder)]) == 1
    assert f'briefs: "{folder}/a.md" cannot be read: it is not UTF-8 (byte 3). Save' in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "x", "²"])
def test_a_minimum_is_a_number(number, folder, capsys):
    assert main(["actors", "suggest", "--folder", str(folder), f"--minimum={number}"]) == 2
    assert "Invalid value for '--minimum': " in capsys.readouterr().err


def test_suggest_reads_the_files_that_are_named_alone(folder, capsys):
    one = write(folder, "a.md", brief("To Bo Dale.\n"))
    write(folder, "b.md", brief("To Cy Elm, Cy Elm, Cy Elm.\n"))
    assert main(["actors", "suggest", str(one), "--minimum", "1", "--format", "json", "--folder", str(folder)]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)["names"]] == ["Bo Dale"]


def test_suggest_offers_identifiers_from_a_list_and_writes_drafts(folder, capsys, monkeypatch):
    (folder.parent / "mkdocs.yml").write_text("docs_dir: briefs\nplugins: [briefs]\n")
    (folder.parent / "identifiers.csv").write_text("name,wikidata,kind\nBO DALE,Q42,person\n,Q1,\nCy Elm,,\n")
    write(folder, "a.md", brief("To Bo Dale and Cy Elm. Bo Dale met Cy Elm. Bo Dale left Cy Elm.\n"))
    write(folder, "actors/cy-elm.markdown", "---\nname: Cyril Elm\n---\n")
    monkeypatch.chdir(folder)
    assert main(["actors", "suggest"]) == 0
    assert "  Bo Dale [Q42]  a.md:8" in capsys.readouterr().out
    assert main(["actors", "suggest", "--write"]) == 0
    said = capsys.readouterr()
    assert said.out == "actors/bo-dale.md\n"
    assert said.err.startswith('briefs: "Cy Elm": "actors/cy-elm.markdown" has that page already. Choose another name')
    text = (folder / "actors/bo-dale.md").read_text("utf-8")
    assert text == '---\nname: "Bo Dale"\nwikidata: "Q42"\nkind: "person"\nstatus: draft\n---\n'


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"title\nBo\n", 'has no column "name". Its first'), (b"name\n\xff\n", "Save it as CSV in UTF-8.")],
)
def test_a_list_that_cannot_be_read(content, says, folder, tmp_path, capsys):
    (tmp_path / "list.csv").write_bytes(content)
    assert main(["actors", "suggest", "--identifiers", str(tmp_path / "list.csv"), "--folder", str(folder)]) == 1
    assert says in capsys.readouterr().err


# add


def test_add_writes_a_profile_that_the_site_reads(folder, capsys):
    more = ["--alias", "B. Dale", "--alias", 'The "Dale"', "--country", "Norway", "--wikidata", "Q42"]
    assert main(["actors", "add", "Bo  Dâle", "--kind", "person", *more, "--folder", str(folder)]) == 0
    file = folder / "actors" / "bo-dale.md"
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (f"{file}\n", "")
    assert file.read_text("utf-8") == (
        '---\nname: "Bo Dâle"\nkind: person\naliases: ["B. Dale", "The \\"Dale\\""]\n'
        'country: "Norway"\nwikidata: "Q42"\n---\n'
    )
    reading = read(folder, "Bo Dale", 'The "Dale"')
    assert reading.problems == ()
    (actor,) = reading.publication.briefs[0].actors
    profile = reading.publication.profile_of(actor)
    assert (actor.name, actor.kind, profile.fields.wikidata) == ("Bo Dâle", ActorKind.PERSON, "Q42")
    assert actor.country.name == "Norway"


def test_add_needs_the_name_alone(folder, capsys):
    assert main(["actors", "add", "yes: #1", "--folder", str(folder)]) == 0
    assert (folder / "actors" / "yes-1.md").read_text("utf-8") == '---\nname: "yes: #1"\n---\n'


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["ANNA Maria Ashwell"], '"ANNA Maria Ashwell" is a name in the profile of "Anna Maria Ashwell", '),
        (["Ashling"], '"Ashling" is a name in the profile of "Anna Maria Ashwell", '),
        (["Norwegen", "--alias", "Norway"], '"Norway" means a country, Norway'),
        (["NOR"], '"NOR" means a country, Norway'),
        (["Congo"], '"Congo" is ambiguous'),
        (["Index"], '"index.md" is the page of a folder. Choose'),
        (["Taken!"], "is there already. Choose another name"),
        ([" "], "a name is empty. Write"),
        (["Bo Dale", "--alias", ""], "a name is empty. Write"),
        (["Bo\x07Dale"], "has a character that no text shows (U+0007). Leave it out."),
        (["Bo\udcffDale"], '"Bo\\udcffDale" is not UTF-8. Write it in UTF-8'),
        (["Bo Dale", "--country", "Norwey"], 'no country or region is called "Norwey". Did you mean "Norway"?'),
        (["Bo Dale", "--country", "Black Sea"], '"Black Sea" is a region. Write the name of a country here.'),
        (["Bo Dale", "--country", ""], "Give it a value or take the line out."),
        (["Bo Dale", "--wikidata", "42"], "A Wikidata item is Q and a number, as in Q42."),
    ],
)
def test_add_refuses(arguments, reason, folder, capsys):
    write(folder, "actors/ashwell.md", PROFILE)
    write(folder, "actors/taken.md", "mine")
    assert main(["actors", "add", *arguments, "--folder", str(folder)]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("briefs: ")
    assert reason in captured.err
    assert captured.out == ""
    assert sorted(file.name for file in (folder / "actors").iterdir()) == ["ashwell.md", "taken.md"]
    assert (folder / "actors" / "taken.md").read_text() == "mine"


def test_add_refuses_the_page_of_a_file_with_another_ending(folder, capsys):
    file = write(folder, "actors/bo-dale.markdown", "---\nname: Bo Dale the Elder\n---\n")
    assert main(["actors", "add", "Bo Dale", "--folder", str(folder)]) == 1
    assert f'"{file}" has that page already. Choose another name' in capsys.readouterr().err
    assert list((folder / "actors").iterdir()) == [file]


def test_add_says_that_actors_is_no_folder(folder, capsys):
    (folder / "actors").write_text("")
    assert main(["actors", "add", "Bo Dale", "--folder", str(folder)]) == 1
    assert f'"{folder}/actors" is a file' in capsys.readouterr().err


def test_add_warns_of_a_near_name_and_writes(folder, capsys):
    write(folder, "actors/ashwell.md", PROFILE)
    write(folder, "a.md", brief("Text.\n").replace("actors: []", "actors: [Annah Ashwell, Anna Ashwell]"))
    assert main(["actors", "add", "Anna Ashwell", "--kind", "person", "--folder", str(folder)]) == 0
    captured = capsys.readouterr()
    assert captured.out == f"{folder}/actors/anna-ashwell.md\n"
    assert [line.split(" is close")[0] for line in captured.err.splitlines()] == [
        f'briefs: "Anna Maria Ashwell" ({folder}/actors/ashwell.md)',
        f'briefs: "Annah Ashwell" ({folder}/actors/annah-ashwell.md)',
    ]


printable = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=40)


@given(printable, st.lists(printable, max_size=2))
def test_any_printable_name_comes_back_as_it_was(name, aliases):
    names = [" ".join(each.split()) for each in (name, *aliases)]
    given_aliases = [f"--alias={alias}" for alias in names[1:]]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        status = main(["actors", "add", f"--folder={folder}", *given_aliases, "--", names[0]])
        written = list(folder.rglob("*.md"))
        if status:
            assert written == []
            return
        reading = read(folder, names[0])
        assert reading.problems == ()
        (actor,) = reading.publication.briefs[0].actors
        assert actor.name == names[0]
        assert set(actor.aliases) | {actor.name} == set(names)
        assert [actor.src_uri] == [file.relative_to(folder).as_posix() for file in written]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=4, max_size=12).filter(str.isalpha))
def test_a_name_that_is_no_place_is_never_refused(word):
    with tempfile.TemporaryDirectory() as temporary:
        assert main(["actors", "add", f"--folder={temporary}", f"Bo {word} Dale"]) == 0
