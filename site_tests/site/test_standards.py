"""What a brief owes its readers, as a site shows it: how sure it is, what has happened since, what was wrong."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import brief, build_site

from mkdocs_briefs.model.likelihood import BANDS, Likelihood

BIB = """\
@book{ash2001, author = {Ash, Ann}, title = {One}, date = {2001}, publisher = {Press}}
@book{brook2002, author = {Brook, Bea}, title = {Two}, date = {2002}, publisher = {Press}}
"""
FRONT = """\
updated: 2026-11-20
information_cutoff: 2025-02-03
status_note: "Since then [[Russia]] and Chad have met [@brook2002]; **all** holds, a < b & c."
at_a_glance: {new: A *vote*., matters: It costs., next: There is a meeting of Chad.}
key_judgements:
- text: Norway will keep the treaty.
  likelihood: very likely
  confidence: high
  sources: [ash2001, brook2002]
  by: 2028-12-31
- text: Tolls would rise.
  likelihood: unlikely
  confidence: low
  outcome: no
  resolved: 2026-11-12
  note: They fell [@ash2001, p. 4].
corrections:
- {date: 2026-03-04, text: "We wrote *1935* [@ash2001, p. 7]."}
- {date: 2026-11-10, text: A name was wrong.}
versions:
- {version: 1, date: 2026-01-02}
- {version: "1.1", date: 2026-11-20, note: Two corrections.}
reviewed_by: [Cid Cole, Dee Dune]
contact: desk@example.org
funding: Readers & others.
interests: None.
"""
FILES = {
    "docs/a.md": brief("Norway met Chad [@ash2001].\n\n## Then\n\nChad left.", title="A", actors="Norway", more=FRONT),
    "docs/b.md": brief("Norway stayed.", title="B"),
    "bib/a.bib": BIB,
}
CONFIG = {"site_url": "https://example.org/", "plugins": ["search", "briefs"]}
TODAY = "1795824000"  # 28 November 2026


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", TODAY)
        return build_site(tmp_path_factory.mktemp("standards"), FILES, config=CONFIG, strict=True)


@pytest.fixture(scope="module")
def page(built):
    return built.html("a/")


def text(element) -> str:
    return " ".join(element.get_text(" ", strip=True).split())


def api(built) -> dict:
    return next(
        i for i in json.loads((built.root / "site/api/v1/briefs.json").read_text("utf-8"))["items"] if i["id"] == "a"
    )


def test_nothing_is_wrong_with_them(built):
    assert not built.aborted
    assert built.warnings() == []


def test_the_byline_says_as_of_when_and_which_version(page):
    assert "version 1.1" in text(page.select_one(".byline"))
    assert "Information as of 3 February 2025" in text(page.select_one(".byline"))


@pytest.mark.parametrize(("cutoff", "shown"), [("2025-07-05", True), ("2025-07-06", False)])
def test_cards_say_as_of_when_if_that_is_long_ago(site, cutoff, shown):
    found = site({"docs/a.md": brief(more=f"information_cutoff: {cutoff}")})
    assert ("Information as of" in found.html("").select_one(".brief-card").text) is shown


def test_the_status_note_is_markdown_that_cites(page):
    note = page.select_one("#status-note")
    assert text(note) == "Since then Since then Russia and Chad have met ( Brook 2002 ) ; all holds, a < b & c."
    assert note.select_one("strong").text == "all"
    assert note.select_one("a.citation")["href"] == "#ref-brook2002"


def test_of_a_box_only_the_sign_of_a_footnote_has_an_id(site):
    text = brief("Text.\n\n[^1]: A note.\n", more="status_note: 'It *was*{#mine onclick=x} so.[^1]'")
    note = site({"docs/a.md": text}, config={"markdown_extensions": ["attr_list", "footnotes"]})
    found = note.html("a/").select("#status-note *")
    assert [(tag.name, tag["id"]) for tag in found if tag.get("id")] == [("sup", "fnref:1")]
    assert not any(tag.has_attr("onclick") for tag in found)


def test_names_in_boxes_are_linked_by_hand_only(page):
    assert [link.text for link in page.select_one("#status-note").select(".actor-link")] == ["Russia"]
    assert page.select_one(".glance .actor-link") is None
    assert [link.text for link in page.select(".brief-body .actor-link")] == ["Norway", "Chad", "Chad"]


def test_the_answers_at_a_glance(page):
    assert text(page.select_one(".glance dl")) == (
        "What is new A vote . Why it matters It costs. What comes next There is a meeting of Chad."
    )


def test_a_judgement_has_its_range_and_what_confidence_means(page):
    first = page.select(".judgement")[0]
    assert text(first) == (
        "Norway will keep the treaty ( Ash 2001 ; Brook 2002 ) . Very likely 80 to 95% Holds until 31 December 2028 "
        "High confidence : the sources are good and agree, or the matter allows no other reading"
    )
    assert first.select_one(".likelihood__band")["d"] == "M80 4H95"


def test_a_judgement_says_what_came_of_it(page):
    assert (
        text(page.select(".judgement__outcome")[0])
        == "Did not come true 12 November 2026 · They fell ( Ash 2001, 4 ) ."
    )


@pytest.mark.parametrize(("outcome", "says"), [("yes", "Came true"), ("unclear", "Cannot be decided")])
def test_the_other_outcomes_have_words_of_their_own(site, outcome, says):
    more = (
        "key_judgements: [{text: It holds., likelihood: remote, "
        f"outcome: {outcome}, resolved: 2026-01-03, note: So.}}]"
    )
    assert text(site({"docs/a.md": brief(more=more)}).html("a/").select_one(".outcome")) == says


def test_corrections_stand_at_the_top_for_ninety_days_and_at_the_end_always(page, built):
    assert text(page.select_one(".brief-head .corrected")) == "Corrected on 10 November 2026 A name was wrong."
    dated = page.select_one("section[aria-labelledby=corrections]")
    assert [text(item) for item in dated.select("li")] == [
        "10 November 2026 A name was wrong.",
        "4 March 2026 We wrote 1935 ( Ash 2001, 7 ) .",
    ]


@pytest.mark.parametrize(("day", "shown"), [("2026-08-30", True), ("2026-08-29", False)])
def test_a_correction_is_recent_for_ninety_days(tmp_path, monkeypatch, day, shown):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    more = f"corrections: [{{date: {day}, text: 'It was [@ash2001] so.'}}]"
    page = build_site(tmp_path, {"docs/a.md": brief(more=more), "bib/a.bib": BIB}).html("a/")
    assert (page.select_one(".corrected") is not None) is shown
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_versions_and_what_else_is_known(page):
    versions = page.select_one("section[aria-labelledby=versions]")
    assert [text(item) for item in versions.select("li")] == [
        "20 November 2026 1.1 Two corrections.",
        "2 January 2026 1",
    ]
    about = page.select_one("section.about")
    assert text(about.select_one("dl")) == (
        "Reviewed by Cid Cole , Dee Dune Funding Readers & others. Interests None. Contact desk@example.org"
    )
    assert about.select_one("a")["href"] == "mailto:desk@example.org"


@pytest.mark.parametrize(
    ("contact", "href"), [("https://example.org/desk", "https://example.org/desk"), ("Write to the desk.", None)]
)
def test_a_contact_is_a_link_if_it_is_an_address(site, contact, href):
    link = site({"docs/a.md": brief(more=f"contact: {contact}")}).html("a/").select_one(".about a")
    assert (link["href"] if link else None) == href


def test_a_brief_without_them_has_none_of_their_boxes(built):
    parts = ".status-note, .corrected, .state, .glance, .judgements, .dated, .about"
    assert built.html("b/").select(parts) == []


def test_their_citations_are_listed_and_their_mentions_quoted(built, page):
    assert [item["id"] for item in page.select("#references li")] == ["ref-ash2001", "ref-brook2002"]
    quotes = {
        text(quote): quote.select_one(".mention__section")["href"]
        for quote in built.html("countries/chad/").select(".mention__quote")
        if quote.select_one(".mention__section")
    }
    assert quotes["There is a meeting of Chad . At a glance"].endswith("a/#at-a-glance")
    assert any(quote.startswith("Since then") and href.endswith("a/#status-note") for quote, href in quotes.items())
    for link in built.html("countries/chad/").select(".mention__section"):
        built.target("countries/chad/", link)
    cited = [text(quote) for quote in built.html("bibliography/").select("#ref-brook2002 q")]
    assert cited == ["Since then Russia and Chad have met; all holds, a < b & c."]


def test_citations_are_numbered_in_the_order_of_the_page(tmp_path):
    files = {"docs/a.md": FILES["docs/a.md"], "bib/a.bib": BIB}
    found = build_site(tmp_path, files, options={"citation_style": "ieee"}).html("a/")
    assert text(found.select_one("#status-note")).startswith("Since then Since then Russia and Chad have met [1]")
    assert [item["data-label"] for item in found.select("#references li")] == ["[1]", "[2]"]
    assert found.select("#references li")[0]["id"] == "ref-brook2002"


def test_notes_of_citations_in_boxes_are_among_the_others(tmp_path):
    files = {"docs/a.md": FILES["docs/a.md"], "bib/a.bib": BIB}
    options = {"citation_style": "chicago-notes-bibliography"}
    built = build_site(tmp_path, files, options=options)
    page = built.html("a/")
    signs = [sign.text for sign in page.select(".note-sign")]
    assert signs == [str(number) for number in range(1, len(signs) + 1)]
    assert text(page.select(".judgement__text")[0]) == "Norway will keep the treaty. 2"
    for link in page.select(".note-sign a, #notes a.backref"):
        built.target("a/", link)


def test_search_finds_what_they_say(built):
    entries = json.loads((built.root / "site/search/search_index.json").read_text("utf-8"))["docs"]
    [whole] = [entry for entry in entries if entry["location"] == "a/"]
    assert "Norway will keep the treaty" in whole["text"]
    assert "A name was wrong" in whole["text"]


def test_a_citation_of_the_brief_names_its_version(built, page):
    assert "Version 1.1" in text(page.select_one("#cite-text"))
    assert "version = {1.1}" in (built.root / "site/a.bib").read_text("utf-8")
    assert "ET  - 1.1" in (built.root / "site/a.ris").read_text("utf-8")
    assert json.loads((built.root / "site/a.json").read_text("utf-8"))[0]["version"] == "1.1"


@pytest.mark.parametrize("style", ["ieee", "apa"])
def test_styles_that_leave_versions_out_have_them_too_and_once(tmp_path, style):
    files = {"docs/a.md": brief(more='version: "1.17"')}
    cited = text(build_site(tmp_path, files, options={"citation_style": style}).html("a/").select_one("#cite-text"))
    assert cited.count("Version 1.17") == 1


def test_all_of_it_is_in_the_data(built):
    item = api(built)
    assert item["status"] == "published"
    assert (item["version"], item["information_cutoff"]) == ("1.1", "2025-02-03")
    assert item["status_note"].startswith("Since then [[Russia]]")
    assert item["at_a_glance"] == {"new": "A *vote*.", "matters": "It costs.", "next": "There is a meeting of Chad."}
    assert item["key_judgements"][0] == {
        "text": "Norway will keep the treaty.",
        "likelihood": {"term": "very likely", "low": 80, "high": 95},
        "confidence": "high",
        "sources": ["ash2001", "brook2002"],
        "made": item["date"],
        "by": "2028-12-31",
        "outcome": None,
        "resolved": None,
        "note": None,
    }
    assert item["key_judgements"][1]["outcome"] == "no"
    assert [correction["date"] for correction in item["corrections"]] == ["2026-11-10", "2026-03-04"]
    assert item["versions"][0] == {"version": "1.1", "date": "2026-11-20", "note": "Two corrections."}
    assert item["reviewed_by"] == ["Cid Cole", "Dee Dune"]
    assert (item["contact"], item["funding"], item["interests"]) == ("desk@example.org", "Readers & others.", "None.")


@pytest.mark.parametrize(
    ("more", "line", "code", "says"),
    [
        ("status_note: So [@ash2011].", 2, "citation-unknown", 'Did you mean "ash2001"?'),
        ("corrections:\n- date: 2026-02-03\n  text: So [@ash2011].", 4, "citation-unknown", 'Did you mean "ash2001"?'),
        (
            "key_judgements:\n- text: It holds.\n  likelihood: likely\n  sources:\n  - ash2001\n  - ash2011",
            7,
            "citation-unknown",
            'Did you mean "ash2001"?',
        ),
        ("status_note: See [[Chda]].", 2, "mention-unknown", "Chda"),
        ("status_note: See [it](javascript:alert).", 2, "invalid-field", 'a link to "javascript:"'),
        ("status_note: See ![it](x.png).", 2, "invalid-field", "a picture"),
        ("superseded_by: b.md", 2, "invalid-field", 'Say "status: superseded"'),
    ],
)
def test_what_is_wrong_in_them_has_the_line_of_the_field(tmp_path, more, line, code, says):
    found = build_site(tmp_path, {"docs/x.md": brief(more=more), "bib/a.bib": BIB})
    message = found.problem(code)
    assert f" docs/x.md:{line}: " in message
    assert says in message
    assert found.has("x/")


@pytest.mark.parametrize(
    "note",
    [
        "<script>window.x</script>",
        "<b onclick=x>b</b>",
        "*a*{: onclick=x}",
        "*a*{onclick=x}",
        "[a](javascript:x)",
        "[a](java&#115;cript:x)",
        "[a](<javascript&colon;x>)",
        "[a](JAVASCRIPT:x)",
        "![a](//x.example/y)",
        "*a*{#__config}",
        "*a*{style=position:fixed}",
    ],
)
def test_no_markdown_of_front_matter_runs_a_program_or_loads_a_file(tmp_path, note):
    config = {"markdown_extensions": ["attr_list"]}
    quoted = note.replace("'", "''")
    built = build_site(tmp_path, {"docs/x.md": brief(more=f"status_note: '{quoted}'")}, config=config)
    assert "text-limit" not in str(built.messages)
    for element in built.html("x/").select_one("#status-note").find_all():
        assert element.name in ("p", "em", "a", "span")
        assert element.attrs.keys() <= {"href", "class", "title"}
        assert ":" not in element.get("href", "")


def test_a_brief_whose_text_is_empty_has_its_boxes(site):
    built = site({"docs/x.md": brief("", more="status_note: It holds."), "bib/a.bib": BIB})
    assert "It holds." in text(built.html("x/").select_one("#status-note"))


def test_what_stands_behind_the_text_leaves_its_last_heading_to_the_references(site):
    more = "corrections: [{date: 2026-01-03, text: So.}]"
    built = site({"docs/x.md": brief("Text [@ash2001].\n\n## References", more=more), "bib/a.bib": BIB})
    assert [heading.text.removesuffix("\u00b6") for heading in built.html("x/").select("h2")].count("References") == 1


def test_the_bands_are_those_of_the_directive():
    assert [(band.low, band.high) for band in BANDS] == [
        (1, 5),
        (5, 20),
        (20, 45),
        (45, 55),
        (55, 80),
        (80, 95),
        (95, 99),
    ]
    rows = {row: [term.value for term in Likelihood if term.row == row] for row in (1, 2)}
    assert list(zip(rows[1], rows[2], strict=True)) == [
        ("almost no chance", "remote"),
        ("very unlikely", "highly improbable"),
        ("unlikely", "improbable"),
        ("roughly even chance", "roughly even odds"),
        ("likely", "probable"),
        ("very likely", "highly probable"),
        ("almost certain", "nearly certain"),
    ]
    assert all(one.band == other.band for one, other in zip(list(Likelihood)[:7], list(Likelihood)[7:], strict=True))


def test_grades_are_explained_once_in_each_list_that_has_them(site):
    bib = BIB.replace("@book{ash2001,", "@book{ash2001, reliability = {B}, credibility = {2},")
    files = {"docs/a.md": brief("So [@ash2001; @brook2002]."), "docs/b.md": brief("So [@brook2002].", title="B")}
    built = site({**files, "bib/a.bib": bib})
    assert [len(built.html(page).select(".grade-legend")) for page in ("a/", "b/", "bibliography/")] == [1, 0, 1]


def test_corrections_of_one_day_say_the_day_once(site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767484800")  # 2026-01-04
    written = ("2026-01-04, text: A.", "2026-01-04, text: A.", "2026-01-03, text: C.")
    more = "corrections:\n" + "".join(f"  - {{date: {one}}}\n" for one in written)
    box = site({"docs/a.md": brief(more=more)}).html("a/").select(".brief-head .corrected p")
    assert [text(paragraph) for paragraph in box] == [
        "Corrected on 4 January 2026 A.",
        "A.",
        "Corrected on 3 January 2026 C.",
    ]


@pytest.mark.parametrize(("mark", "is_reported"), [("", True), ("> ", False), ("> > ", False)])
def test_what_a_brief_quotes_is_not_its_own_statement(mark, is_reported, tmp_path):
    text = f"{mark}It is likely that Norway stays, with high confidence.\n"
    built = build_site(tmp_path, {"docs/a.md": brief(text)}, options={"standards": "icd203"})
    assert any("likelihood-with-confidence" in message for message in built.messages) == is_reported
