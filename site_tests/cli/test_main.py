"""The ``briefs`` command."""

from __future__ import annotations

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.readers.fields import read_fields
from mkdocs_briefs.readers.front_matter import read_document

COMMAND = ["new", 'A "quoted" title: part 1', "--author", "Jane Doe", "--region", "Norway"]


def test_new_writes_a_sound_draft(tmp_path, capsys):
    assert main([*COMMAND, "--folder", str(tmp_path)]) == 0
    file = tmp_path / "a-quoted-title-part-1.md"
    assert capsys.readouterr().out.strip() == str(file)
    fields, problems = read_fields(BriefFields, read_document(file.read_text("utf-8"), "a.md"))
    assert problems == []
    assert fields.title == 'A "quoted" title: part 1'
    assert fields.status == "draft"


def test_new_never_writes_over_a_file(tmp_path, capsys):
    (tmp_path / "a-quoted-title-part-1.md").write_text("mine")
    assert main([*COMMAND, "--folder", str(tmp_path)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "a-quoted-title-part-1.md").read_text() == "mine"


def test_new_says_which_folder_is_missing(tmp_path, capsys):
    assert main([*COMMAND, "--folder", str(tmp_path / "nowhere")]) == 1
    assert "there is no folder" in capsys.readouterr().err
