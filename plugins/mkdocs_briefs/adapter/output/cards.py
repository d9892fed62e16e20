"""A picture of each brief, and of the site for all other pages, where the option ``cards`` asks for them."""

from __future__ import annotations

import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.report import log
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.cards.card import Card, card_of
from mkdocs_briefs.keeping.store import Store, digest
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import CARD, beside
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.characters import one_line, visible
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.typography import typographic
from mkdocs_briefs.readers.folder import file_left_out
from mkdocs_briefs.readers.gazetteer import place_names
from mkdocs_briefs.readers.paths import relative
from mkdocs_briefs.words.catalogue import words_of

_DISTRIBUTION = "Pillow"
_EACH = 5.0
"""Seconds after which it is told how far the work is."""
_OTHERS = ("social", "material/social")
"""The plugin that draws cards on Material, by the names under which it is switched on."""


def drawn_with(setup: Setup) -> bytes:
    """A digest of what draws the pictures, which a site depends on; nothing where there are none."""
    return versions(_DISTRIBUTION) if setup.settings.cards else b""


class Cards:
    """The pictures of a site, by address. A preview has none: nobody shows links to it."""

    def __init__(self, setup: Setup, store: Store, publication: Publication) -> None:
        self._setup = setup
        self._store = store
        self._publication = publication
        self._by_address: dict[str, Card] = {}
        self._briefs: dict[str, Brief] = {}
        """By address, the briefs that have one."""

    @property
    def _configuration(self) -> Location:
        return Location(relative(Path(self._setup.config.config_file_path or "mkdocs.yml"), self._setup.root), 1)

    def __contains__(self, address: object) -> bool:
        return address in self._by_address

    def of(self, src_uri: str) -> tuple[str, Card] | None:
        """The picture of a page: its address, and what stands on it."""
        own = beside(src_uri, CARD)
        address = own if own in self._briefs else CARD
        card = self._by_address.get(address)
        return (address, card) if card else None

    def declare(self, taken: Taken) -> list[Problem]:
        """Find out which there are: of briefs that are out, where the address is free. The others are problems."""
        setup = self._setup
        if not setup.settings.cards or setup.serving or not setup.config.site_url or _has_others(setup):
            return []
        if not find_spec("PIL"):
            message = (
                'the option "cards" asks for pictures, which Pillow draws; it is not installed, and there are none. '
                'Install "mkdocs-briefs[cards]".'
            )
            return [Problem(codes.CARDS_UNAVAILABLE, self._configuration, message)]
        problems = []
        address = urlsplit(setup.config.site_url)
        about = one_line(setup.config.site_description or "")
        if other := taken.at(CARD):
            problems.append(file_left_out(CARD, setup.path_of(other)))
        else:
            self._by_address[CARD] = Card("", setup.name, about, f"{address.netloc}{address.path}".rstrip("/"))
        for brief in self._publication.briefs_by_page.values():
            own = beside(brief.src_uri, CARD)
            if not brief.is_out:
                continue
            if other := taken.at(own):
                problems.append(file_left_out(own, setup.path_of(other), brief.at()))
            else:
                self._briefs[own] = brief
                self._by_address[own] = self._card_of(brief)
        return problems

    def write(self) -> list[Problem]:
        """Draw all that no earlier build has drawn. Of those that cannot be drawn there is nothing, and a problem."""
        missing = []
        for address in self._by_address:
            png = self._store.get(self._key(address))
            if png is None:
                missing.append(address)
            else:
                self._place(address, png)
        return self._draw(missing) if missing else []

    def _draw(self, addresses: list[str]) -> list[Problem]:
        from mkdocs_briefs.cards.drawing import drawn  # noqa: PLC0415 - what draws is in an extra
        from mkdocs_briefs.cards.typefaces import LetterError  # noqa: PLC0415 - as above

        lacking: dict[str, LetterError] = {}
        told = time.monotonic()
        made = drawn([self._by_address[address] for address in addresses])
        for done, (address, png) in enumerate(zip(addresses, made, strict=True), start=1):
            if isinstance(png, LetterError):
                lacking[address] = png
                continue
            self._store.put(self._key(address), png)
            self._place(address, png)
            if time.monotonic() - told > _EACH:
                told = time.monotonic()
                log.info("cards: %d of %d are drawn", done, len(addresses))
        for address in lacking:
            del self._by_address[address]
        without = [(self._briefs.pop(address, None), error) for address, error in lacking.items()]
        return [self._lacking(*without[0], len(without))] if without else []

    def _lacking(self, brief: Brief | None, error: Exception, number: int) -> Problem:
        """One problem for all: a publication in a script that our typefaces lack has it in each brief."""
        whose = f"the {'brief' if brief else 'site'} has no card"
        others = f", nor have {number - 1} other pages" if number > 1 else ""
        instead = "The site's stands in" if CARD in self._by_address else "Other sites show links without a picture"
        message = f'{whose}{others}: our typefaces have no "{visible(str(error))}". {instead}.'
        return Problem(codes.CARD_LETTERS, brief.at() if brief else self._configuration, message)

    def _card_of(self, brief: Brief) -> Card:
        setup, site_language = self._setup, self._publication.language
        language = self._publication.language_of(brief.src_uri)
        names = place_names(language) if language != site_language else {}
        places = [names.get(place.src_uri, place.name) for place in brief.places]
        title = typographic(setup.substitutions)(brief.title)
        return card_of(brief, title, places, setup.name, words_of(language, setup.words))

    def _key(self, address: str) -> bytes:
        return digest("card", drawn_with(self._setup), repr(self._by_address[address]))

    def _place(self, address: str, png: bytes) -> None:
        file = Path(self._setup.config.site_dir) / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png)


def _has_others(setup: Setup) -> bool:
    """Whether another plugin draws them: what its owner has switched on stays in charge."""
    plugins = (setup.config.plugins.get(name) for name in _OTHERS)
    return any(plugin and plugin.config.get("enabled", True) and plugin.config.get("cards", True) for plugin in plugins)
