"""Pseudo-localization for tests: a catalogue for Greek with every message as ⟦its English⟧."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from mkdocs_briefs.words import catalogue

LANGUAGE = "el"
TEMPLATE = catalogue.CATALOGUES / "briefs.pot"


def template() -> Catalog:
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def write_pseudo(folder: Path) -> None:
    """Write the catalogue (``el.po``) into a folder."""
    translated = Catalog(LANGUAGE)
    for message in template():
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else message.id
            strings = tuple(f"⟦{form}⟧" for form in forms)
            translated.add(
                message.id, strings if len(strings) > 1 else strings[0], flags=message.flags, context=message.context
            )
    with (folder / f"{LANGUAGE}.po").open("wb") as file:
        write_po(file, translated)


@contextmanager
def pseudo_language(folder: Path) -> Iterator[None]:
    """Use the catalogue in builds of sites whose theme has this language."""
    write_pseudo(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "CATALOGUES", folder)
        catalogue.words_of.cache_clear()
        yield
    catalogue.words_of.cache_clear()
