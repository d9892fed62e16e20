"""The list of all cited sources: its order, and what readers filter it by."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.words.catalogue import Words, marked

TYPES = {
    "article": marked("Article"),
    "artwork": marked("Artwork"),
    "audio": marked("Audio"),
    "book": marked("Book"),
    "booklet": marked("Booklet"),
    "collection": marked("Collection"),
    "conference": marked("Paper"),
    "dataset": marked("Dataset"),
    "image": marked("Image"),
    "inbook": marked("Chapter"),
    "incollection": marked("Chapter"),
    "inproceedings": marked("Paper"),
    "jurisdiction": marked("Jurisdiction"),
    "legislation": marked("Legislation"),
    "letter": marked("Letter"),
    "manual": marked("Manual"),
    "mastersthesis": marked("Thesis"),
    "misc": marked("Other"),
    "movie": marked("Movie"),
    "music": marked("Music"),
    "online": marked("Web page"),
    "patent": marked("Patent"),
    "performance": marked("Performance"),
    "periodical": marked("Periodical"),
    "phdthesis": marked("Thesis"),
    "proceedings": marked("Proceedings"),
    "reference": marked("Reference"),
    "report": marked("Report"),
    "review": marked("Review"),
    "software": marked("Software"),
    "standard": marked("Standard"),
    "techreport": marked("Report"),
    "thesis": marked("Thesis"),
    "unpublished": marked("Unpublished"),
    "video": marked("Video"),
}
"""Names of BibTeX entry types for readers. Other types are shown as they are."""


def alphabetical(references: Mapping[str, str]) -> list[tuple[str, str]]:
    """The keys of sources in the alphabetical order of their references, each with its reference as text.

    ``references`` are HTML, by key.
    """
    texts = {key: str(Markup(html).striptags()) for key, html in references.items()}  # noqa: S704 - becomes text
    return sorted(texts.items(), key=lambda item: (fold(item[1]), item[0]))


def families(source: Source) -> str:
    """The family names of all who made the source, editors and translators among them."""
    return "; ".join(name.family for names in source.names.values() for name in names)


def type_name(source: Source, words: Words) -> str:
    """The type of a source in readers' words."""
    known = TYPES.get(source.entry_type)
    return words.gettext(known) if known else source.entry_type.capitalize()
