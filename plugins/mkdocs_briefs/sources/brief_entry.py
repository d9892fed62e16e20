"""A brief as a source: what "cite this brief" and its files beside the page are made from."""

from __future__ import annotations

from mkdocs_briefs.model.actor import Author
from mkdocs_briefs.model.addresses import stem
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.naming import slugify
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex.names import display, read_names
from mkdocs_briefs.sources.bibtex.writer import escape, write_names


def source_of(brief: Brief, publication: str, url: str) -> Source:
    """The brief as an entry of type ``report``, published by the institution that the publication's name is."""
    authors = tuple(name_of(author) for author in brief.authors)
    texts = {
        "author": display(authors, more=False),
        "title": brief.title,
        "institution": publication,
        "date": brief.date.isoformat() if brief.date else "",
        "url": url,
        "abstract": brief.fields.summary or "",
        "keywords": ", ".join(brief.fields.tags),
    }
    plain = {field: text for field, text in texts.items() if text}
    written = {
        "author": write_names(authors),
        # In braces, so that no style changes the capitals of the title or takes the institution apart.
        "title": f"{{{escape(brief.title)}}}",
        "institution": f"{{{escape(publication)}}}",
        "date": texts["date"],
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
    """An author's name in parts, if a profile says that it is a person.

    Without a profile nothing tells "Harbour Watch" from "Jane Doe": the name stays whole, and no style inverts it.
    """
    if author.kind is not ActorKind.PERSON:
        return Name(author.name, is_organisation=True)
    names, _ = read_names(escape(author.name))
    return names[0] if len(names) == 1 else Name(author.name)
