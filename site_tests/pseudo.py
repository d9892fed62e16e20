"""A language for tests: Greek, in which every message of ours is ⟦its own English⟧."""

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
    """The catalogue, as a translator would write it."""
    translated = Catalog(LANGUAGE)
    for message in template():
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else message.id
            said = tuple(f"⟦{form}⟧" for form in forms)
            translated.add(message.id, said if len(said) > 1 else said[0], flags=message.flags, context=message.context)
    with (folder / f"{LANGUAGE}.po").open("wb") as file:
        write_po(file, translated)


@contextmanager
def pseudo_language(folder: Path) -> Iterator[None]:
    """Builds have the catalogue: for sites whose theme has this language."""
    write_pseudo(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "CATALOGUES", folder)
        catalogue.words_of.cache_clear()
        yield
    catalogue.words_of.cache_clear()
