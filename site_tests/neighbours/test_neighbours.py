"""Beside other plugins, extensions and themes: each row of ``neighbours.yml``, as a site of its own.

The neighbours have an environment of their own, made by ``make neighbours``; ``NEIGHBOURS_PYTHON`` names its Python.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from site_tests.neighbours.project import CONFIG, FILES, HOLDS, faults

PYTHON = os.environ.get("NEIGHBOURS_PYTHON", "")
ROWS = yaml.safe_load(Path(__file__).with_name("neighbours.yml").read_text("utf-8"))

FONT = next(
    Path(PYTHON).parent.parent.glob("lib/*/site-packages/terminal/css/fontawesome/webfonts/fa-solid-900.ttf"), None
)

pytestmark = pytest.mark.skipif(not PYTHON, reason="NEIGHBOURS_PYTHON names no Python: run make neighbours")

CASES = [
    pytest.param(row, order, id=f"{row['name']}-{order}")
    for row in ROWS
    for order in row.get("orders", ["first", "last"] if "plugins" in row else ["alone"])
]
"""Each row with ours first and last in line, where it has plugins."""


@pytest.mark.parametrize(("row", "order"), CASES)
def test_row(row: dict[str, Any], order: str, tmp_path: Path) -> None:
    write(tmp_path, row, order)
    accepted = row.get("warnings", [])
    built = mkdocs(tmp_path, strict=not accepted)
    if sentence := row.get("refused"):
        assert built.returncode, "it was to be refused"
        assert sentence in built.stdout
        assert "Traceback" not in built.stdout
        return
    assert built.returncode == 0, built.stdout
    warnings = [line for line in built.stdout.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert [line for line in warnings if not any(text in line for text in accepted)] == []
    site = tmp_path / "site"
    found = sorted({fault for fault in faults(site) if not any(text in fault for text in row.get("faults", []))})
    assert found == []
    wanted = [*HOLDS.items(), *row.get("finds", {}).items()]
    for page, selectors in map(flat, wanted) if row.get("flat") else wanted:
        soup = BeautifulSoup(file_of(site, page).read_text("utf-8"), "html.parser")
        missing = [selector for selector in selectors if not soup.select(selector)]
        assert not missing, f"{page} has no {missing}:\n{soup.select_one('body')}"

    for file, text in row.get("contains", {}).items():
        assert text in (site / file).read_text("utf-8"), file


ASK_FOR_AN_ARCHIVE = """
import sys
from importlib.metadata import version
from types import SimpleNamespace
import requests
newest = "https://github.com/squidfunk/mkdocs-material/releases/tag/" + version("mkdocs-material")
requests.get = lambda *_, **__: SimpleNamespace(headers={"location": newest}, text="")  # what it would ask GitHub
from mkdocs.__main__ import cli
sys.argv = ["mkdocs", "build"]
cli()
"""


@pytest.mark.parametrize("plugins", [["info", "briefs"], ["briefs", "info"]], ids=["first", "last"])
def test_info_writes_its_archive(plugins: list[str], tmp_path: Path) -> None:
    write(tmp_path, {}, "alone")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(CONFIG | {"plugins": plugins}), "utf-8")
    command = [PYTHON, "-c", ASK_FOR_AN_ARCHIVE]
    subprocess.run(command, cwd=tmp_path, input="a name", capture_output=True, text=True, check=False)  # it ends with 1
    [archive] = tmp_path.glob("*.zip")
    names = {name.partition("/")[2] for name in zipfile.ZipFile(archive).namelist()}
    assert {"mkdocs.yml", *FILES} <= names


def write(folder: Path, row: dict[str, Any], order: str) -> None:
    plugins = row.get("plugins", ["search"])
    config = CONFIG | row.get("config", {})
    config["plugins"] = ["briefs", *plugins] if order == "first" else [*plugins, "briefs"]
    config["markdown_extensions"] = [*CONFIG["markdown_extensions"], *row.get("extensions", [])]
    for path, text in (FILES | row.get("files", {})).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for path in row.get("fonts", []):  # else the plugin would fetch one
        (folder / path).parent.mkdir(parents=True)
        shutil.copy(FONT, folder / path)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    if row.get("git"):
        for command in (
            ["init", "-q"],
            ["add", "."],
            [*"-c user.name=A -c user.email=a@example.org commit -qm x".split()],
        ):
            subprocess.run(["git", *command], cwd=folder, check=True)


def mkdocs(folder: Path, *, strict: bool) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
    command = [PYTHON, "-m", "mkdocs", "build", *(["--strict"] if strict else [])]
    return subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, check=False
    )


def flat(wanted: tuple[str, list[str]]) -> tuple[str, list[str]]:
    """The same where pages are files, as ``one.html``."""
    page, selectors = wanted
    return f"{page.removesuffix('/')}.html", [selector.replace("/']", ".html']") for selector in selectors]


def file_of(site: Path, page: str) -> Path:
    return site / page / "index.html" if page.endswith("/") or not page else site / page
