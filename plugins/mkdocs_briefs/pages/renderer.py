"""Rendering of pages by the templates in ``theme/templates/``, which query the corpus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Protocol

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup
from markupsafe import escape as markup_escape

from mkdocs_briefs.citations.engine import Engine
from mkdocs_briefs.figures.shapes import shape_path
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import kind_of
from mkdocs_briefs.model.brief import Brief, newest_first
from mkdocs_briefs.model.cited import CITED_IN
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.glance import LABELS
from mkdocs_briefs.model.home import leading
from mkdocs_briefs.model.judgement import Outcome
from mkdocs_briefs.model.kinds import DRAWN
from mkdocs_briefs.model.likelihood import Likelihood
from mkdocs_briefs.model.naming import fragment
from mkdocs_briefs.model.network import CORE
from mkdocs_briefs.model.publication import Entity
from mkdocs_briefs.model.shelves import FEW
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.model.world import WorldMap
from mkdocs_briefs.pages.bibliography import bibliography_of
from mkdocs_briefs.pages.compiled import compiled_templates
from mkdocs_briefs.pages.excerpts import excerpt
from mkdocs_briefs.pages.figures import Figures
from mkdocs_briefs.pages.filters import (
    as_quoted,
    contact_html,
    front_html,
    group_by_basis,
    group_by_kind,
    group_by_year,
    group_names_by_kind,
    minutes,
    reasons,
)
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.pages.parts import Group, part_of, size_of
from mkdocs_briefs.pages.typography import typographic
from mkdocs_briefs.readers.gazetteer import place_names
from mkdocs_briefs.sources.annotations import completed, legend_html
from mkdocs_briefs.sources.formats import FORMATS
from mkdocs_briefs.words.catalogue import Words, words_of
from mkdocs_briefs.words.dates import written_out
from mkdocs_briefs.words.locales import autonym, direction
from mkdocs_briefs.words.numbers import with_decimals
from mkdocs_briefs.words.sentences import capitalised
from mkdocs_briefs.words.templates import install

TEMPLATES = Path(__file__).parent.parent / "theme" / "templates"


class Href(Protocol):
    """Makes a link to a page, relative to the page that is rendered."""

    def __call__(self, src_uri: str, anchor: str = "") -> str: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section, as HTML, and the id to which links lead."""

    html: Markup
    anchor: str


@dataclass(frozen=True, slots=True)
class Body:
    """The rendered Markdown of a page, in parts, as HTML."""

    html: str
    title_html: str = ""
    """The first heading of the text, if it has one."""
    references_html: str = ""
    contents: Sequence[Heading] = ()
    """The headings of its sections."""


def template_loader(overrides: Iterable[str | Path] = ()) -> BaseLoader:
    """The loader of templates. Those in a folder ``briefs`` of the project's ``overrides`` take precedence.

    They may extend ours: ``{% extends "briefs/actor.html" %}``.
    """
    folders = [FileSystemLoader(Path(folder) / "briefs") for folder in overrides]
    ours = FileSystemLoader(TEMPLATES)
    return ChoiceLoader([*folders, ours, PrefixLoader({"briefs": ours})])


