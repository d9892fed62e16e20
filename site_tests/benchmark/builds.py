"""Builds as whole processes, in turn, so that a slower machine affects all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from site_tests.benchmark.corpus import Corpus
from site_tests.benchmark.edits import Author, Shown
from site_tests.benchmark.process import Spent, run
from site_tests.benchmark.project import Project, write_project
from site_tests.benchmark.results import Row


@dataclass(frozen=True)
class State:
    """In what state a project is when it is built."""

    name: str
    generator: str
    edit: Callable[[Author], Shown] | None = None
    """What has changed since the last build."""
    is_cold: bool = False
    """Whether nothing is left of an earlier build."""


STATES = (
    State("plain MkDocs", "plain", is_cold=True),
    State("plain MkDocs, again", "plain"),
    State("mkdocs-bibtex", "mkdocs-bibtex", is_cold=True),
    State("briefs without citations", "uncited", is_cold=True),
    State("briefs", "briefs", is_cold=True),
    State("  nothing changed", "briefs"),
    State("  one brief edited", "briefs", Author.edit_brief),
    State("  one alias added", "briefs", Author.add_alias),
    State("  one .bib entry changed", "briefs", Author.change_entry),
)
"""In the order of a round: a state that is not cold builds upon the one before."""


def measure_builds(folder: Path, label: str, corpus: Corpus, rounds: int) -> list[Row]:
    projects = {
        generator: write_project(folder / generator, corpus, generator)
        for generator in dict.fromkeys(state.generator for state in STATES)
    }
    author = Author(projects["briefs"], corpus)
    spent: dict[str, list[Spent]] = {state.name: [] for state in STATES}
    for _ in range(rounds):
        for state in STATES:
            spent[state.name].append(_build(projects[state.generator], state, author))
    return [_row(label, len(corpus.briefs), name, found) for name, found in spent.items()]


def _build(project: Project, state: State, author: Author) -> Spent:
    if state.is_cold:
        project.forget()
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
