"""A brief as a source: what "cite this brief" and its files beside the page are made from."""

from __future__ import annotations

import re

from mkdocs_briefs.model.actor import Author
from mkdocs_briefs.model.addresses import stem
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.naming import slugify
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex.names import display, read_names
from mkdocs_briefs.sources.bibtex.writer import escape, write_names
from mkdocs_briefs.words.catalogue import marked
from mkdocs_briefs.words.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*\.?|(?:[^\W\d_]\.-?)+")
_FEWEST, _MOST = 2, 5
"""Words of a person's name; with one, nothing is there to invert."""


def source_of(brief: Brief, publication: str, url: str) -> Source:
    """The brief as an entry of type ``report``, published by the institution that the publication's name is."""
    authors = tuple(name_of(author) for author in brief.authors)
    texts = {
        "author": display(authors, more=False),
        "title": brief.title,
        "langid": brief.fields.lang or "",
        "institution": publication,
        "version": brief.version,
        "date": brief.date.isoformat() if brief.date else "",
        "addendum": marked("Withdrawn") if brief.status == "withdrawn" else "",
        "url": url,
        "abstract": brief.fields.summary or "",
        "keywords": ", ".join(brief.fields.tags),
    }
    plain = {field: text for field, text in texts.items() if text}
    written = {
        "author": write_names(authors),
        # In braces, so that no style changes the capitals of the title or takes the institution apart.
        "title": f"{{{escape(brief.title)}}}",
        "langid": texts["langid"],
        "institution": f"{{{escape(publication)}}}",
        "version": escape(brief.version),
        "date": texts["date"],
        "addendum": texts["addendum"],
        "url": url,
    }
    names = {"author": authors} if authors else {}
    return Source(
        key=key_of(brief),
        entry_type="report",
        written={field: value for field, value in written.items() if field in plain},
        location=brief.at("title"),
        plain=plain,
        names=names,
        issued=texts["date"],
    )


def key_of(brief: Brief) -> str:
    """The brief's citation key: its page's address in one word."""
    return slugify(stem(brief.src_uri))


def name_of(author: Author) -> Name:
    """An author's name, in parts if it is a person: a profile says so, or else its words.

    The name of an organisation stays whole, so that no style inverts it.
    """
    is_person = author.kind is ActorKind.PERSON if author.kind else looks_like_a_person(author.name)
    if not is_person:
        return Name(author.name, is_organisation=True)
    names, _ = read_names(escape(author.name))
    return names[0] if len(names) == 1 else Name(author.name)


def looks_like_a_person(name: str) -> bool:
    """Whether a name is made of two to five names, initials and particles, none of which an organisation has."""
    words = lexicon()
    parts = name.replace(",", " ").split()
    if not _FEWEST <= len(parts) <= _MOST or not all(_WORD.fullmatch(part) for part in parts):
        return False
    plain = [part.casefold().rstrip(".") for part in parts]
    if any(word in words.heads | words.signatures | words.matters | words.connectors | {"the"} for word in plain):
        return False
    named = [part for part in parts if part not in words.leading | words.particles]
    return bool(named) and all(
        part[0].isupper() and not (part.isupper() and len(part) > 1 and "." not in part) for part in named
    )
