"""Asks Pandoc for several pages at once, and for fewer where it refuses them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mkdocs_briefs.citations.engine import CitedPage, EngineError
from mkdocs_briefs.citations.formatted import Formatted, FormattedCluster, Label, NoteSign, Reference
from mkdocs_briefs.citations.pandoc.entries import entry_text, item_of, plain_entry_text, without_tags
from mkdocs_briefs.citations.pandoc.parts import Item, has_own_marks
from mkdocs_briefs.citations.pandoc.process import Process
from mkdocs_briefs.citations.pandoc.requests import formatted_pages, request_for
from mkdocs_briefs.citations.pandoc.styles import LoadedStyle
from mkdocs_briefs.citations.pandoc.variants import TITLES
from mkdocs_briefs.citations.pandoc.worlds import can_be_marked
from mkdocs_briefs.model.citation import CitationItem
from mkdocs_briefs.model.source import Source


class Requester:
    """Asks in one style, and keeps what Pandoc says of each source. Its methods may run in several threads.

    They raise ProcessError where Pandoc itself cannot be had.
    """

    def __init__(self, style: LoadedStyle, language: str, sources: Mapping[str, Source]) -> None:
        self.items: dict[str, Item] = {}
        """The sources that were read in CSL-JSON, by key. Two threads may find out the same."""
        self.refused: dict[str, str] = {}
        """Why Pandoc cannot format a source, by key."""
        self._style = style
        self._sources = sources
        self._manner = {
            "lang": style.language_for(language),
            "punctuation_in_quote": style.punctuation_in_quote(language),
        }
        self._first_notes: dict[str, str] = {}
        """References of styles that have none, by key."""
        self._loners: set[str] = set()
        """Sources that share no request."""

    def ask(self, process: Process, pages: Sequence[CitedPage], csl: str) -> Any:
        """Pandoc's answer to one request. Raises EngineError where it refuses that."""
        return process.ask(kind="cite", csl=csl, **self._manner, **request_for(pages, self.items))

    def read(self, process: Process, keys: Iterable[str]) -> None:
        """Read these sources, those that are new."""
        new = sorted(key for key in keys if key not in self.items and key not in self.refused)
        if not new:
            return
        try:
            self.items |= self._read(process, new, entry_text)
        except EngineError:
            for key in new:
                self._read_alone(process, key)

    def formatted(self, process: Process, pages: Sequence[CitedPage], csl: str) -> list[Formatted]:
        """The pages from one request, in a form of the style; from several, where one page must stand alone.

        Their sources have been read. Those that Pandoc refuses are left out.
        """
        if len(pages) == 1:
            return [self._formatted_alone(process, pages[0], csl)]
        if all(map(self._shares_requests, pages)):
            try:
                return self._asked(process, pages, csl)
            except EngineError:
                pass  # one of them is at fault
        half = len(pages) // 2
        return self.formatted(process, pages[:half], csl) + self.formatted(process, pages[half:], csl)

    def try_all(self, process: Process, keys: Sequence[str]) -> dict[str, str]:
        """Why Pandoc refuses these sources, those that it refuses, by key. They are read, and cited in a few words."""
        self.read(process, keys)
        sound = tuple(key for key in keys if key not in self.refused)
        try:
            self.ask(process, [CitedPage((), sound)], TITLES)
        except EngineError:
            for key in sound:
                self._try(process, key, TITLES)
        return {key: self.refused[key] for key in keys if key in self.refused}

    def order(self, process: Process, keys: Sequence[str], csl: str) -> dict[str, int]:
        """The place of each of these sources in a list of all. Raises EngineError where Pandoc refuses one."""
        page = CitedPage((), tuple(keys))
        answer = self.ask(process, [page], csl)
        return {
            reference.key: place for place, reference in enumerate(next(formatted_pages(answer, [page])).references)
        }

    def _shares_requests(self, page: CitedPage) -> bool:
        """Whether neither the page nor one of its sources has the characters that keep the pages of a request apart."""
        return self._loners.isdisjoint(page.keys) and not any(map(has_own_marks, page.clusters))

    def _formatted_alone(self, process: Process, page: CitedPage, csl: str) -> Formatted:
        """The page without the sources that Pandoc refuses."""
        try:
            return self._asked(process, [page], csl)[0]
        except EngineError as error:
            reason = str(error)
        for key in page.keys:
            self._try(process, key, csl)
        try:
            return self._asked(process, [page], csl)[0]
        except EngineError:  # no source is at fault: that has not been seen
            return Formatted(((),) * len(page.clusters), (), failed=dict.fromkeys(page.keys, reason))

    def _try(self, process: Process, key: str, csl: str) -> None:
        """Note whether Pandoc refuses a source."""
        try:
            self._asked(process, [CitedPage((), (key,))], csl)
        except EngineError as error:
            self.refused[key] = str(error)

    def _asked(self, process: Process, pages: Sequence[CitedPage], csl: str) -> list[Formatted]:
        """The pages in one request, without the sources that are refused."""
        failed = [{key: self.refused[key] for key in page.keys if key in self.refused} for page in pages]
        sound = [page.without(refused) if refused else page for page, refused in zip(pages, failed, strict=True)]
        found = list(formatted_pages(self.ask(process, sound, csl), sound))
        if not self._style.has_list:
            found = self._with_lists(process, sound, found, csl)
        return [replace(page, failed=refused) for page, refused in zip(found, failed, strict=True)]

    def _with_lists(
        self, process: Process, pages: Sequence[CitedPage], found: Sequence[Formatted], csl: str
    ) -> list[Formatted]:
        """The pages with reference lists of a style that has none: each source as the first note of it has it."""
        new = sorted({key for page in pages for key in page.keys} - self._first_notes.keys())
        alone = [CitedPage(((CitationItem(key),),)) for key in new]
        for batch in [alone] if self._loners.isdisjoint(new) else [[page] for page in alone]:
            for page, formatted in zip(batch, formatted_pages(self.ask(process, batch, csl), batch), strict=True):
                self._first_notes[page.keys[0]] = _html(
                    formatted.notes[0] if formatted.notes else formatted.clusters[0]
                )
        return [
            replace(formatted, references=tuple(Reference(key, self._first_notes[key]) for key in page.keys))
            for page, formatted in zip(pages, found, strict=True)
        ]

    def _read_alone(self, process: Process, key: str) -> None:
        reason = ""
        for write in (entry_text, plain_entry_text):
            try:
                self.items |= self._read(process, [key], write)
            except EngineError as error:
                reason = str(error)
            else:
                return
        self.refused[key] = reason

    def _read(self, process: Process, keys: Sequence[str], write: Callable[[str, Source], str]) -> dict[str, Item]:
        """The entries as CSL items, by key. Raises EngineError where Pandoc cannot read one."""
        names = {f"e{number}": key for number, key in enumerate(keys)}
        texts = [write(name, self._sources[key]) for name, key in names.items()]
        items = json.loads(process.ask(kind="read", text=without_tags("\n".join(texts)))["csl"])
        if len(items) < len(keys):
            raise EngineError("Pandoc does not find the entry")
        found: dict[str, Item] = {names[item["id"]]: item_of(self._sources[names[item["id"]]], item) for item in items}
        self._loners.update(key for key, item in found.items() if not can_be_marked(item))
        return found


def _html(parts: FormattedCluster) -> str:
    return "".join(part.html if isinstance(part, Label) else part for part in parts if not isinstance(part, NoteSign))
