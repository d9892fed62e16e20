"""Pages asked for in parts, several in one request: each is what it would be in a request of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_tests.soak import SOAKS, some
from site_tests.values import source

from mkdocs_briefs.citations.engine import CitedPage
from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.pandoc.parts import stand_apart
from mkdocs_briefs.citations.pandoc.process import Process
from mkdocs_briefs.citations.pandoc.requester import Requester
from mkdocs_briefs.citations.pandoc.styles import load_style, style_names
from mkdocs_briefs.citations.pandoc.variants import Variants
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import CitationItem, Mode

# One surname with several given names, one author twice, the same label, institutions, particles, nobody, no year.
POOL = [
    source("ash1", title="One", author="Ash, Ann", year="2001", publisher="Press"),
    source("ash2", title="Two?", author="Ash, Ann", year="2001", publisher="Press"),
    source("ash3", title="Three", author="Ash, Ann", year="2002", publisher="Reuters"),
    source("ash4", title="Four", author="Ash, Amy", year="2001", publisher="Press"),
    source("ash5", title="Five", author="Ash, Bob and Brook, Bea", year="2001", publisher="Press"),
    source("ash6", title="Six", author="Ash, Ann and Brook, Bea and Cole, Cid", year="2001", publisher="Press"),
    source("ash7", title="Seven", author="Ash, Ann and Cole, Cid and Brook, Bea", year="2001", publisher="Press"),
    source("ash8", title="Eight", author="Ash, Ann and Brook, Ben and Cole, Cid and Dell, Dot", year="2001"),
    source("ashby", "article", title="Nine", author="Ashby, Ann", journal="Journal", volume="3", year="2001"),
    source("un1", "report", title="A Report: Part One", author="{United Nations}", year="2001", institution="{UN}"),
    source("un2", "report", title="A Report: Part Two", author="{United Nations}", year="2001"),
    source("un3", "online", title="News", author="{Reuters}", date="2001-03-04", url="https://example.org/a"),
    source("van1", title="Ten", author="van Dyk, Ann", year="2001", publisher="Press"),
    source("van2", title="Eleven", author="Van Dyk, Ann", year="2001", publisher="Press"),
    source("dyk", title="Twelve", author="Dyk, Dot", year="2001", publisher="Press"),
    source("none1", title="Nobody Wrote It", year="2001", publisher="Press"),
    source("none2", title="Nobody Wrote It", year="2002", publisher="Press"),
    source("nd1", title="No Date", author="Ash, Ann", publisher="Press"),
    source("nd2", title="Undated", author="Ash, Ann", publisher="Press"),
    source("ed", "collection", title="Collected", editor="Ash, Ann", year="2001", publisher="Press"),
    source("in", "incollection", title="Within", author="Cole, Cid", editor="Ash, Ann", booktitle="One", year="2001"),
    source("others", title="Hand", author="Gum, Gil and others", year="2003", publisher="Press"),
    source("four", title="Hands", author="Ash, Ann and Brook, Bea and Cole, Cid and Dell, Dot", year="2003"),
    source("letter", "letter", title="On Letters", author="Dell, Dot", year="2003", addressee="Elm, Eve"),
    source("soon1", title="Soon", author="Elm, Eve", year="2001", pubstate="forthcoming", publisher="Press"),
    source("soon2", title="Sooner", author="Elm, Eve", year="2002", pubstate="forthcoming", publisher="Press"),
    source("old1", title="Old", author="Fir, Fay", year="2001", origdate="1901", publisher="Press"),
    source("old2", title="Older", author="Fir, Fay", year="2002", origdate="1901", publisher="Press"),
    source("case", "jurisdiction", title="Ash v. Brook", year="2001", institution="Court"),
    source("ivs", title="\u845b\U000e0100 Written", author="Ash\U000e0101, Ann", year="2001", publisher="Press"),
]  # fmt: skip
BIBLIOGRAPHY = {item.key: item for item in POOL}

ITEMS = st.builds(
    CitationItem,
    st.sampled_from(sorted(BIBLIOGRAPHY)),
    locator=st.sampled_from(
        ["", "", "", "", "p. 4", "p. 117", "pp. 3–9", "ch. 2", "ch. 11", "§ 4", "5", "p. 4a", "p. iv", "the preamble"]  # noqa: RUF001 - as in print
    ),
    mode=st.sampled_from([Mode.NORMAL, Mode.NORMAL, Mode.SUPPRESSED]),
    prefix=st.sampled_from(["", "", "see", "<em>cf.</em>"]),
    suffix=st.sampled_from(["", "", " and passim", " in 1990", ", but not here.", ", <em>in fine</em>"]),
)
NARRATIVE = st.builds(CitationItem, st.sampled_from(sorted(BIBLIOGRAPHY)), mode=st.just(Mode.NARRATIVE))
CLUSTERS = st.lists(ITEMS, min_size=0, max_size=3) | st.builds(
    lambda first, others: [first, *others], NARRATIVE, st.lists(ITEMS, max_size=1)
)
PAGES = st.builds(
    lambda clusters, also: CitedPage(tuple(map(tuple, clusters)), tuple(also)),
    st.lists(CLUSTERS, min_size=1, max_size=4),
    st.lists(st.sampled_from(sorted(BIBLIOGRAPHY)), max_size=2, unique=True),
)
"""An empty cluster is one whose keys are not known."""


PROCESS = Process()


@lru_cache(maxsize=1)
def asking_in(style: str) -> tuple[Requester, Process, Variants]:
    """What asks in a style, with all sources read."""
    loaded = load_style(Style(style))
    requester, process = Requester(loaded, "en", BIBLIOGRAPHY), PROCESS
    requester.read(process, BIBLIOGRAPHY)
    return requester, process, loaded.variants


def asked_in(style: str, pages: Sequence[CitedPage]) -> list[Formatted]:
    requester, process, variants = asking_in(style)
    return requester.formatted(process, pages, variants.full)


@pytest.mark.parametrize("style", style_names())
@given(pages=st.lists(PAGES, min_size=2, max_size=5))
@settings(max_examples=20 if SOAKS else 3, suppress_health_check=list(HealthCheck))
def test_pages_asked_for_ahead_are_what_each_is_in_a_request_of_its_own(style, pages):
    engine = PandocEngine(Style(style), BIBLIOGRAPHY)
    engine.prepare(pages)
    answers = [engine.format(page.clusters, page.also) for page in pages]
    engine.close()
    assert answers == [asked_in(style, [page])[0] for page in pages]


@pytest.mark.parametrize("style", style_names())
def test_pages_whose_sources_stand_apart_need_not_be_disambiguated(style):
    requester, process, variants = asking_in(style)
    pairs = [CitedPage(((CitationItem(a), CitationItem(b)),)) for a in BIBLIOGRAPHY for b in BIBLIOGRAPHY if a < b]
    pages = [*pairs, *(CitedPage(((CitationItem(key),),)) for key in BIBLIOGRAPHY)]
    apart = [page for page in pages if stand_apart([requester.items[key] for key in page.keys])]
    assert len(apart) > 40
    apart = some(apart, 24)
    lots = [apart] if variants.shares_requests else [[page] for page in apart]
    quick = [requester.formatted(process, lot, variants.undisambiguated) for lot in lots]
    assert quick == [asked_in(style, lot) for lot in lots]


@pytest.mark.parametrize("style", style_names())
def test_references_asked_for_together_or_found_on_pages_are_what_each_is_alone(style):
    alone = {key: asked_in(style, [CitedPage((), (key,))])[0].references[0].html for key in BIBLIOGRAPHY}
    engine = PandocEngine(Style(style), BIBLIOGRAPHY)
    for first in some(sorted(BIBLIOGRAPHY), 8):  # what a page tells of its sources is kept
        engine.format([(CitationItem(key),) for key in dict.fromkeys([first, "ash1", "none1", "un3"])])
    engine.prepare_references(POOL)
    assert {key: engine.reference(key) for key in BIBLIOGRAPHY} == alone
    engine.close()


def test_sources_of_pages_without_an_author_or_a_word_that_can_be_marked_are_not_told_apart():
    sources = {key: source(key, title="Up", year="2001", publisher="Press") for key in ("up1", "up2")}
    loaded = load_style(Style("apa"))
    requester = Requester(loaded, "en", sources)
    requester.read(PROCESS, sources)
    pages = [CitedPage(((CitationItem(key),),)) for key in sources]
    found = requester.formatted(PROCESS, pages, loaded.variants.full)
    assert [page.clusters[0][1].html for page in found] == ["<em>Up</em>, 2001"] * 2
