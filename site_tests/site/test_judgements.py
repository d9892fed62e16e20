"""``/judgements/`` and ``/corrections/``: what a publication has judged, how it fared, and what it had wrong."""

from __future__ import annotations

import json

import pytest
from site_tests.browser import served
from site_tests.mini_site import brief, build_site

BIB = "@book{ash2001, author = {Ash, Ann}, title = {One}, date = {2001}, publisher = {Press}}\n"
TERMS = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
TRUE = (0, 1, 1, 2, 3, 4, 4)
"""Of 30 judgements: how many of each term came true."""
DECIDED = (4, 4, 4, 4, 4, 5, 5)


def judgement(text: str, likelihood: str, outcome: str = "", **more: str) -> str:
    lines = {"text": text, "likelihood": likelihood, **more}
    if outcome:
        lines |= {"outcome": outcome, "resolved": "2026-02-03", "note": f"It was seen for {text} [@ash2001, p. 4]."}
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in lines.items())


def thirty() -> list[str]:
    found = []
    for term, decided, true in zip(TERMS, DECIDED, TRUE, strict=True):
        outcomes = ["yes"] * true + ["no"] * (decided - true)
        found += [judgement(f"{term} {n}", term, outcome) for n, outcome in enumerate(outcomes)]
    return found


def judging(*judgements: str) -> str:
    return "\n".join(["key_judgements:", *judgements])


OPEN = judgement(
    "Chad stays [here](b.md) or [there](https://example.org/x).", "probable", by="2027-01-02", sources="ash2001"
)
FILES = {
    "docs/a.md": brief("Text.", title="Thirty", region="[Norway, Arctic]", more=judging(*thirty())),
    "docs/e.md": brief(
        "Text.", title="Older", region="Peru", more=judging(judgement("Peru stays.", "likely", made="2025-12-01"))
    ),
    "docs/b.md": brief("Text.", title="Open", region="Chad", more=judging(OPEN)).replace("2026-01-02", "2026-03-04", 1),
    "docs/c.md": brief(
        "Text.",
        title="Corrected",
        more="corrections:\n- {date: 2026-03-04, text: 'It was [@ash2001, p. 7] so; see [b](b.md).'}\n"
        "- {date: 2026-05-06, text: Later.}",
    ),
    "docs/d.md": brief("Text.", title="Also", more="corrections: [{date: 2026-04-05, text: Between.}]"),
    "bib/a.bib": BIB,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("judged"), FILES, strict=True)


def text(element) -> str:
    return " ".join(element.get_text(" ", strip=True).split())


def test_nothing_is_wrong(built):
    assert not built.aborted
    assert built.warnings() == []


def test_all_judgements_are_listed_open_ones_first(built):
    page = built.html("judgements/")
    assert [heading["id"] for heading in page.select("h2")] == ["track-record", "group-open", "group-resolved"]
    assert len(page.select(".judged")) == 32
    first = page.select_one(".judged")
    assert text(first.select_one(".judgement__text")) == "Chad stays here or there (Ash 2001) ."
    assert [link["href"] for link in first.select(".judgement__text a")] == ["https://example.org/x"]
    assert "Probable 55 to 80%" in text(first)
    assert "Holds until 2 January 2027" in text(first)
    assert built.target("judgements/", first.select_one(".judged__brief a")) == "b/"
    assert first.select_one(".judged__brief a")["href"].endswith("#judgement-1")
    resolved = page.select_one("section[aria-labelledby=group-resolved] .judged")
    assert "Did not come true 3 February 2026 · It was seen for almost no chance 0 (Ash 2001, 4) ." in text(resolved)


def test_a_judgement_stands_by_the_day_on_which_it_was_made(built):
    opened = built.html("judgements/").select("section[aria-labelledby=group-open] .judged")
    assert [text(one.select_one(".judgement__text")) for one in opened][1:] == ["Peru stays."]
    assert "Made on 1 December 2025" in text(opened[1])
    assert "Made on" not in text(opened[0]), "the brief's day stands there"
    assert "Made on 1 December 2025" in text(built.html("e/").select_one("#judgement-1"))


def test_the_track_record_says_how_often_each_term_came_true(built):
    rows = [
        [text(cell) for cell in row.select("th, td")] for row in built.html("judgements/").select(".counts tbody tr")
    ]
    assert [(int(row[2]), int(row[3])) for row in rows] == list(zip(DECIDED, TRUE, strict=True))
    assert rows[0] == ["Almost no chance, remote", "1 to 5%", "4", "0", "0%"]
    assert rows[5] == ["Very likely, highly probable", "80 to 95%", "5", "4", "80%"]


