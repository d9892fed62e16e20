"""Citations in Markdown, and the reference list at the end of the page."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from site_tests.values import codes, person, render

from mkdocs_briefs.model.citation import Citation


def citations(rendered) -> list[str]:
    return [link.text for link in rendered.soup.select("a.citation")]


def test_a_citation_links_to_its_reference_and_the_reference_back():
    page = render("It is so [@ash2001, p. 4].")
    [citation] = page.soup.select('a.citation[href="#ref-ash2001"]')
    assert page.soup.p.text == "It is so (Ash 2001, 4)."
    [item] = page.soup.select("section#references li#ref-ash2001")
    [back] = item.select("a.backref")
    assert back["href"] == f"#{citation['id']}"
    assert back.text == "\u21a9"
    assert page.findings.citations == [Citation("a.md", "ash2001", 1)]
    assert page.findings.problems == []


def test_a_source_cited_often_has_lettered_links_back_in_the_order_of_the_text():
    page = render("One [@ash2001]. Two [@brook2002; @ash2001, p. 4].\n\nThree [@ash2001].")
    ids = [link["id"] for link in page.soup.select('a.citation[href="#ref-ash2001"]')]
    backs = page.soup.select("#ref-ash2001 a.backref")
    assert [back.text for back in backs] == ["a", "b", "c"]
    assert [back["href"] for back in backs] == [f"#{anchor}" for anchor in ids]
    assert [(c.key, c.count) for c in page.findings.citations] == [("ash2001", 3), ("brook2002", 1)]


def test_the_letters_go_on_after_z():
    page = render(" ".join(["[@ash2001]"] * 28))
    assert [back.text for back in page.soup.select("a.backref")][25:] == ["z", "aa", "ab"]


def test_every_id_is_unique():
    page = render("[@ash2001; @brook2002] [@ash2001] [@cole:2003/a]\n\n[@brook2002]")
    ids = [element["id"] for element in page.soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_key_with_punctuation_links_both_ways():
    page = render("It is so [@cole:2003/a].")
    [citation] = page.soup.select("a.citation")
    assert page.soup.find(id=unquote(citation["href"][1:])).name == "li"
    [back] = page.soup.select("a.backref")
    assert page.soup.find(id=unquote(back["href"][1:])) == citation


def test_a_source_that_the_page_is_based_on_is_listed_without_a_link_back():
    page = render("Text.", also=("ash2001",))
    assert page.soup.select("li#ref-ash2001")
    assert page.soup.select("a.backref") == []
    assert page.findings.citations == [Citation("a.md", "ash2001", 0)]


def test_a_page_without_citations_has_no_list():
    page = render("Text, and jane@example.org.")
    assert page.soup.select("section") == []
    assert "references" not in page.toc


def test_a_template_gets_the_list_apart():
    page = render("It is so [@ash2001].", has_template=True)
    assert "section" not in page.html
    assert '<section id="references"' in page.findings.references_html


def test_a_numeric_style_numbers_the_list():
    page = render("One [@brook2002] [@ash2001].", style="ieee")
    assert citations(page) == ["[1]", "[2]"] or citations(page) == ["1", "2"]
    assert [(item["id"], item["data-label"]) for item in page.soup.select("#references ol li")] == [
        ("ref-brook2002", "[1]"),
        ("ref-ash2001", "[2]"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[@ash2001]`",
        "```\n[@ash2001]\n```",
        "    [@ash2001]",
        r"\@ash2001 and [\@ash2001]",
        "[x](https://example.org/@ash2001)",
        "https://example.org/@ash2001",
        "<!-- [@ash2001] -->",
        "jane@ash2001",
        "[jane@example.org](mailto:jane@example.org)",
        "<jane@example.org>",
        '<span title="[@ash2001]">x</span>',
    ],
)
def test_what_is_no_citation_stays_as_it_is(text):
    page = render(f"Before.\n\n{text}\n\nAfter.")
    assert page.soup.select("a.citation, .cited") == []
    assert (page.findings.citations, page.findings.problems) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "> Quoted [@ash2001].",
        "- Listed [@ash2001].",
        "| a | b |\n| - | - |\n| c | [@ash2001] |",
        '!!! note "Title"\n    Noted [@ash2001].',
        "A note.[^1]\n\n[^1]: Noted [@ash2001].",
        "*Stressed [@ash2001].*",
        "Term\n:   Defined [@ash2001].",
        '<div markdown="1">\nInside [@ash2001].\n</div>',
    ],
    ids=["quote", "list", "table", "admonition", "footnote", "emphasis", "definition", "html"],
)
def test_a_citation_works_wherever_there_is_prose(text):
    page = render(text)
    assert citations(page) == ["Ash 2001"]
    assert page.soup.select("li#ref-ash2001")
    assert page.findings.problems == []


def test_a_citation_in_a_heading_reaches_neither_the_anchor_nor_the_table_of_contents():
    page = render("## What it says [@ash2001]\n\nText.")
    heading = page.soup.h2
    assert heading["id"] == "what-it-says"
    assert heading.select("a.citation")
    assert "Ash" not in page.toc
    assert "ash2001" not in page.toc


@pytest.mark.parametrize(
    ("text", "before"),
    [("# One\n\n## Two\n\n", [(1, "one"), (2, "two")]), ("## Two\n\n", [(2, "two")]), ("", [])],
)
def test_the_table_of_contents_ends_with_the_references(text, before):
    assert render(f"{text}Text [@ash2001].").contents == [*before, (2, "references")]
    assert render(f"{text}Text.").contents == before


def test_an_unknown_key_is_reported_with_its_line_and_a_suggestion():
    page = render("One.\n\nTwo [@ash2011].\n\nThree [@ash2001].")
    [problem] = page.findings.problems
    assert (problem.code.id, str(problem.location)) == ("citation-unknown", "docs/a.md:9")
    assert 'Did you mean "ash2001"?' in problem.message
    assert page.soup.select_one(".citation-missing").text == "[?ash2011]"
    assert citations(page) == ["Ash 2001"]


@pytest.mark.parametrize(
    "before",
    ["```\n[@zzz]\n```", "`[@zzz]` is\nhow", "~~~ md\n\n[@zzz]\n~~~", "``a ` [@zzz]``\nb"],
    ids=["fence", "span", "tildes", "double"],
)
def test_the_line_of_an_unknown_key_is_not_that_of_a_code_before_it(before):
    page = render(f"{before}\n\nTwo [@zzz].")
    [problem] = page.findings.problems
    assert problem.location.line == 7 + before.count("\n") + 2


def test_an_unknown_key_is_reported_once_and_the_rest_of_its_citation_stands():
    page = render("One [@zzz; @ash2001]. Two [@zzz].")
    assert codes(page.findings.problems) == ["citation-unknown"]
    assert citations(page) == ["Ash 2001"]
    assert len(page.soup.select(".citation-missing")) == 2


def test_an_unknown_key_in_the_front_matter_is_reported_there():
    page = render("Text.", also=("zzz", "ash2001"))
    [problem] = page.findings.problems
    assert (problem.code.id, str(problem.location)) == ("citation-unknown", "docs/a.md:3")
    assert page.soup.select("li#ref-ash2001")


def test_the_authors_of_a_citation_are_no_mention():
    page = render("It is so [@ash2001].", person("Ann Ash"))
    assert page.linked() == []
    assert page.mentioned() == []


def test_the_first_heading_is_left_to_the_template():
    page = render("# One *two*\n\n## Three\n", has_template=True)
    assert page.soup.select("h1") == []
    assert page.findings.title_html == "One <em>two</em>"
    assert "One" not in page.toc
    assert render("# One\n").soup.h1.text == "One"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@ash2001 argues", "Ash (2001) argues"),
        ("@ash2001 [p. 4] argues", "Ash (2001, 4) argues"),
        ("@ash2001 [art. 4; see @brook2002] argues", "Ash (2001, art. 4; see Brook 2002) argues"),
        ("@ash2001 [@brook2002]", "Ash (2001; Brook 2002)"),
        ("Ash [-@ash2001, p. 4]", "Ash (2001, 4)"),
        ("[see *also* @ash2001, pp. 3-4 and passim]", "(see also Ash 2001, 3\u20134 and passim)"),
        ("[@ash2001, {p. 4} `x`]", "(Ash 2001, 4 x)"),
        (r"[@ash2001, on a\; b]", "(Ash 2001, on a; b)"),
        ("@ash2001, who", "Ash (2001), who"),
        ("**[@ash2001]** (@brook2002)", "(Ash 2001) (Brook (2002))"),
    ],
)
def test_the_grammar_of_pandoc_in_the_text(text, shown):
    page = render(f"So {text}.")
    assert page.soup.p.text == f"So {shown}."
    assert page.findings.problems == []
    assert not page.soup.select("a a")


def test_affixes_are_markdown():
    assert render("[see *also* @ash2001]").soup.select_one(".cited em").text == "also"


@pytest.mark.parametrize("text", ["[text @ash2001](https://example.org)", "[a [@ash2001]](https://example.org)"])
def test_a_citation_in_a_link_is_words_and_is_listed(text):
    page = render(text)
    assert "2001" in page.soup.select_one('a[href="https://example.org"]').text
    assert not page.soup.select("a a, a.citation")
    assert page.soup.select_one("#references li#ref-ash2001")


def test_a_mention_that_is_no_key_stays_text_with_a_notice():
    page = render("Ask @janedoe about `@code` and a@b.example.")
    assert page.soup.p.text == "Ask @janedoe about @code and a@b.example."
    [problem] = page.findings.problems
    assert (problem.code.id, problem.severity.value) == ("citation-unknown-mention", "notice")


def test_an_unclosed_citation_with_many_items_takes_no_time():
    text = "[" + "; ".join(f"@ash2001, p. {number}" for number in range(400))
    assert len(render(text).soup.select("a.citation")) == 400


def test_the_reference_list_goes_where_the_text_says():
    page = render("One [@ash2001].\n\n[references]\n\n## After\n\nTwo.")
    ids = [element["id"] for element in page.soup.find_all(id=True)]
    assert ids.index("references") < ids.index("after")
    assert len(page.soup.select("#references")) == 1


def test_notes_stand_before_the_references_and_link_both_ways():
    page = render("One [see @ash2001, p. 4]. Two @brook2002.", style="chicago-notes")
    [first, second] = page.soup.select("sup.note-sign a[role=doc-noteref]")
    assert page.soup.p.text == "One 1. Two Brook2."
    note = page.soup.select_one(f"section#notes li{first['href']}")
    assert note.text.startswith("see Ann Ash,")
    assert note.select_one('a.citation[href="#ref-ash2001"]')
    assert note.select_one("a.backref")["href"] == f"#{first['id']}"
    assert page.soup.select_one("#references li#ref-ash2001 a.backref")["href"] == "#cite-ash2001-1"
    assert second["href"] == "#note-2"


def test_an_own_heading_gives_way_to_our_id():
    page = render("One [@ash2001].\n\n## References\n\nMine.")
    assert [element.name for element in page.soup.find_all(id="references")] == ["section"]
    assert page.soup.find(id="text-references").text == "References"


def test_a_title_may_cite():
    page = render("# On [@ash2001] {#x}\n\nText.", has_template=True)
    assert page.findings.title_html.startswith("On <span")
    assert "(<a" in page.findings.title_html
    assert [citation.key for citation in page.findings.citations] == ["ash2001"]


def test_the_words_of_each_citation_are_recorded():
    page = render("First. It is so [@ash2001], said B. Two [@brook2002; @ash2001].")
    assert [(p.key, p.sentence, p.anchor) for p in page.findings.passages] == [
        ("ash2001", "It is so, said B.", "cite-ash2001-1"),
        ("brook2002", "Two.", "cite-brook2002-1"),
        ("ash2001", "Two.", "cite-brook2002-1"),
    ]


def test_a_locator_has_the_characters_that_authors_write_behind_a_backslash():
    paragraph = render(r"So [@ash2001, p. 3\]] and @ash2001 [p. 4\]].").soup.p
    assert paragraph.text == "So (Ash 2001, 3]) and Ash (2001, 4])."


@pytest.mark.parametrize("text", ["[see [@brook2002] @ash2001]", "[see @ash2001 [@brook2002]]"])
def test_a_citation_within_a_citation_stays_in_sight(text):
    rendered = render(f"So {text}.")
    assert "[@brook2002]" in rendered.soup.p.text
    assert [citation.key for citation in rendered.findings.citations] == ["ash2001"]


def test_an_id_of_the_template_is_left_to_it_and_links_follow():
    body = "[TOC]\n\n## Cite\n\n## Other\n\n[there](#cite)\n\n## Text Cite\n"
    page = render(body, template_ids=re.compile("cite|group-.*"))
    assert [h2["id"] for h2 in page.soup.select("h2")] == ["text-cite-2", "other", "text-cite"]
    assert [link["href"] for link in page.soup.select(".toc a")] == ["#text-cite-2", "#other", "#text-cite"]
    assert [anchor for _, anchor in page.contents] == ["text-cite-2", "other", "text-cite"]
    assert page.soup.find("a", string="there")["href"] == "#cite"


def test_ids_of_references_are_free_where_there_are_none():
    page = render("## References\n\n## Notes\n\n### Note 1\n")
    assert [h["id"] for h in page.soup.select("h2, h3")] == ["references", "notes", "note-1"]


@pytest.mark.parametrize("name", ["ref-ash2001", "cite-ash2001-1", "note-1", "noteref-12", "notes", "notes-heading"])
def test_ids_that_the_references_have_are_left_to_them(name):
    page = render(f"One [@ash2001].\n\n## X {{#{name}}}\n\n## Y {{#ref-brook2002}}\n")
    assert [h2["id"] for h2 in page.soup.select("h2")][:2] == [f"text-{name}", "ref-brook2002"]


@pytest.mark.parametrize(("titled", "kept", "title"), [(True, ["Later"], ""), (False, [], "Later")])
def test_a_later_heading_is_the_title_where_the_front_matter_has_none(titled, kept, title):
    rendered = render("Text.\n\n# Later\n", has_template=True, titled=titled)
    assert [heading.text for heading in rendered.soup.select("h1")] == kept
    assert rendered.findings.title_html == title
