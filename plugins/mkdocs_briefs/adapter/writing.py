"""What makes the pages and the files beside them, when all texts are rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.structure.files import Files

from mkdocs_briefs.adapter.anchors import broken_links
from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.links import Href
from mkdocs_briefs.adapter.output.bodies import Bodies
from mkdocs_briefs.adapter.output.cards import Cards
from mkdocs_briefs.adapter.output.exports import Exports
from mkdocs_briefs.adapter.output.heads import Heads
from mkdocs_briefs.adapter.output.papers import Papers
from mkdocs_briefs.adapter.reading import Reading
from mkdocs_briefs.adapter.report import Report
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.adapter.titles import titles_in_templates
from mkdocs_briefs.assembly.found import problems_of
from mkdocs_briefs.keeping.store import Store
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.pages.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Writing:
    """What makes the pages of a complete corpus, and which files there are beside them."""

    corpus: Corpus
    bodies: Bodies
    heads: Heads
    exports: Exports
    papers: Papers
    cards: Cards


def settle(corpus: Corpus, reading: Reading, findings: Mapping[str, Findings], report: Report) -> None:
    """Have the references of all that is cited made, and report what the rules find."""
    sources = corpus.publication.bibliography
    reading.engines.site.prepare_references(sources[key] for key in corpus.cited.keys)
    report.of_texts(problems_of(corpus, findings, report.severities))


def begin_writing(
    corpus: Corpus,
    reading: Reading,
    findings: Mapping[str, Findings],
    *,
    files: Files,
    taken: Taken,
    setup: Setup,
    store: Store,
    report: Report,
) -> Writing:
    """Say which files are written, and make what renders the pages."""
    pages, engine, publication = reading.pages, reading.engines.site, corpus.publication
    bodies: Bodies

    def text_of(src_uri: str) -> str:
        page, found = pages.files[src_uri].page, findings.get(src_uri)
        return f"{page.content if page else ''}\n{found.references_html if found else ''}"

    def on_paper(src_uri: str, href: Href) -> str:
        return bodies.on_paper(src_uri, href)

    papers = Papers(setup, store, files, html_of=on_paper)
    cards = Cards(setup, store, publication)
    exports = Exports(
        corpus,
        reading.brief_sources,
        engine,
        pages.links,
        setup,
        papers=papers,
        card_of=cards.of,
        text_of=text_of,
    )
    report.of_texts(papers.declare(publication.briefs_by_page.values(), taken))
    report.of_texts(cards.declare(taken))
    report.of_texts(exports.declare(taken))
    report.of_texts(broken_links(findings, pages, exports, publication, reading.texts.template_ids))
    now = reading.release.now
    renderer = Renderer(
        corpus,
        reading.engines.in_language,
        titles_in_templates(pages.files),
        reading.brief_sources,
        world=setup.world,
        has_file=exports.has_file,
        is_written=exports.__contains__,
        overrides=setup.config.theme.dirs,
        shows_path=bool(setup.look and setup.look.has_path),
        substitutions=setup.substitutions,
        today=now.date() if now else None,
    )
    bodies = Bodies(renderer, pages, findings)
    return Writing(corpus, bodies, Heads(exports.site, pages), exports, papers, cards)
