"""The benchmark: its corpora are what ``docs/speed.md`` says, and it runs. No time is tested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from site_tests.benchmark import builds, preview
from site_tests.benchmark.__main__ import main
from site_tests.benchmark.builds import STATES
from site_tests.benchmark.corpus import DESKS, TWENTY, Brief, Corpus, corpus_of
from site_tests.benchmark.edits import Author, Shown
from site_tests.benchmark.preview import KINDS
from site_tests.benchmark.project import write_project
from site_tests.benchmark.results import read_rows
from site_tests.benchmark.sources import CITED, ENTRIES, Entry
from site_tests.benchmark.wording import ZIPF, frequencies
from site_tests.soak import SOAKS

BRIEFS = 1_000


@pytest.fixture(scope="module")
def desk() -> Corpus:
    return corpus_of(DESKS["desk"], BRIEFS)


def body(brief: Brief) -> str:
    return brief.text.split("---\n", 2)[2]


def zipf(names: int) -> float:
    """How often the most frequent of so many names comes."""
    return 1 / sum(frequencies(names, ZIPF))


def test_briefs_have_600_words_and_cite_seven_of_2000_entries(desk: Corpus):
    words = sum(len(body(brief).split()) for brief in desk.briefs) / BRIEFS
    assert 570 < words < 650
    assert len(desk.entries) == ENTRIES
    assert all(set(re.findall(r"\[@(\w+)", brief.text)) == {e.key for e in brief.cited} for brief in desk.briefs)
    assert all(len(set(brief.cited)) == CITED for brief in desk.briefs)


def test_briefs_of_a_real_desk_declare_six_of_1000_actors_by_zipf_of_whom_ten_have_a_profile(desk: Corpus):
    assert len({actor.name for actor in desk.actors}) == 1_000
    assert len(desk.profiles) == 10
    assert all(len(set(brief.actors)) == 6 for brief in desk.briefs)
    often = Counter(actor for brief in desk.briefs for actor in brief.actors)
    first = [often[actor] for actor in desk.actors[:10]]
    assert sum(first) / BRIEFS / 6 == pytest.approx(sum(frequencies(10)) / sum(frequencies(1_000)), rel=0.1)
    assert first[0] > 1.5 * first[2]
    assert 880 < len(often) < 960  # many stand in one brief or in none


def test_words_differ_in_what_few_briefs_have_where_a_vocabulary_is_large():
    briefs = corpus_of(DESKS["words"], 200).briefs
    within = Counter(word for brief in briefs for word in set(re.findall(r"[a-z]+", body(brief).lower())))
    assert len(within) > 8_000
    assert within["treaty"] > 190
    assert sum(1 for briefs in within.values() if briefs < 20) > 0.8 * len(within)


def test_countries_stand_in_the_text_by_zipf_and_one_in_most_briefs(desk: Corpus):
    named = [Counter(re.findall("|".join(TWENTY), body(brief))) for brief in desk.briefs]
    assert {sum(counts.values()) for counts in named} == {6}
    assert sum(counts[TWENTY[0]] for counts in named) / BRIEFS / 6 == pytest.approx(zipf(20), rel=0.1)
    assert sum(TWENTY[0] in counts for counts in named) / BRIEFS > 0.7


def test_a_quarter_of_the_sources_is_by_40_institutions_and_the_others_by_surnames_after_zipf(desk: Corpus):
    institutions = [entry for entry in desk.entries if entry.is_by_institution]
    assert len(institutions) == ENTRIES / 4
    assert 30 < len({entry.authors for entry in institutions}) <= 40
    surnames = Counter(family for entry in desk.entries if not entry.is_by_institution for family, _ in entry.authors)
    assert len(surnames) < 3_000
    assert surnames.most_common(1)[0][1] / surnames.total() == pytest.approx(zipf(3_000), rel=0.25)


def in_common(cited: Iterable[Entry]) -> set[str]:
    """What sources of one brief have in common."""
    given: dict[str, set[str]] = {}
    for family, first_name in (author for entry in cited for author in entry.authors):
        given.setdefault(family, set()).add(first_name)
    first_authors = Counter(entry.authors[0] for entry in cited)
    found = {
        "surname": any(len(names) > 1 for names in given.values()),
        "first author": max(first_authors.values()) > 1,
    }
    return {what for what, holds in found.items() if holds}


def test_desks_differ_in_what_the_sources_of_a_brief_have_in_common():
    """The shares that ``docs/speed.md`` names."""
    shares = {}
    for label in DESKS:
        found = Counter(what for brief in corpus_of(DESKS[label], BRIEFS).briefs for what in in_common(brief.cited))
        shares[label] = (round(found["surname"] / BRIEFS, 2), round(found["first author"] / BRIEFS, 2))
    assert shares == {
        "desk": (0.28, 0.08),
        "profiles": (0.0, 0.01),
        "pairs": (0.27, 0.38),
        "surnames": (1.0, 0.0),
        "words": (0.28, 0.07),
    }


def test_a_corpus_is_the_same_at_every_call_and_a_larger_one_begins_like_a_smaller():
    assert corpus_of(DESKS["desk"], 3) == corpus_of(DESKS["desk"], 3)
    assert corpus_of(DESKS["pairs"], 3).briefs == corpus_of(DESKS["pairs"], 5).briefs[:3]


def test_what_shows_an_edit():
    assert Shown("x/", "new").by("a new text")
    assert not Shown("x/", "new").by("an old text")
    assert not Shown("x/", "new").by(None)
    assert Shown("x/").by(None)
    assert not Shown("x/").by("still there")


def test_each_edit_changes_the_project(tmp_path: Path):
    corpus = corpus_of(DESKS["desk"], 2)
    project = write_project(tmp_path / "one", corpus, "briefs")
    author = Author(project, corpus)

    def texts() -> dict[str, str]:
        return {file.name: file.read_text() for file in tmp_path.rglob("*.*") if file.is_file()}

    for edit in [kind.edit for kind in KINDS] * 2:
        before = texts()
        edit(author)
        assert texts() != before


def test_builds_are_measured_in_every_state(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """In a soak; else in one of plain MkDocs, and in our first and last."""
    ours = [state for state in STATES if state.generator == "briefs"]
    states = STATES if SOAKS else (STATES[0], ours[0], ours[-1])
    monkeypatch.setattr(builds, "STATES", states)
    lines = tmp_path / "rows.jsonl"
    main(["3", "--corpora", "desk", "--rounds", "1", "--only", "builds", "--json", str(lines)])
    rows = read_rows(lines)
    assert [name for _, _, name in rows] == [state.name for state in states]
    assert all(row.seconds > (0,) and row.cpu > (0,) and row.memory > (10,) for row in rows.values())
    printed = capsys.readouterr().out
    assert all(state.name in printed for state in states)


def test_a_preview_is_measured_beside_plain_mkdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kinds = KINDS if SOAKS else KINDS[:2]
    monkeypatch.setattr(preview, "KINDS", kinds)
    lines = tmp_path / "rows.jsonl"
    arguments = ["3", "--corpora", "desk", "--rounds", "1", "--edits", "1", "--only", "preview", "--json", str(lines)]
    main(arguments)
    names = {name for _, _, name in read_rows(lines)}
    assert {f"{kind.name}, briefs" for kind in kinds} < names
    assert {f"{kind.name}, plain" for kind in kinds if kind.is_plain} < names
