"""``briefs schema``: what it refuses a build refuses, and what it offers a build takes."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator
from site_tests.mini_site import brief

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.readers.gazetteer import read_gazetteer

FILES = {
    "mkdocs.yml": "site_name: Test\nplugins: [{briefs: {extra_keys: [mine]}}]\n",
    "bib/a.bib": "@book{ash2001, title = {One}, author = {Ash, Ann}, year = {2001}}\n",
    "docs/actors/bo.md": "---\nname: Bo Dale\nkind: person\n---\n",
    "docs/one.md": brief("Text.", actors="Example Institute"),
}


@pytest.fixture
def root(tmp_path, monkeypatch):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path / "docs")
    return tmp_path


def schema(kind: str, capsys) -> Draft202012Validator:
    assert main(["schema", kind]) == 0
    found = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def test_it_offers_what_the_publication_has(root, capsys):
    found = schema("brief", capsys).schema
    offered = {name: set(values["enum"]) for name, values in found["$defs"].items()}
    gazetteer = read_gazetteer()
    assert {"GE", "Norway", "Black Sea"} <= offered["places"]
    assert all(gazetteer.resolve(name) for name in offered["places"])
    assert {"Bo Dale", "Example Institute", "Norway"} <= offered["actors"]
    assert (offered["authors"], offered["keys"], offered["briefs"]) == ({"Test Author"}, {"ash2001"}, {"one.md"})
    refers = {name: "$defs/" in json.dumps(part) for name, part in found["properties"].items()}
    assert {name for name, does in refers.items() if does} == {
        *("region", "regions", "actors", "nolink", "author", "authors", "based_on", "nocite", "key_judgements"),
        "superseded_by",
    }


@pytest.mark.parametrize(
    ("lines", "is_right"),
    [
        ("region: Norway", True),
        ("region: [norway, VE, Norwegian Sea]", True),
        ("region: Georgia", False),
        ("region: [Norway, Congo]", False),
        ("region: Norway\nactors: [Somebody Else]", True),
        ("region: Norway\nmine: 1", True),
        ("region: Norway\nsumary: x", False),
        ("region: NO", False),
    ],
)
def test_it_refuses_what_is_ambiguous_and_lets_other_names_pass(root, capsys, lines, is_right):
    front = yaml.safe_load(f"title: One\ndate: '2026-01-02'\nauthor: Ann Ash\n{lines}")
    assert schema("brief", capsys).is_valid(front) is is_right


def test_that_of_a_profile(root, capsys):
    found = schema("profile", capsys)
    assert found.is_valid({"name": "Jane Doe", "country": "Chad"})
    assert not found.is_valid({"name": "Jane Doe", "country": "Congo"})
    assert not found.is_valid({"aliases": ["Jane"]})


def test_it_is_written_where_editors_look(root, capsys):
    for _ in range(2):
        assert main(["schema", "--write"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "../.vscode/brief.schema.json",
            "../.vscode/profile.schema.json",
            "../frontmatter.json",
        ]
    form = json.loads((root / "frontmatter.json").read_text("utf-8"))
    assert form["frontMatter.content.pageFolders"][0]["path"] == "[[workspace]]/docs"
    [kind] = form["frontMatter.taxonomy.contentTypes"]
    fields = {field["name"]: field for field in kind["fields"]}
    assert {name: field["type"] for name, field in fields.items()} == {
        **dict.fromkeys(["title", "summary"], "string"),
        **dict.fromkeys(["author", "region", "actors", "based_on", "status"], "choice"),
        "date": "datetime",
        "tags": "tags",
    }
    assert [name for name, field in fields.items() if field.get("multiple")] == [
        "author",
        "region",
        "actors",
        "based_on",
    ]
    assert [field["name"] for field in fields.values() if field.get("required")] == ["title"]
    assert [field["title"] for field in fields.values()][:4] == ["Title", "Date", "Author", "Region"]
    assert (fields["date"]["dateFormat"], fields["date"]["isPublishDate"]) == ("yyyy-MM-dd", True)
    assert fields["based_on"]["choices"] == ["ash2001"]
    assert fields["author"]["choices"] == ["Test Author"]
    assert {"Norway", "Arctic"} <= {*fields["region"]["choices"]}
    assert {"Bo Dale", "Norway"} <= {*fields["actors"]["choices"]}
    assert fields["status"]["choices"] == ["published", "draft", "scheduled", "superseded", "withdrawn"]


def test_the_settings_of_a_new_publication_name_the_schemas(tmp_path, capsys):
    assert main(["init", str(tmp_path)]) == 0
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    assert all((tmp_path / name).is_file() for name in settings["yaml.schemas"])
    assert "Example Institute" in (tmp_path / ".vscode/brief.schema.json").read_text("utf-8")


@pytest.mark.parametrize("arguments", [[], ["brief", "--write"]])
def test_one_or_both(root, arguments, capsys):
    assert main(["schema", *arguments]) == 1
    assert "Name one of them, brief or profile, or write both with --write." in capsys.readouterr().err
