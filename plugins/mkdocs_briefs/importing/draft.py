"""The draft of a brief, made of a document."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_briefs.importing.document import Document
from mkdocs_briefs.importing.losses import lost
from mkdocs_briefs.importing.outline import outline
from mkdocs_briefs.importing.program import ConversionError, run
from mkdocs_briefs.importing.references import references
from mkdocs_briefs.importing.subjects import Subjects, subjects, without
from mkdocs_briefs.importing.text import DIALECT, Text
from mkdocs_briefs.importing.tree import BLOCKS, Element, changed, elements, plain
from mkdocs_briefs.importing.zotero import left_as_text
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.naming import slugify
from mkdocs_briefs.model.publication import Publication

_SUMMARIES = ("summary", "description", "abstract")
_TAGS = ("tags", "keywords")
_READ = frozenset(["title", "author", *_SUMMARIES, *_TAGS])
_SILENT = frozenset(
    ["lang", "language", "dir", "header-includes", "css", "identifier", "cover-image", "generator", "viewport"]
)
"""What documents say of themselves for programs."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document becomes: the parts of a Markdown file, and what goes beside it."""

    slug: str
    title: str
    outlet: str
    """Whose publication the text is about; empty if it does not say."""
    authors: tuple[str, ...]
    summary: str
    tags: tuple[str, ...]
    subjects: Subjects
    body: str
    """Markdown."""
    pictures: Mapping[str, bytes]
    """By their names beside the text."""
    entries: str
    """The sources that the publication has not, in BibLaTeX; empty if there are none."""
    known: tuple[str, ...]
    """The keys of those that it has."""
    losses: tuple[str, ...]
    """What did not come along as it was, in whole sentences without their point."""


def draft_of(document: Document, publication: Publication, extensions: Collection[str], program: Path) -> Draft:
    """Make a draft. ``extensions`` are the Markdown extensions of the site. Raises ConversionError."""
    ending = document.file.suffix.lower()
    is_page = ending in (".html", ".htm")
    if not document.blocks:
        raise ConversionError("there is no text in it. Open it in the program that made it, and see what it holds.")
    made = outline(document.meta, document.blocks, document.file.stem.replace("_", " "), is_page=is_page)
    title = one_line(made.title)
    brought = references(document.references, publication.bibliography, program)
    text = Text(slugify(title), document.file.parent, document.pictures, extensions, brought.keys)
    blocks = text.made(made.blocks)
    body = _markdown(blocks, program)
    about = subjects(title, _passages(blocks), publication)
    names = without(about.unknown, (*made.authors, made.outlet, title))
    for message in document.messages:
        text.lose(f"Pandoc: {message}")
    if left := left_as_text(ending, document.content):
        text.lose(left)
    summary = _first(document.meta, _SUMMARIES)
    _lose_meta(document.meta, summary, text)
    said = "\n".join((title, made.outlet, " and ".join(made.authors), summary, body, "analysis by by"))
    for passage in lost(ending, document.content, said):
        text.lose(f'words of this passage are not in the draft: "{passage}"')
    return Draft(
        slug=text.slug,
        title=title,
        outlet=one_line(made.outlet),
        authors=tuple(map(one_line, made.authors)),
        summary=summary,
        tags=_tags(document.meta),
        subjects=replace(about, unknown=tuple(names)),
        body=body,
        pictures=text.files,
        entries=brought.entries,
        known=brought.known,
        losses=tuple(text.losses),
    )


def _markdown(blocks: list[Element], program: Path) -> str:
    tree = {"pandoc-api-version": _API, "meta": {}, "blocks": blocks}
    return run(program, ["--sandbox", "-f", "json", "-t", DIALECT, "--wrap=none", "--columns=80"], json.dumps(tree))


_API = [1, 23]
"""The version of the syntax tree, since Pandoc 3.0; a later one reads it."""


def _passages(blocks: list[Element]) -> list[str]:
    """The paragraphs in plain text, those of notes among them, without citations, whose names are authors'."""
    uncited = changed(blocks, lambda element: [] if element["t"] == "Cite" else element)
    leaves = (e for e in elements(uncited) if e["t"] in BLOCKS and e["t"] in ("Para", "Plain", "Header"))
    return [text for text in map(plain, leaves) if text]


def _first(meta: Mapping[str, Element], names: tuple[str, ...]) -> str:
    return next((one_line(text) for name in names if (text := plain(meta.get(name)))), "")


def _tags(meta: Mapping[str, Element]) -> tuple[str, ...]:
    found: list[str] = []
    for name in _TAGS:
        value = meta.get(name)
        items = [] if value is None else value["c"] if value["t"] == "MetaList" else [value]
        found += [part for item in items for part in map(one_line, plain(item).split(",")) if part]
    return tuple(dict.fromkeys(found))


def _lose_meta(meta: Mapping[str, Element], summary: str, text: Text) -> None:
    for name, value in sorted(meta.items()):
        said = plain(value)
        if said and name not in _READ | _SILENT:
            text.lose(f'what the document says of itself is left out: {name}, "{one_line(said)[:60]}"')
        elif name in _SUMMARIES and one_line(said) != summary:
            text.lose(f'a second summary is left out: {name}, "{one_line(said)[:60]}"')
