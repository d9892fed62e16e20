"""Fixtures of all tests."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from unittest.mock import patch

import jinja2
import mkdocs.utils
import pytest
from hypothesis import settings
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from site_tests.awkward import build_awkward
from site_tests.browser import launch
from site_tests.mini_site import Site, build_site, recorded
from site_tests.soak import SOAKS

# Deterministic and without deadlines, so that failures are caused by changes and not by chance or load.
settings.register_profile("briefs", deadline=None, derandomize=True, max_examples=300 if SOAKS else 40)
settings.load_profile("briefs")


_INSTALLED = Path(jinja2.__file__).parents[1]


@cache
def _templates_of(folder: str) -> tuple[str, ...]:
    """The files of an installed theme but for hidden ones, as Material's thousands of icons: MkDocs leaves them out."""
    paths = (path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())
    return tuple(path for path in paths if not path.startswith("."))


@pytest.fixture(scope="session", autouse=True)
def installed_themes() -> Iterator[None]:
    """Lists themes and their files once: to look for them takes a third of the time of a small site."""
    listed = jinja2.FileSystemLoader.list_templates

    def list_templates(loader: jinja2.FileSystemLoader) -> list[str]:
        installed = [folder for folder in loader.searchpath if _INSTALLED in Path(folder).parents]
        others = listed(jinja2.FileSystemLoader([folder for folder in loader.searchpath if folder not in installed]))
        return sorted({*others, *chain.from_iterable(map(_templates_of, installed))})

    with (
        patch.object(jinja2.FileSystemLoader, "list_templates", list_templates),
        patch("mkdocs.utils.entry_points", cache(mkdocs.utils.entry_points)),
    ):
        yield


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """A preview has the collector pass over what is there, until its program ends: tests go on."""
    yield
    gc.unfreeze()


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Site]:
    """Build a small site: ``site({"docs/a.md": brief(...)}, options={...}, strict=True)``."""

    def make(*args: object, **kwargs: object) -> Site:
        return build_site(tmp_path, *args, **kwargs)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The publication of ``awkward``, built once. Tests must not change it."""
    return build_awkward(tmp_path_factory.mktemp("awkward"))


@pytest.fixture(scope="session")
def publication_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication of this repository, built strictly, once. Tests must not change it."""
    folder = tmp_path_factory.mktemp("publication")
    config = load_config(str(Path(__file__).parents[1] / "mkdocs.yml"), strict=True, site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    with recorded(Site(folder)) as built:
        build(config)
    assert not built.aborted, built.warnings()
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process: to start it takes as long as ten of them. Each test opens pages of its own."""
    with sync_playwright() as playwright:
        running = launch(playwright.chromium)
        yield running
        running.close()


@pytest.fixture
def summarise(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Report a measurement of a test: ``summarise("mentions: ...")``. It is in the terminal summary and in JUnit XML.

    pytest's ``record_property`` warns for reports of the family ``xunit2``, and warnings are errors here.
    """
    return lambda line: request.node.user_properties.append(("summary", line))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the measurements, one a line."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                lines = [str(value) for name, value in report.user_properties if name == "summary"]
                for line in lines:
                    terminalreporter.write_line(line)
