"""The files for other programs, which are written beside MkDocs' own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.files.writing_over import write_over
from mkdocs_briefs.adapter.links import Links
from mkdocs_briefs.adapter.output.papers import Papers
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.cards.card import Card
from mkdocs_briefs.citations.engine import Engine
from mkdocs_briefs.exports import EXPORTS
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import beside
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.pages.typography import typographic
from mkdocs_briefs.readers.folder import file_left_out

LOTS = 256
"""In how many parts all are written."""


class Exports:
    """The exports of a site, by address: those whose addresses are free."""

    def __init__(
        self,
        corpus: Corpus,
        brief_sources: Mapping[str, Source],
        engine: Engine,
        links: Links,
        setup: Setup,
        *,
        papers: Papers,
        card_of: Callable[[str], tuple[str, Card] | None],
        text_of: Callable[[str], str],
    ) -> None:
        """``card_of`` is that of ``Site``; ``text_of`` gives the text of a page with its references, by ``src_uri``."""
        self._papers = papers
        self.corpus = corpus
        self.site = Site(
            corpus=corpus,
            name=setup.name,
            url=setup.config.site_url or "",
            address_of=links.in_site,
            file_of=lambda src_uri: links.expected(src_uri).dest_uri,
            reference_of=engine.reference,
            item_of=engine.item_of,
            brief_sources=brief_sources,
            has_search=setup.pagefind is not None,
            card_of=card_of,
            typographic=typographic(setup.substitutions),
            has_abstracts=setup.settings.export_abstracts,
            has_file=self.has_file,
            is_written=self.__contains__,
            text_of=text_of,
            description=one_line(setup.config.site_description or ""),
            language=setup.language,
            words=setup.words,
            zone=ZoneInfo(setup.settings.timezone),
            home=setup.home,
        )
        self._setup = setup
        self._by_address: dict[str, Export] = {}
        self._folders: set[Path] = set()
        """Those that are there."""

    def declare(self, taken: Taken) -> list[Problem]:
        """Find out which are written. The others are problems."""
        problems = []
        for export in chain.from_iterable(export(self.site) for export in EXPORTS):
            brief = self.site.corpus.publication.briefs_by_page.get(export.page)
            other = taken.at(export.address)
            if other and export.gives_way:
                continue
            ours = self._by_address.get(export.address)
            if other or (brief and ours):
                owner = self._setup.path_of(other) if other else self._owner(ours)
                problems.append(file_left_out(export.address, owner, brief.at() if brief else None))
            else:
                self._by_address.setdefault(export.address, export)
        return problems

    def _owner(self, export: Export | None) -> str:
        brief = self.site.corpus.publication.briefs_by_page.get(export.page) if export else None
        return brief.file if brief else "the data for machines"

    def __contains__(self, address: object) -> bool:
        return address in self._by_address or address in self._papers

    def has_file(self, src_uri: str, ending: str) -> bool:
        """Whether the file of an ending is written beside a page."""
        address = beside(src_uri, ending)
        export = self._by_address.get(address)
        return (export is not None and export.page == src_uri) or self._papers.is_of(address, src_uri)

    def write_one(self, address: str) -> None:
        """Write the export at an address, if there is one."""
        if export := self._by_address.get(address):
            file = Path(self._setup.config.site_dir) / address
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            write_over(file, export.text().encode())

    def replace(self, others: Exports) -> None:
        """Delete what others have written and these do not write, as the feed of an actor that no text names now."""
        for address in others._by_address.keys() - self._by_address.keys():
            (Path(self._setup.config.site_dir) / address).unlink(missing_ok=True)

    def write(self, turns: Iterable[int] = range(LOTS)) -> Iterator[str]:
        """Write those of which it is the turn: of so many lots, one after the other. Gives their addresses."""
        addresses, count = list(self._by_address), len(self._by_address)
        for turn in turns:
            for address in addresses[count * turn // LOTS : count * (turn + 1) // LOTS]:
                self.write_one(address)
                yield address
