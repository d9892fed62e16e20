"""The core without MkDocs: the corpus, the checks and the data of a project, equal to those of a build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from site_tests.mini_site import brief, build_site

ROOT = Path(__file__).parents[2]
RUN = """
import sys
from mkdocs_briefs.cli.main import main
status = main(sys.argv[1:])
hosts = {"mkdocs", "material", "properdocs"}.intersection(name.partition(".")[0] for name in sys.modules)
assert not hosts, hosts
raise SystemExit(status)
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a Python of its own, which fails if it has imported MkDocs or a theme."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def data_of(folder: Path) -> dict[str, str]:
    files = (folder / "api/v1").iterdir()
    return {file.name: file.read_text("utf-8") for file in files}


BIB = "@book{ash2001, author={Ash, Ann}, title={T}, publisher={P}, date={2001}}\n"
FILES = {
    "docs/one.md": brief(
        "Jane Doe went to Chad [@ash2001].\n\n## Cite\n\n[She](actors/jane-doe.md) met [[jane-doe|her]] and "
        "[[Chad]]. See [[two]] and [it](draft.md): Jane Doe.\n\n!!! note\n    The Norwegian left Peru @ash2001.",
        title="One",
        more="citation_style: apa",
    ),
    "docs/notes/two.md": brief("Jane Doe of Norway.", title="Two", region="Mali", more="nocite: ash2001"),
    "docs/draft.md": brief("Jane Doe of Brazil.", title="Draft", more="status: draft"),
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\n---\nOf Norway.\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\n[[Jane Doe]] [@ash2001].\n",
    "bib/a.bib": BIB,
}


@pytest.mark.parametrize(("flat", "url"), [(False, "https://example.org/sub"), (True, "")])
def test_the_data_of_a_project_are_those_of_its_build(tmp_path, flat, url):
    config = {
        "use_directory_urls": not flat,
        "site_url": url,
        "markdown_extensions": ["admonition", "attr_list", {"toc": {"separator": "_"}}],
    }
    built = build_site(tmp_path, FILES, config=config, strict=True)
    assert built.warnings() == []
    ran = run(tmp_path, "api", "out")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert Path(ran.stdout.rstrip("\n")) == Path("out/api/v1")
    assert data_of(tmp_path / "out") == data_of(tmp_path / "site")


def test_the_data_of_the_publication_are_those_of_its_build(tmp_path, publication_folder):
    ran = run(ROOT, "api", str(tmp_path / "out"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert data_of(tmp_path / "out") == data_of(publication_folder)


def test_check_reports_what_a_build_reports(tmp_path):
    wrong = {
        "docs/x.md": brief("It is so [@none]. [[Nobody]]", more="sumary: x", title="X"),
        "docs/y.md": brief("Text.", region="Venezula", title="Y"),
        "docs/z.md": brief("Congo", title="Z", actors="Jane Doe"),
    }
    built = build_site(tmp_path, {**FILES, **wrong})
    logged = [message.partition(" briefs: ") for message in built.messages if " briefs: docs/" in message]
    expected = {f"{'warning' if level == 'WARNING' else 'notice'}: {text}" for level, _, text in logged}
    ran = run(tmp_path, "check")
    assert set(ran.stdout.splitlines()) == expected
    assert len(expected) >= 5
    assert ran.returncode == 1


def test_notices_alone_are_no_failure(tmp_path):
    build_site(tmp_path, {"docs/z.md": brief("Congo", title="Z")})
    ran = run(tmp_path, "check")
    assert "notice: docs/z.md:8: mention-ambiguous" in ran.stdout
    assert ran.returncode == 0


def test_an_extension_of_a_theme_is_left_out_and_named(tmp_path):
    build_site(tmp_path, {"docs/z.md": brief("Text.", title="Z")})
    file = tmp_path / "mkdocs.yml"
    extensions = ["material.extensions.preview", "no.such.extension"]
    file.write_text(
        yaml.safe_dump({**yaml.safe_load(file.read_text("utf-8")), "markdown_extensions": extensions}), "utf-8"
    )
    ran = run(tmp_path, "check")
    assert ran.returncode == 0
    assert 'The Markdown extension "material.extensions.preview" is left out: it needs material.' in ran.stderr
    assert 'The Markdown extension "no.such.extension" is left out: ' in ran.stderr


@pytest.mark.parametrize(("arguments", "status"), [(["check"], 2), (["api", "out"], 1)])
def test_a_style_that_cannot_be_used_ends_with_the_line_of_the_option(tmp_path, arguments, status):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nplugins:\n- briefs:\n    citation_style: none-such\n", "utf-8")
    ran = run(tmp_path, *arguments)
    assert ran.returncode == status
    assert "mkdocs.yml:4: " in ran.stderr
    assert "Traceback" not in ran.stderr