def test_the_brier_score_is_told_with_its_formula_and_count(built):
    middles = (0.03, 0.125, 0.325, 0.5, 0.675, 0.875, 0.97)
    errors = [
        (p - outcome) ** 2
        for p, decided, true in zip(middles, DECIDED, TRUE, strict=True)
        for outcome in [1] * true + [0] * (decided - true)
    ]
    said = text(built.html("judgements/").select_one(".track-record p:last-of-type"))
    assert f"Brier score: {sum(errors) / 30:.3f} over 30 judgements." in said
    assert "(1/N) Σ (p \u2212 o)²" in said
    assert "who always says 50% has 0.25" in said
    record = json.loads((built.root / "site/api/v1/judgements.json").read_text("utf-8"))["track_record"]
    assert record["brier"] == pytest.approx(sum(errors) / 30, abs=0.0001)
    assert (record["decided"], [row["came_true"] for row in record["terms"]]) == (30, list(TRUE))


def test_the_chart_says_the_same(built):
    chart = built.html("judgements/").select_one("svg.calibration")
    assert "almost no chance: 0 of 4, very unlikely: 1 of 4" in chart["aria-label"]
    assert [count.text for count in chart.select(".calibration__count")] == [
        f"{true} of {decided}" for true, decided in zip(TRUE, DECIDED, strict=True)
    ]


def test_the_data_has_each_judgement(built):
    items = json.loads((built.root / "site/api/v1/judgements.json").read_text("utf-8"))["items"]
    assert len(items) == 32
    assert [items[n]["made"] for n in (0, 1, -1)] == ["2026-03-04", "2026-01-02", "2025-12-01"]
    assert (items[0]["id"], items[0]["brief"], items[0]["countries"]) == ("b#judgement-1", "b", ["TD"])
    assert items[0]["likelihood"] == {"term": "probable", "low": 55, "high": 80}
    assert built.html("b/").find(id="judgement-1")


@pytest.mark.parametrize(("decided", "shown"), [(4, False), (5, True)])
def test_a_track_record_needs_five_that_are_decided(site, decided, shown):
    judgements = [judgement(f"It {number}", "likely", "yes") for number in range(decided)]
    unclear = judgement("It too", "likely", "unclear")
    built = site({"docs/a.md": brief(more=judging(*judgements, unclear)), "bib/a.bib": BIB})
    page = built.html("judgements/")
    assert (page.select_one(".track-record") is not None) is shown
    assert ("A track record is shown once five judgements are decided." in page.text) is not shown
    record = json.loads((built.root / "site/api/v1/judgements.json").read_text("utf-8"))["track_record"]
    assert (record is not None) is shown


def test_corrections_are_listed_newest_first(built):
    page = built.html("corrections/")
    assert [text(item) for item in page.select(".dated__item")] == [
        "6 May 2026 Corrected Later.",
        "5 April 2026 Also Between.",
        "4 March 2026 Corrected It was (Ash 2001, 7) so; see b.",
    ]
    links = page.select(".dated__item a")
    assert [built.target("corrections/", link) for link in links] == ["c/", "d/", "c/"]
    assert links[0]["href"].endswith("#corrections")


def test_both_are_in_the_navigation(built):
    names = [link.text.strip() for link in built.html("").select(".md-tabs__link")]
    assert {"Judgements", "Corrections"} <= set(names)


def test_a_publication_without_them_has_neither(site):
    built = site({"docs/a.md": brief()})
    assert not built.has("judgements/")
    assert not built.has("corrections/")
    assert "Judgements" not in built.html("").text
    assert "Corrections" not in built.html("").text


def test_an_authors_file_introduces_them(site):
    own = "---\nkind: page\ntitle: What we judged\n---\nHow we judge.\n"
    built = site(
        {"docs/a.md": brief(more=judging(OPEN)), "docs/b.md": brief(), "docs/judgements.md": own, "bib/a.bib": BIB}
    )
    page = built.html("judgements/")
    assert "How we judge." in page.text
    assert len(page.select(".judged")) == 1


def test_the_judgements_of_a_withdrawn_brief_are_gone(site):
    more = f"status: withdrawn\nstatus_note: So.\n{judging(OPEN)}\ncorrections: [{{date: 2026-01-03, text: So.}}]"
    built = site({"docs/a.md": brief(more=more), "bib/a.bib": BIB})
    assert not built.has("judgements/")
    assert not built.has("corrections/")


def test_a_reader_filters_them(built, browser):
    page = browser.new_page()
    with served(built.root / "site") as root:
        page.goto(f"{root}judgements/")
        shown = page.locator(".judged:visible")
        assert shown.count() == 32
        page.select_option("select[name=countries]", label="Norway")
        assert shown.count() == 30
        page.select_option("select[name=likelihood]", label="likely, 55 to 80%")
        assert shown.count() == 4
        page.select_option("select[name=state]", "yes")
        assert shown.count() == 3
        assert page.inner_text("form.source-filters [role=status]") == "3 of 32 judgements"
        page.select_option("select[name=countries]", label="Arctic")
        assert shown.count() == 3
        page.select_option("select[name=countries]", label="Chad")
        assert shown.count() == 0
    page.close()
