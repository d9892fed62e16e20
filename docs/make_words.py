"""Write the template of all catalogues, ``plugins/mkdocs_briefs/words/locale/briefs.pot``: ``make words``.

It has every message of the templates, scripts and modules, and of the data that readers read. A test holds it.
The catalogues beside it get the messages that they lack, untranslated, and lose those that are no more. A new one is
made by Babel's command ``pybabel``: see docs/reference/words.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.languages import REGION
from mkdocs_briefs.readers.world import read_bundled_world

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "mkdocs_briefs"
TEMPLATE = PACKAGE / "words" / "locale" / "briefs.pot"

KEYWORDS = {
    "marked": None,
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
"""The functions whose arguments are messages: those of ``Words``, and those of templates and scripts."""

METHODS = {".py": "python", ".html": "jinja2.ext:babel_extract", ".js": "javascript"}
COMMENTS = ("Translators:",)


def messages() -> Iterator[tuple[str, Path]]:
    """The files that may have messages, each with Babel's method for it."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in METHODS and not path.name.endswith(".min.js"):
            yield METHODS[path.suffix], path


def made() -> str:
    """What the template must hold: sorted, and without dates or numbers of lines. It changes with the words alone."""
    catalogue = Catalog()
    for method, path in messages():
        place = (path.relative_to(ROOT).as_posix(), 1)
        for _, message, comments, context in extract_from_file(method, path, KEYWORDS, COMMENTS, None, True):
            catalogue.add(message, None, [place], auto_comments=comments, context=context)
    for region in read_gazetteer().regions:
        place = ("plugins/mkdocs_briefs/data/regions.yml", 1)
        catalogue.add(region.name, None, [place], context=REGION)
        catalogue.add(region.basis, None, [place])
    catalogue.add(read_bundled_world().note, None, [("plugins/mkdocs_briefs/data/world.svg", 1)])
    text = BytesIO()
    write_po(text, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=110)
    return text.getvalue().decode()


def in_step(path: Path) -> str:
    """What a catalogue must hold: the messages of the template, with its own translations. Without dates and places."""
    with TEMPLATE.open("rb") as template, path.open("rb") as file:
        messages, before = read_po(template), read_po(file, locale=path.stem, abort_invalid=True)
    catalogue = Catalog(path.stem)
    for message in messages:
        if message.id:
            known = before.get(message.id, message.context)
            if known and not isinstance(known.id, type(message.id)):
                known = None  # it has got plurals, or lost them
            catalogue.add(
                message.id,
                known.string if known else None,
                flags=message.flags | ({"fuzzy"} if known and known.fuzzy else set()),
                auto_comments=message.auto_comments,
                context=message.context,
            )
    text = BytesIO()
    write_po(text, catalogue, omit_header=True, sort_output=True, no_location=True, width=110)
    head = (
        "Content-Type: text/plain; charset=utf-8",
        f"Language: {path.stem}",
        f"Plural-Forms: {catalogue.plural_forms}",
    )
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in head), "", text.getvalue().decode()])


def catalogues() -> list[Path]:
    return sorted(TEMPLATE.parent.glob("*.po"))


if __name__ == "__main__":
    TEMPLATE.write_text(made(), encoding="utf-8")
    for path in catalogues():
        path.write_text(in_step(path), encoding="utf-8")
