"""``briefs check``: what a build would report about texts, front matter, profiles, databases and links."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from mkdocs_briefs.assembly.severities import severities_of
from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.fixes import difference, mended, write
from mkdocs_briefs.cli.formats import FORMATS
from mkdocs_briefs.cli.last_check import inputs_of, keep_check, last_check
from mkdocs_briefs.cli.project import locate_project, open_project, release_of
from mkdocs_briefs.cli.terminal import fail, tell, warn
from mkdocs_briefs.keeping.store import store_in
from mkdocs_briefs.model.problem import Location, Problem, Severity, did_you_mean
from mkdocs_briefs.readers.configuration import Configuration
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.explanations import way_to_explanations
from mkdocs_briefs.readers.paths import seen_from
from mkdocs_briefs.rules import ALL_CODES

_FROM_HERE = ("text", "json")
"""The formats in which paths count from the current folder; in the others, from the top of the repository."""
_CODES = {code.id: code for code in ALL_CODES}
_ALL = "all"
_PASSES = 4
"""Readings after which what can be mended is."""


@click.command(
    "check",
    cls=Command,
    example="briefs check\nbriefs check briefs/one.md --select heading-level,image-alt\nbriefs check --fix\n"
    "briefs check --format github",
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Default: text.")
@click.option("--select", multiple=True, metavar="CODE", help='Report these codes alone, or "all" with what is off.')
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave these codes out.")
@click.option("--fix", is_flag=True, help="Mend what has one remedy only, show the difference, and report the rest.")
@click.option("--drafts", is_flag=True, help="Check what does not go out, too, as in a preview.")
@click.option("--folder", type=click.Path(path_type=Path), help="The folder of pages. Default: docs_dir of mkdocs.yml.")
def command(
    paths: Sequence[Path],
    form: str,
    select: Sequence[str],
    ignore: Sequence[str],
    *,
    fix: bool,
    drafts: bool,
    folder: Path | None,
) -> int:
    """Report what is wrong in texts, front matter, databases and links: in all, or in some files and folders.

    The exit status is 1 if a problem would fail a strict build, and 2 if nothing could be checked.
    """
    try:
        docs, configuration = locate_project(folder)
        with configuration.locating():
            severities = _selected(severities_of(configuration.settings), _codes(select), _codes(ignore))
        drafts = drafts or configuration.settings.drafts
        for doubt in configuration.doubts:
            warn(doubt)
        problems = _problems(docs, configuration, folder, severities, drafts=drafts)
        for _ in range(_PASSES if fix else 0):  # front matter that can be read shows what else is wrong in it
            if not _mend(_within(problems, paths)):
                break
            problems = _problems(docs, configuration, folder, severities, drafts=drafts)
    except (CommandError, ProjectError) as error:
        fail(str(error))
        return 2
    found = sorted(_within(problems, paths), key=lambda problem: problem.location)
    shown = found if form in _FROM_HERE else [_from_top(problem, _top(configuration.root)) for problem in found]
    print(FORMATS[form](shown), end="")
    if form == "text" and found:
        tell(way_to_explanations(problem.code.id for problem in found))
    elif form == "text" and not configuration.doubts:
        tell("No problem found." if drafts else "No problem found. Drafts are looked at with --drafts.")
    return int(bool(configuration.doubts) or any(problem.severity.fails for problem in found))


def _problems(
    docs: Path,
    configuration: Configuration,
    folder: Path | None,
    severities: Mapping[str, Severity | None],
    *,
    drafts: bool,
) -> Sequence[Problem]:
    store = store_in(configuration.root, keeps=configuration.settings.cache and configuration.is_written)
    inputs = inputs_of(docs, configuration, release_of(configuration, preview=drafts), severities)
    found = last_check(store, inputs) if inputs else None
    if found is None:
        # Half a second, which only this needs.
        from mkdocs_briefs.assembly.corpus import assembled  # noqa: PLC0415
        from mkdocs_briefs.assembly.folder import Folder  # noqa: PLC0415

        with _not_collecting():
            files = Folder(docs, configuration)
            project = open_project(folder, files.unreadable).read(preview=drafts)
            with assembled(project, configuration, store, formats=False, folder=files) as made:
                for sentence in made.left_out:
                    warn(sentence)
                found = made.problems(severities)
                if inputs and not made.left_out:
                    keep_check(store, inputs, found)
    store.close()
    return found


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Without the garbage collector: what is read is needed to the end, and would be traversed again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else it would be traversed now
        gc.enable()


def _mend(problems: Iterable[Problem]) -> bool:
    """Mend what can be, and tell how. Returns whether something has changed."""
    changed = False
    for file, before, after in mended(problems):
        try:
            write(file, after)
        except OSError as error:
            raise CommandError(f'"{file}" cannot be written: {error.strerror}. Mend that, then try again.') from error
        for line in difference(file, before, after):
            tell(line)
        changed = True
    return changed


def _codes(given: Iterable[str]) -> list[str]:
    """The codes of an option, which may be given several times, and hold several with commas between them."""
    codes = [code.strip() for item in given for code in item.split(",") if code.strip()]
    if wrong := next((code for code in codes if code not in (*_CODES, _ALL)), None):
        raise CommandError(f'"{wrong}" is no code of a problem.{did_you_mean(wrong, _CODES)}')
    return codes


def _selected(
    severities: Mapping[str, Severity | None], select: Sequence[str], ignore: Sequence[str]
) -> Mapping[str, Severity | None]:
    """What the publication says of codes, with those that are selected alone, and without those that are ignored."""
    chosen = _CODES if not select or _ALL in select else dict.fromkeys(select)
    given = dict(severities)
    for code in _CODES.values():
        if code.id not in chosen or code.id in ignore or _ALL in ignore:
            given[code.id] = None
        elif select and not code.is_on(severities):
            given[code.id] = code.severity  # it is asked for
    return given


def _within(problems: Iterable[Problem], paths: Sequence[Path]) -> Iterator[Problem]:
    """The problems in these files and folders; all if none is named."""
    wanted = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - keeps symlinks
    for problem in problems:
        if not wanted or any(_absolute(problem).is_relative_to(path) for path in wanted):
            yield problem


def _absolute(problem: Problem) -> Path:
    return Path(os.path.abspath(problem.location.file))  # noqa: PTH100 - keeps symlinks


def _from_top(problem: Problem, top: Path) -> Problem:
    file = seen_from(top, _absolute(problem)).as_posix()
    return replace(problem, location=Location(file, problem.location.line))


def _top(root: Path) -> Path:
    """The folder of the repository around the project, from which services count paths; else the project's own."""
    root = Path(os.path.abspath(root))  # noqa: PTH100 - keeps symlinks
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
