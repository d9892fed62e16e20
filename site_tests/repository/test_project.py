"""The repository itself: what it promises is there, and what must not be in it is not."""

from __future__ import annotations

import os
import re
import tomllib
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

import pytest

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Code
from mkdocs_briefs.rules import ALL_CODES, RULES

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "mkdocs_briefs"


@lru_cache(maxsize=1)
def tracked() -> tuple[Path, ...]:
    """The files of the repository: all but what .gitignore names, whether in a clone or in a copy."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split() if line[0] != "#"]

    def ours(path: Path) -> bool:
        parts = path.relative_to(ROOT).parts
        names = [f"/{parts[0]}", *parts]  # a pattern that begins with "/" is of the repository's own folder
        return ".git" not in parts and not any(fnmatch(name, pattern) for name in names for pattern in ignored)

    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if ours(Path(folder, name))]
        found += [path for name in names if ours(path := Path(folder, name)) and path.is_file()]
    return tuple(found)


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    """The text files of the repository, by path."""
    found = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found[path.relative_to(ROOT).as_posix()] = data.decode("utf-8", "replace")
    return found


def test_the_files_of_the_repository_are_found_and_what_is_made_is_not():
    assert {
        "README.md",
        "requirements.lock",
        "site_tests/repository/test_project.py",
        "site_tests/site/test_problems.py",
        "bib/treaties.bib",
    } <= texts().keys()
    assert not any(name.startswith((".venv/", "site/", ".git/")) for name in texts())


def test_every_code_is_used_and_has_the_name_of_its_constant():
    """A rule reports its own code. That nothing reports what is no ``Code``, types see to."""
    sources = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    source = "".join(sources.values())
    constants = {name: value for name, value in vars(codes).items() if isinstance(value, Code)}
    assert {code.id for code in constants.values()} == {name.lower().replace("_", "-") for name in constants}
    assert [name for name in constants if not re.search(rf"\bcodes\.{name}\b", source)] == []
    makers = {path for path, text in sources.items() if re.search(r"\bCode\(", text)}
    rules = {PACKAGE / "rules" / f"{rule.code.id.replace('-', '_')}.py" for rule in RULES}
    assert makers == {PACKAGE / "model" / "codes.py", *rules}, "a code that is in no table"


def test_every_problem_has_a_test_with_a_real_site():
    tests = "".join(texts()[f"site_tests/site/test_{name}.py"] for name in ("problems", "rules", "states", "icd203"))
    assert [code.id for code in ALL_CODES if f'"{code.id}"' not in tests and f": {code.id}: " not in tests] == []


@pytest.mark.parametrize(
    "target",
    [
        "site",
        "serve",
        "test",
        "soak",
        "neighbours",
        "lowest",
        "check",
        "linkcheck",
        "docs",
        "pictures",
        "bench",
        "reference",
        "words",
        "lock",
        "clean",
    ],
)
def test_the_makefile_has_the_target(target):
    assert re.search(rf"^{target}:", texts()["Makefile"], re.MULTILINE)


@pytest.mark.parametrize("command", ["make site", "make test"])
def test_the_readme_names_the_command(command):
    assert command in texts()["README.md"]


def test_each_target_that_the_readme_names_is_in_the_makefile():
    for target in re.findall(r"\bmake ([a-z]+)\b(?=`|$|\s*#)", texts()["README.md"], re.MULTILINE):
        assert re.search(rf"^{target}:", texts()["Makefile"], re.MULTILINE), target


HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs", "org"))]
FOLDERS = ["/" + "/".join(parts) + "/" for parts in (("work", "main"), ("work", "shared"), ("root", ".pyenv"))]
HOMES = re.compile("(?<![\\w.:/])/" + r"(?:home|Users|root|tmp)" + "/[A-Za-z0-9_.]+")


def test_no_file_names_a_package_registry():
    assert [(name, host) for name, text in texts().items() for host in HOSTS if host in text] == []


def test_no_file_has_a_path_of_the_machine_on_which_it_was_written():
    found = [(name, folder) for name, text in texts().items() for folder in FOLDERS if folder in text]
    found += [(name, hit[0]) for name, text in texts().items() for hit in HOMES.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "lock",
    ["requirements.lock", "site_tests/ftm.lock", "site_tests/lowest.lock", "site_tests/neighbours/neighbours.lock"],
)
def test_every_requirement_is_pinned_with_a_hash(lock):
    lines = texts()[lock].replace("\\\n", " ").splitlines()
    requirements = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert len(requirements) > 30
    assert [line for line in requirements if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_every_dependency_is_in_the_lock():
    project = tomllib.loads(texts()["pyproject.toml"])
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.match(r"[\w.-]+", item)[0].lower().replace("_", "-") for item in wanted}
    locked = {line.partition("==")[0].lower().replace("_", "-") for line in texts()["requirements.lock"].splitlines()}
    assert sorted(names - locked) == []


def floors() -> dict[str, str]:
    """The lowest versions that are allowed, by package."""
    project = tomllib.loads(texts()["pyproject.toml"])["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["material"]]
    found = [re.match(r"([\w.-]+)>=([\d.]+)", item).groups() for item in wanted]
    return {name.lower().replace("_", "-"): version for name, version in found}


def test_the_lowest_versions_are_tested():
    """A version may be the first of its kind that is there: 3.14.1 for 3.14."""
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", texts()["site_tests/lowest.lock"], re.MULTILINE))
    assert {name: v for name, v in floors().items() if not f"{locked[name]}.".startswith(f"{v}.")} == {}


@pytest.mark.parametrize("lock", ["requirements.lock", "site_tests/neighbours/neighbours.lock"])
def test_no_lock_is_older_than_what_is_allowed(lock):
    def parts(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    locked = dict(re.findall(r"^([\w.-]+)==(\d[\d.]*\d)", texts()[lock], re.MULTILINE))
    assert {name: v for name, v in floors().items() if parts(locked[name]) < parts(v)} == {}


def test_every_data_file_has_its_licence_beside_it():
    """The README beside the data names each file's licence, and the licence's text is there."""
    folder = PACKAGE / "data"
    rows = [line for line in (folder / "README.md").read_text("utf-8").splitlines() if line.startswith("|")]
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")}
    for name in ["styles/", "publication/", *(name for name in files if not name.startswith("publication/"))]:
        assert any(row.startswith(f"| `{name}` |") for row in rows), name
    named = {name for row in rows for name in re.findall(r"`(LICENSE\.[\w.]+)`", row)}
    assert named
    assert named == {path.name for path in folder.glob("LICENSE.*")}


SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason="the source documents are not part of the repository")
def test_no_passage_of_a_source_document_is_in_the_repository():
    runs = set()
    for path in SEEDS:
        _title, _, body = path.read_text("utf-8").strip().partition("\n")  # a title may be cited
        words = words_of(body)
        runs |= {tuple(words[n : n + 8]) for n in range(len(words) - 7)}
    assert runs
    found = []
    for name, text in texts().items():
        words = words_of(text)
        found += [(name, " ".join(run)) for run in runs & {tuple(words[n : n + 8]) for n in range(len(words) - 7)}]
    assert found == []


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_make_site_hides_no_warning():
    """MkDocs counts no warning that ``--quiet`` hides, and a strict build passes."""
    [recipe] = re.findall(r"^site:.*\n\t(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert "--strict" in recipe
    assert "quiet" not in recipe
    assert "-q" not in recipe.split()
