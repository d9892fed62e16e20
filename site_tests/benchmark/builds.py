"""Builds as whole processes, in turn, so that a slower machine affects all of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from site_tests.benchmark.corpus import Corpus
from site_tests.benchmark.edits import Author, Shown
from site_tests.benchmark.process import Spent, run
from site_tests.benchmark.project import Project, write_project
from site_tests.benchmark.results import Row

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """In what state a project is when it is built."""

    name: str
    generator: str
    edit: Callable[[Author], Shown] | None = None
    """What has changed since the last build."""
    forget: Callable[[Project], None] | None = None
    """What is removed of what the last build has left."""


STATES = (
    State("plain MkDocs", "plain", forget=Project.forget),
    State("plain MkDocs, again", "plain"),
    State("mkdocs-bibtex", "mkdocs-bibtex", forget=Project.forget),
    State("briefs without citations", "uncited", forget=Project.forget),
    State("briefs", "briefs", forget=Project.forget),
    State("  nothing changed", "briefs"),
    State("  nothing but the cache left", "briefs", forget=Project.forget_site),
    State("  one brief edited", "briefs", Author.edit_brief),
    State("  one alias added", "briefs", Author.add_alias),
    State("  one .bib entry changed", "briefs", Author.change_entry),
)
"""In the order of a round: each builds upon what the one before has left, as far as it is not removed."""


def measure_builds(folder: Path, label: str, corpus: Corpus, rounds: int) -> list[Row]:
    projects = {
        generator: write_project(folder / generator, corpus, generator)
        for generator in dict.fromkeys(state.generator for state in STATES)
    }
    author = Author(projects["briefs"], corpus)
    spent: dict[str, list[Spent]] = {state.name: [] for state in STATES}
    for number in range(rounds):
        for state in STATES:
            one = _build(projects[state.generator], state, author)
            spent[state.name].append(one)
            log.info("round %s, %s: %.2f s, CPU %.1f s", number + 1, state.name.strip(), one.seconds, one.cpu)
    return [_row(label, len(corpus.briefs), name, found) for name, found in spent.items()]


def _build(project: Project, state: State, author: Author) -> Spent:
    if state.forget:
        state.forget(project)
    shown = state.edit(author) if state.edit else None
    spent = run("build", "--quiet", "--config-file", project.config)
    if shown and not shown.in_site(project.site):
        raise SystemExit(f"{state.name.strip()}: {shown.page} does not show it")
    return spent


def _row(label: str, briefs: int, name: str, spent: list[Spent]) -> Row:
    return Row(
        corpus=label,
        briefs=briefs,
        name=name,
        seconds=tuple(one.seconds for one in spent),
        against=STATES[0].name,
        cpu=tuple(one.cpu for one in spent),
        memory=tuple(one.memory for one in spent),
    )
