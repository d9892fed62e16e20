"""``briefs import``: a draft made of a document of another program."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from glob import glob
from pathlib import Path

import click

from mkdocs_briefs.assembly.engine import program
from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.drafts import WHEN_READY, front_matter, problems_in
from mkdocs_briefs.cli.project import Opened, folder_for_briefs, folder_option, open_project, write_new
from mkdocs_briefs.cli.terminal import fail, say, tell, warn
from mkdocs_briefs.importing.document import Document, read
from mkdocs_briefs.importing.draft import Draft, draft_of
from mkdocs_briefs.importing.program import ConversionError
from mkdocs_briefs.model.addresses import is_index, page
from mkdocs_briefs.model.characters import one_line


@click.command("import", cls=Command, example="briefs import report.docx\nbriefs import archive/*.odt notes.txt")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@folder_option
def command(files: Sequence[Path], folder: Path | None) -> int:
    """Make a draft of each document: Word, OpenDocument, RTF, HTML, Markdown, text, LaTeX, EPUB.

    Title, authors, regions and actors go into front matter, pictures beside the draft, sources into a database. What
    does not come along as it was is said. Nothing is asked of the network; a file that is there already is never
    written over.
    """
    status, drafts = 0, 0
    for file in _expanded(files):
        try:
            _import(file, folder)
            drafts += 1
        except (ConversionError, CommandError) as error:
            fail(f'"{file}": {error}')
            status = 1
    if drafts:
        tell(f"Compare each draft with its document, and give it a date. {WHEN_READY}")
    return status


def _expanded(files: Sequence[Path]) -> Iterator[Path]:
    """The files. On Windows no shell has read ``*.docx``."""
    for file in files:
        found = sorted(glob(str(file))) if sys.platform == "win32" and not file.exists() else []
        yield from map(Path, found) if found else [file]


def _import(file: Path, folder: Path | None) -> None:
    opened = open_project(folder)
    tool = program()
    document = read(file, tool)
    publication = opened.read().publication
    draft = draft_of(document, publication, opened.configuration.markdown_extensions, tool)
    target = folder_for_briefs(folder) / page(draft.slug)
    if is_index(target.name):
        raise CommandError(f'its title, "{draft.title}", would make it the page of a folder. Give it another title.')
    text = _text(draft, document, opened.now().date())
    database = opened.configuration.root / "bib" / f"{draft.slug}.bib"
    written: dict[Path, bytes] = {target.parent / name: picture for name, picture in draft.pictures.items()}
    if draft.entries:
        written[database] = f"% The sources of {one_line(file.name)}.\n\n{draft.entries}".encode()
    written[target] = text.encode()
    if there := [str(path) for path in written if os.path.lexists(path)]:
        raise CommandError(f'"{there[0]}" is there already. Rename it, or give the document another title.')
    for path, content in written.items():
        write_new(path, content, "title")
    for sentence in _said(draft, opened, target, text):
        warn(f"{target}: {sentence}")
    for path in reversed(written):
        say(str(path))


def _text(draft: Draft, document: Document, today: date) -> str:
    """The Markdown file: front matter, with comments for what an editor has to say, and the text."""
    fields = {
        "title": draft.title,
        "author": _one_or_all(draft.authors),
        "region": _one_or_all(draft.subjects.regions),
        "summary": draft.summary,
        "tags": list(draft.tags),
        "status": "draft",
    }
    actors = list(dict.fromkeys((*draft.subjects.actors, *filter(None, [draft.outlet]))))
    lines = [front_matter(fields), f"# date: the day on which it goes out, as in {today}\n"]
    lines += [f"# {key}: who signs it\n" for key in ("author",) if not draft.authors]
    lines += [f"# {key}: where it plays, a country or a region\n" for key in ("region",) if not draft.subjects.regions]
    lines.append(front_matter({"actors": actors}).removeprefix("---\n"))
    if draft.outlet:
        lines.append(f"# It is about something in: {draft.outlet}. Name the work: based_on: [its key]\n")
    if draft.subjects.ambiguous:
        lines.append("# Names that may mean several. Say which in region or actors:\n")
        lines += [f"# - {one_line(name)}: {' or '.join(meanings)}\n" for name, meanings in draft.subjects.ambiguous]
    if draft.subjects.unknown:
        lines.append("# Names without a profile. Move whom the brief is about to actors:\n")
        lines += [f"# - {one_line(name)} ({times})\n" for name, times in draft.subjects.unknown]
    lines.append(f"# Imported from {one_line(document.file.name)}, SHA-256 {document.sha256}\n")
    return "".join((*lines, "---\n\n", draft.body))


def _said(draft: Draft, opened: Opened, target: Path, text: str) -> Iterator[str]:
    """What an editor should know of the draft, in whole sentences."""
    for loss in draft.losses:
        yield f"{loss}."
    if draft.known:
        yield f"these sources were there already: {', '.join(draft.known)}."
    if draft.entries and opened.configuration.settings.bibliography is not None:
        yield 'add its database to the option "bibliography" in mkdocs.yml.'
    for problem in problems_in(text, target, opened):
        yield f"{problem.code.id}: {problem.message}"


def _one_or_all(texts: Sequence[str]) -> str | list[str]:
    return texts[0] if len(texts) == 1 else list(texts)
