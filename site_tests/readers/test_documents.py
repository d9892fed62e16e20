"""Which files of a folder are pages."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files
from pathspec import GitIgnoreSpec

from mkdocs_briefs.readers.documents import read_documents
from mkdocs_briefs.readers.errors import ProjectError

EXCLUDED = "*.old.md\n/notes/\n!/.kept.md\n"
FILES = (
    *("a.md", "b.markdown", "c.mdown", "d.mkdn", "e.mkd", "f.MD", "g.txt", "h.md.txt", "i", "j.html"),
    *(".hidden.md", ".kept.md", ".folder/a.md", "sub/.folder/a.md", "sub/.a.md", "actors/a.md", "actors/deep/a.md"),
    *("templates/a.md", "sub/templates/a.md", "notes/a.md", "sub/notes/a.md", "x.old.md", "index.md", "sub/README.md"),
)


@pytest.mark.parametrize("excluded", ["", EXCLUDED])
def test_pages_are_those_of_mkdocs(excluded, tmp_path):
    docs = tmp_path / "docs"
    for name in FILES:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("---\nstatus: draft\n---\n")
    (docs / "linked").symlink_to(docs / "actors")
    config = MkDocsConfig()
    config.docs_dir, config.site_dir = str(docs), str(tmp_path / "site")
    config.exclude_docs = GitIgnoreSpec.from_lines(excluded.splitlines()) or None
    theirs = get_files(config).documentation_pages(inclusion=InclusionLevel.is_in_serve)
    ours = read_documents(docs, excluded)
    assert sorted(ours) == sorted(file.src_uri for file in theirs)
    assert {"a.md", "e.mkd", "sub/templates/a.md", "linked/deep/a.md"} <= ours.keys()
    assert ("x.old.md" in ours) is ("notes/a.md" in ours) is (".kept.md" not in ours) is not excluded
    assert ours["a.md"].file == f"{docs.as_posix()}/a.md"


def test_files_come_by_folder_whatever_their_names(tmp_path):
    for name in ("b.md", "a-b/x.md", "a/x.md", "a/y/z.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert list(read_documents(tmp_path)) == ["a/x.md", "a/y/z.md", "a-b/x.md", "b.md"]


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "a.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ProjectError, match=r'/a\.md" cannot be read: it is a link to nothing'):
        read_documents(tmp_path)
