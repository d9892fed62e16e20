"""What tests of whole sites share."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Callable[[], object]]:
    """The program ``mkdocs build``, which says nothing, not even for the tests after it."""
    logger, of_builds = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")
    level, propagates, filters = logger.level, logger.propagate, list(of_builds.filters)
    with warnings.catch_warnings():
        yield lambda: CliRunner().invoke(cli, ["build", "-q", "-f", str(tmp_path / "mkdocs.yml")])
    logger.setLevel(level)
    logger.propagate = propagates
    of_builds.filters[:] = filters
