"""Several pages in one request: each is what it would be in a request of its own."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_tests.values import source

from mkdocs_briefs.citations.engine import CitedPage
from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.pandoc.process import Process
from mkdocs_briefs.citations.pandoc.styles import style_names
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
    source("ivs", title="\u845b\U000e0100 Written", author="Ash\U000e0101, Ann", year="2001", publisher="Press"),
]  # fmt: skip
BIBLIOGRAPHY = {item.key: item for item in POOL}

ITEMS = st.builds(
    CitationItem,
    st.sampled_from(sorted(BIBLIOGRAPHY)),
    locator=st.sampled_from(["", "", "", "p. 4", "pp. 3–9", "ch. 2", "the preamble"]),  # noqa: RUF001 - as in print
    mode=st.sampled_from([Mode.NORMAL, Mode.NORMAL, Mode.SUPPRESSED]),
    prefix=st.sampled_from(["", "", "see", "<em>cf.</em>"]),
    suffix=st.sampled_from(["", "", " and passim", ", but not here.", ", <em>in fine</em>"]),
)
NARRATIVE = st.builds(CitationItem, st.sampled_from(sorted(BIBLIOGRAPHY)), mode=st.just(Mode.NARRATIVE))
CLUSTERS = st.lists(ITEMS, min_size=1, max_size=3) | st.builds(
    lambda first, others: [first, *others], NARRATIVE, st.lists(ITEMS, max_size=1)
)
PAGES = st.builds(
    lambda clusters, also: CitedPage(tuple(map(tuple, clusters)), tuple(also)),
    st.lists(CLUSTERS, min_size=1, max_size=4),
    st.lists(st.sampled_from(sorted(BIBLIOGRAPHY)), max_size=2, unique=True),
)


PROCESS = Process()


@lru_cache(maxsize=1)
def engine_of(style: str) -> PandocEngine:
    made = PandocEngine(Style(style), BIBLIOGRAPHY)
    made._own.process = PROCESS  # the tests ask in this thread
    return made


@pytest.mark.parametrize("style", style_names())
@given(pages=st.lists(PAGES, min_size=2, max_size=5))
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_pages_asked_for_together_are_what_each_is_alone(style, pages):
    engine = engine_of(style)
    alone = [engine._formatted([page])[0] for page in pages]
    if engine._style.shares_requests:
        assert engine._formatted(pages) == alone
    for formatted in alone:
        engine._keep_references(formatted.references)


@pytest.mark.parametrize("style", style_names())
def test_pages_whose_sources_stand_apart_need_not_be_disambiguated(style, monkeypatch):
    pairs = [CitedPage(((CitationItem(a), CitationItem(b)),)) for a in BIBLIOGRAPHY for b in BIBLIOGRAPHY if a < b]
    pages = [*pairs, *(CitedPage(((CitationItem(key),),)) for key in BIBLIOGRAPHY)]
    engine = engine_of(style)
    engine._read_items(BIBLIOGRAPHY)
    apart = [page for page in pages if engine._stands_apart(page)][::4]
    assert len(apart) > 10
    batches = [apart] if engine._style.shares_requests else [[page] for page in apart]
    quick = [engine._formatted(batch) for batch in batches]
    monkeypatch.setattr(engine, "_stands_apart", lambda _: False)
    assert quick == [engine._formatted(batch) for batch in batches]


@pytest.mark.parametrize("style", style_names())
def test_references_asked_for_together_or_found_on_pages_are_what_each_is_alone(style):
    engine = engine_of(style)
    pages = [CitedPage((), (key,)) for key in BIBLIOGRAPHY]
    alone = [engine._formatted([page])[0].references[0] for page in pages]
    together = engine._formatted(pages) if engine._style.shares_references else []
    assert [page.references[0].html for page in together] in ([], [reference.html for reference in alone])
    found = {key: html for key, html in engine._references.items() if key in BIBLIOGRAPHY}
    assert {reference.key: reference.html for reference in alone} | found == {r.key: r.html for r in alone}
