"""Values for tests of the core: documents, sources, publications, rendered Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.extensions import Extension

from mkdocs_briefs.assembly.engine import make_engine
from mkdocs_briefs.citations.engine import Engine
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.linking.names import names_of, obstacles
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.extension import BriefsExtension
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.model.actor import Actor, Subject
from mkdocs_briefs.model.gazetteer import Gazetteer
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.model.registry import Registry
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.readers.front_matter import Document, read_document
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import Reading, read_publication
from mkdocs_briefs.sources.bibtex import read_bibliography
from mkdocs_briefs.sources.bibtex.dates import dates_of
from mkdocs_briefs.sources.bibtex.fields import NAMES
from mkdocs_briefs.sources.bibtex.names import read_names

NOWHERE = Gazetteer(())
EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc")


def doc(front: str, body: str = "Text.\n", file: str = "x.md") -> Document:
    return read_document(f"---\n{front.strip()}\n---\n{body}", file)


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code.id for problem in problems]


def reading(fronts: Mapping[str, str], *, extra_keys: tuple[str, ...] = ()) -> Reading:
    """A publication from front matter by ``src_uri``."""
    documents = {src_uri: doc(front, file=f"docs/{src_uri}") for src_uri, front in fronts.items()}
    return read_publication(documents, {}, read_gazetteer(), extra_keys=extra_keys)


def brief_front(*actors: str, region: str = "Norway", author: str = "Ann Ash", title: str = "One") -> str:
    return f"title: {title}\ndate: 2026-01-02\nauthor: {author}\nregion: {region}\nactors: [{', '.join(actors)}]\n"


def source(key: str, entry_type: str = "book", **written: str) -> Source:
    """An entry with parsed names and date. Fields are not validated as the reader of databases does."""
    names = {field: read_names(value)[0] for field, value in written.items() if field in NAMES}
    return Source(key, entry_type, written, Location("a.bib", 1), names=names, issued=dates_of(written)[0])


def person(name: str, *aliases: str) -> Actor:
    slug = name.lower().replace(" ", "-")
    return Actor(name, f"actors/{slug}.md", ActorKind.PERSON, aliases, has_profile=True)


def system(name: str, *aliases: str) -> Actor:
    return Actor(name, f"actors/{name.lower()}.md", ActorKind.SYSTEM, aliases, has_profile=True)


def matcher(*subjects: Subject, gazetteer: Gazetteer = NOWHERE) -> Matcher:
    """A matcher of these subjects, and of a gazetteer's territories."""
    return Matcher(names_of((*subjects, *gazetteer.territories), gazetteer), obstacles(gazetteer))


BIB = """\
@book{ash2001, author = {Ash, Ann}, title = {A Synthetic Book}, year = {2001}, publisher = {Press}}

@book{brook2002, author = {Brook, Bea}, title = {Another Book}, year = {2002}, publisher = {Press}}

@book{cole:2003/a, author = {Cole, Cid}, title = {Third Book}, year = {2003}, publisher = {Press}}
"""


@lru_cache(maxsize=8)
def engine(style: str = "chicago-author-date", bib: str = BIB) -> Engine:
    """An engine, cached: engines are slow to make, and have no state that tests can observe."""
    return make_engine(Style(style), read_bibliography([("bib/a.bib", bib)]).sources)


@dataclass
class Rendered:
    html: str
    toc: str
    """The table of contents as HTML from the toc extension, before the plugin's extension changes it."""
    contents: list[tuple[int, str]]
    """The table of contents as MkDocs reads it: level and anchor."""
    findings: Findings
    tokens: list[dict[str, Any]]
    """The same, with what is below each."""

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    def linked(self) -> list[str]:
        """The texts of the actor links."""
        return [link.text for link in self.soup.select("a.actor-link")]

    def mentioned(self) -> list[str]:
        return [mention.text for mention in self.findings.mentions]


def render(
    body: str,
    *declared: Subject,
    style: str = "chicago-author-date",
    also: tuple[str, ...] = (),
    has_template: bool = False,
    more: tuple[str | Extension, ...] = (),
    names: Matcher | None = None,
    registry: Registry | None = None,
    **settings: Any,
) -> Rendered:
    """The Markdown of a page, rendered as by MkDocs, with these actors declared; ``settings`` are its context."""
    actors = tuple(subject for subject in declared if isinstance(subject, Actor))
    extension = BriefsExtension()
    settings.setdefault("engine", engine(style))
    context = TextContext(
        src_uri="a.md",
        file="docs/a.md",
        body=body,
        body_line=7,
        matcher=names or matcher(*declared),
        registry=registry or Registry(actors, read_gazetteer()),
        declared=frozenset(declared),
        href=lambda subject: f"to/{subject.src_uri}",
        also_cited={key: Location("docs/a.md", 3) for key in also},
        has_template=has_template,
        **settings,
    )
    extension.open(context)
    md = Markdown(extensions=[*EXTENSIONS, *more, extension])
    html = md.convert(body)
    contents = list(_flat(md.toc_tokens))  # type: ignore[attr-defined]
    return Rendered(html, md.toc, contents, extension.findings["a.md"], md.toc_tokens)  # type: ignore[attr-defined]


def _flat(tokens: Iterable[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        yield token["level"], token["id"]
        yield from _flat(token["children"])
