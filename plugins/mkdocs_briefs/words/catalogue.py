"""The words of a language. A message is its own English; other languages have a catalogue of them (gettext's)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mkdocs_briefs.words.locales import locale_of

CATALOGUES = Path(__file__).parent / "locale"
"""``de.po``, ``pt_BR.po`` and so on, and the template of all, ``briefs.pot``, which ``make words`` writes."""


@dataclass(frozen=True, slots=True)
class Words:
    """What readers read in a language.

    A message may have places for values, as in ``gettext("Briefs on %(name)s", name="Chad")``. With values it is a
    format, without them it is not. What no catalogue has is shown in English.
    """

    language: str = "en_001"
    """The language of the catalogue, as Babel names locales. In ours, English as most of the world writes it, days
    have no comma, nor do lists before their "and"."""
    translations: NullTranslations = field(default_factory=NullTranslations)
    catalogue: Catalog = field(default_factory=lambda: Catalog("en"))
    """The same as Babel has it, for scripts: they take words with them."""

    def gettext(self, message: str, **values: object) -> str:
        """The message in the language."""
        found = self.translations.gettext(message)
        return found % values if values else found

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """The form of a message for a number, which is its value ``num``."""
        return self.translations.ngettext(one, many, number) % {"num": number, **values}

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """A message that needs another translation than the same one elsewhere; ``context`` tells them apart."""
        found = self.translations.pgettext(context, message)
        return found % values if values else found

    @property
    def comma(self) -> str:
        """What stands between items that no "and" joins."""
        return self.pgettext("between items", ", ")


ENGLISH = Words()


def marked(message: str) -> str:
    """The message itself. The mark says that it is for readers: words in a table are looked up where they are shown."""
    return message


@cache
def words_of(language: str) -> Words:
    """The words of a site's language, given as in ``pt-BR``: those of ``pt`` where that alone has a catalogue.

    Without one they are English, and so are the days and lists among them.
    """
    for code in _codes(language):
        file = CATALOGUES / f"{code}.po"
        if file.is_file():
            return read_words(file, code)
    return ENGLISH


def read_words(file: Path, language: str) -> Words:
    """The words of a catalogue. Raises UnicodeDecodeError, ValueError or PoFileError where it is broken."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, GNUTranslations(compiled), catalogue)


def _codes(language: str) -> Iterator[str]:
    """``pt_BR``, then ``pt``."""
    locale = locale_of(language)
    parts = str(locale).split("_") if locale else []
    for end in range(len(parts), 0, -1):
        yield "_".join(parts[:end])