class Renderer:
    """Renders the pages of a complete corpus, each in its own language.

    ``engine_in`` gives the citation engine for a language, ``has_file`` whether a page has the file of an ending
    beside it, by ``src_uri``, and ``is_written`` whether a file is at an address; ``overrides`` are a project's folders
    of templates, as for MkDocs; ``shows_path`` says that the theme shows the way to a page, ``today`` which corrections
    are recent, ``substitutions`` are those of ``typographic``.
    """

    def __init__(
        self,
        corpus: Corpus,
        engine_in: Callable[[str], Engine],
        titles: Mapping[str, Markup],
        brief_sources: Mapping[str, Source],
        *,
        world: WorldMap,
        has_file: Callable[[str, str], bool] = lambda *_: True,
        is_written: Callable[[str], bool] = lambda _: True,
        overrides: Iterable[str | Path] = (),
        shows_path: bool = False,
        substitutions: Mapping[str, str] | None = None,
        today: dt.date | None = None,
    ) -> None:
        self._corpus = corpus
        self._engine_in = engine_in
        self._titles = titles
        self._brief_sources = brief_sources
        self._world = world
        self._has_file = has_file
        self._is_written = is_written
        self._loader = template_loader(overrides)
        self._today = today or dt.date.max
        self._words = words_of(corpus.publication.language)
        self._environments: dict[str, Environment] = {}
        """By language."""
        self._shows_path = shows_path
        self._typographic = typographic(substitutions)
        self._href: Href
        self._has: Callable[[str], bool]

    def render(self, spec: PageSpec, body: Body, href: Href, has: Callable[[str], bool]) -> str:
        """The content of a page as HTML. ``has`` returns whether a page exists: authors may exclude generated ones."""
        self._href, self._has = href, has
        publication = self._corpus.publication
        return (
            self._environment(publication.language_of(spec.src_uri))
            .get_template(spec.template)
            .render(
                page=spec,
                brief=publication.briefs_by_page.get(spec.src_uri),
                entity=spec.entity,
                root=href(""),
                figures=Figures(self._corpus, self._world, self._words, href),
                body=Markup(body.html),
                body_references=Markup(body.references_html),
                title=Markup(body.title_html) if body.title_html else self._typographic(spec.title),
                contents=body.contents,
                first=spec.first or spec.src_uri,
                paged=lambda groups: part_of(groups, spec.part, size_of(spec)),
            )
        )

    def _environment(self, language: str) -> Environment:
        """The templates in a language."""
        if language not in self._environments:
            self._environments[language] = self._make_environment(language)
        return self._environments[language]

    def _make_environment(self, language: str) -> Environment:
        corpus, publication = self._corpus, self._corpus.publication
        words, engine, names = words_of(language, self._words), self._engine_in(language), self._names_in(language)

        # As macros, the two would take a sixth of the time of all templates.
        def link(entity: Entity) -> Markup:
            href = self._href(publication.page_of(entity))
            return Markup(f'<a href="{markup_escape(href)}"><bdi>{markup_escape(names(entity))}</bdi></a>')

        def in_language(brief: Brief) -> Markup:
            own = publication.language_of(brief.src_uri)
            return Markup("" if own == language else f' lang="{own}" dir="{direction(own)}"')

        environment = Environment(
            loader=self._loader,
            bytecode_cache=compiled_templates(words),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        install(environment, words)
        environment.globals.update(
            corpus=corpus,
            publication=publication,
            titles=self._titles,
            language=language,
            reference=lambda key: Markup(engine.reference(key) or escape(key)),
            bibliography=cache(lambda: bibliography_of(corpus, engine, words)),
            grade_legend=cache(
                lambda: Markup(legend_html((publication.bibliography[key] for key in corpus.cited.keys), words))
            ),
            citation_of=lambda brief: Markup(_citation_of(self._brief_sources[brief.src_uri], engine, words)),
            front=lambda brief, *path: front_html(corpus, brief, path),
            leading=leading,
            newest_of=lambda subject: sorted(corpus.shelves.of(subject), key=newest_first),
            today=self._today,
            formats=FORMATS,
            few=FEW,
            cited_in=CITED_IN,
            core=CORE,
            has_file=self._has_file,
            is_written=self._is_written,
            addresses=addresses,
            node_kinds=DRAWN,
            likelihoods=tuple(Likelihood),
            outcomes=tuple(Outcome),
            glance_labels=LABELS,
            # A global, so that the module of macros is cached and not compiled for every page.
            href=lambda src_uri, anchor="": self._href(src_uri, anchor),
            has=lambda src_uri: self._has(src_uri),  # noqa: PLW0108 - it is another one on each page
            shows_path=self._shows_path,
        )
        environment.filters.update(
            day=lambda day: written_out(day, words),
            name=names,
            autonym=autonym,
            direction=direction,
            grouped=group_by_kind,
            grouped_regions=group_by_basis,
            by_kind=lambda subjects: group_names_by_kind(subjects, words),
            page_of=corpus.publication.page_of,
            only_group=lambda entries, heading="", section="": [Group("all", heading, tuple(entries), section)],
            link=link,
            links=lambda entities: Markup(words.comma).join(map(link, entities)),
            in_language=in_language,
            joined=lambda parts, between: between.join(filter(None, parts)),
            countries=lambda companions: [one for one in companions if isinstance(one.subject, Territory)],
            kind_name=lambda subject: words.gettext(kind_of(subject).noun),
            shape=shape_path,
            by_year=lambda entries, section="": group_by_year(entries, words, section),
            capitalised=capitalised,
            contact=contact_html,
            decimal=lambda number, decimals: with_decimals(number, decimals, words),
            minutes=minutes,
            typographic=self._typographic,
            excerpt=lambda html: Markup(excerpt(html)),
            fragment=fragment,
            quoted=as_quoted,
            reasons=lambda shared: reasons(shared, publication.bibliography, words, names),
        )
        return environment

    def _names_in(self, language: str) -> Callable[[Entity], str]:
        """The names of subjects, places and authors on pages in a language: those of places are in it."""
        own = place_names(language) if language != self._corpus.publication.language else {}

        def name(entity: Entity) -> str:
            return own.get(entity.src_uri, entity.name) if isinstance(entity, Territory | Region) else entity.name

        return name


def _citation_of(source: Source, engine: Engine, words: Words) -> str:
    """How to cite a brief."""
    return completed(engine.reference_of(source), source, words)
