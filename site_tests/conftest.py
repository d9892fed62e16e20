"""Fixtures of all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from site_tests.awkward import build_awkward
from site_tests.browser import launch
from site_tests.mini_site import Site, build_site

# Deterministic and without deadlines, so that failures are caused by changes and not by chance or load.
settings.register_profile("briefs", deadline=None, derandomize=True)
settings.load_profile("briefs")


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
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
