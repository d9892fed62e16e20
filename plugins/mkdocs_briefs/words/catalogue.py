"""Messages for readers. Code holds them in English; gettext catalogues translate them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mkdocs_briefs.words.locales import fallbacks, locale_of

CATALOGUES = Path(__file__).parent / "locale"
"""Catalogues, as ``de.po`` and ``pt_BR.po``, and their template, ``briefs.pot``, which ``make words`` writes."""


@dataclass(frozen=True, slots=True)
class Words:
    """The messages of one language.

    A message may have placeholders, as in ``gettext("Briefs on %(name)s", name="Chad")``. With values it is a format
    string; without values it is plain text, percent signs included. An untranslated message is shown in English.
    """

    language: str = "en_001"
    """The locale, as Babel names it. The default is ``en_001`` (English outside the United States), whose dates have no
    comma, and whose lists have none before "and"."""
    translations: NullTranslations = field(default_factory=NullTranslations)
    catalogue: Catalog = field(default_factory=lambda: Catalog("en"))
    """The same catalogue as Babel reads it: translations that a script needs are written into it."""

    def gettext(self, message: str, **values: object) -> str:
        """The message in the language."""
        found = self.translations.gettext(message)
        return found % values if values else found

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """The plural form of a message for a number, which is also its value ``num``."""
        return self.translations.ngettext(one, many, number) % {"num": number, **values}

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """A message that is translated differently elsewhere; ``context`` distinguishes the two."""
        found = self.translations.pgettext(context, message)
        return found % values if values else found

    @property
    def comma(self) -> str:
        """The separator of items in a list without "and"."""
        return self.pgettext("between items", ", ")


ENGLISH = Words()


def marked(message: str) -> str:
    """The message, unchanged. Marks it for extraction into the template; it is translated where it is shown."""
    return message


@cache
def words_of(language: str, otherwise: Words = ENGLISH) -> Words:
    """The messages of a language, such as ``pt-BR``; those of ``pt`` if there is no catalogue for Brazil.

    Without a catalogue they are those of ``otherwise``, and so are dates and lists.
    """
    for code in fallbacks(language):
        file = CATALOGUES / f"{code}.po"
        if file.is_file():
            return read_words(file, code)
    locale = locale_of(language)
    return ENGLISH if locale and locale.language == "en" else otherwise


def read_words(file: Path, language: str) -> Words:
    """Read a catalogue (``.po``). Raises UnicodeDecodeError, ValueError or PoFileError if it is malformed."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, GNUTranslations(compiled), catalogue)
