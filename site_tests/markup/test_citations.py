"""Citations in Markdown, and the reference list at the end of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from typing import Any
from urllib.parse import unquote

import pytest
from pymdownx.magiclink import MagiclinkExtension
from site_tests.values import codes, engine, person, render

from mkdocs_briefs.model.citation import Citation
from mkdocs_briefs.words.catalogue import Words


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


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## One\n\n[@ash2001]", ["One", "References"]),
        ("# Title\n\n## One\n\n[@ash2001]", ["Title", "Title/One", "Title/References"]),
        ("# Title\n\n## One\n\n# Other\n\n[@ash2001]", ["Title", "Title/One", "Other", "References"]),
    ],
)
def test_references_stand_beside_the_sections_in_the_table_of_contents(text, levels):
    assert [*_paths(render(text).tokens)] == levels


def _paths(tokens: list[dict[str, Any]], above: str = "") -> Iterator[str]:
    for token in tokens:
        yield above + token["name"]
        yield from _paths(token["children"], f"{above}{token['name']}/")


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
    ("heading", "title", "taken"),
    [
        ("Summary", "Svalbard: sovereignty with conditions", False),
        ("Svalbard and *its* conditions", "Svalbard: sovereignty with conditions", True),
        ("SVALBARD", "Svalbard: sovereignty with conditions", True),
    ],
)
def test_a_heading_that_is_not_the_title_is_reported_and_does_not_replace_it(heading, title, taken):
    page = render(f"# {heading}\n\nText.\n\n## Two\n", has_template=True, title=title)
    assert page.findings.title_html == ""
    [problem] = page.findings.problems
    assert problem.code.id == "title-differs"
    assert page.soup.select("h1") == []
    assert [level for level, _ in page.contents] == ([2] if taken else [2, 3])


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Svalbard: *sovereignty* with conditions", "Svalbard: sovereignty with conditions"),
        ("SVALBARD \u2013 Sovereignty", "Svalbard: sovereignty"),
        ('Norway\u2019s "claim" \\& more {#claim}', "Norway's \u201cclaim\u201d & more"),
        ("The claim [@ash2001]", "The claim"),
        ("Summary", ""),
    ],
)
def test_a_heading_with_the_words_of_the_title_is_the_title(heading, title):
    page = render(f"# {heading}\n\nText.\n\n## Two\n", has_template=True, title=title)
    assert page.findings.title_html
    assert page.findings.problems == []
    assert page.soup.select("h1") == []
    assert [name for _, name in page.contents if name != "references"] == ["two"]


@pytest.mark.parametrize("heading", ["# References", "# References #", "References\n==========", "# Works cited {.x}"])
@pytest.mark.parametrize("has_template", [False, True])
def test_a_last_heading_of_the_first_level_is_where_the_list_goes(heading, has_template):
    page = render(
        f"## One\n\nSo [@ash2001].\n\n## Two\n\nText.\n\n{heading}\n", has_template=has_template, title="A title"
    )
    assert [h.text for h in page.soup.select("h1, h2, h3")] == ["One", "Two", "References"]
    assert {h.name for h in page.soup.select("h1, h2, h3")} == {"h2"}
    assert page.contents == [(2, "one"), (2, "two"), (2, "references")]
    assert page.findings.problems == []


def test_an_index_keeps_the_heading_of_its_text():
    page = render("# Mine\n", has_template=True, title="")
    assert page.findings.title_html == "Mine"
    assert page.soup.select("h1") == []


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
        ("@ash2001/@brook2002 and [@ash2001]/@brook2002", "Ash (2001)/Brook (2002) and (Ash 2001)/Brook (2002)"),
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
    assert page.soup.p.text == "One.1 Two Bea Brook.2"
    note = page.soup.select_one(f"section#notes li{first['href']}")
    assert note.text.startswith("See Ann Ash,")
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
    assert page.soup.find("a", string="there")["href"] == "#text-cite-2"


def test_ids_of_references_are_free_where_there_are_none():
    page = render("## References\n\n## Notes\n\n### Note 1\n")
    assert [h["id"] for h in page.soup.select("h2, h3")] == ["references", "notes", "note-1"]


@pytest.mark.parametrize("name", ["ref-ash2001", "cite-ash2001-1", "note-1", "noteref-12", "notes", "notes-heading"])
def test_ids_that_the_references_have_are_left_to_them(name):
    page = render(f"One [@ash2001].\n\n## X {{#{name}}}\n\n## Y {{#ref-brook2002}}\n")
    assert [h2["id"] for h2 in page.soup.select("h2")][:2] == [f"text-{name}", "ref-brook2002"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"[@ash2001, art. 5\(1\)]", "(Ash 2001, art. 5(1))"),
        (r"[@ash2001, pp. 3\-4]", "(Ash 2001, 3-4)"),
        ("[@ash2001, p. A-3]", "(Ash 2001, A-3)"),
        ("[@ash2001, p. 3&ndash;4]", "(Ash 2001, 3\u20134)"),
        ("[@ash2001, pp. 3 &amp; 4]", "(Ash 2001, 3 & 4)"),
        ("[@ash2001, p. 3[^1]]", "(Ash 2001, 31)"),
        ("[@ash2001, p. 3<sup>a</sup>]", "(Ash 2001, 3a)"),
        ("@ash2001 [p. 3[^1]]", "Ash (2001, 31)"),
        ("[@ash2001, so[^1]]", "(Ash 2001, so1)"),
        (r"[@ash2001, \*so\*, p. 3]", "(Ash 2001, *so*, p. 3)"),
        (r"[see \@x and &lt;b> @ash2001]", "(see @x and <b> Ash 2001)"),
        ("[@ash2001, p. 3 `x\\_y`]", "(Ash 2001, 3 x\\_y)"),
    ],
)
def test_escapes_entities_and_footnotes_within_a_citation(text, shown):
    page = render(f"So {text}.\n\n[^1]: Note.")
    assert page.soup.p.text == f"So {shown}."
    assert "klzzwxh" not in page.html
    assert "wzxhzdk" not in page.html
    assert page.findings.problems == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@ash2001 [emphasis added]", "Ash (2001, emphasis added)"),
        ("@ash2001 [see also p. 3; @brook2002]", "Ash (2001, see also p. 3; Brook 2002)"),
        ("@ash2001 [*so*]", "Ash (2001, so)"),
        ("@ash2001 [, so]", "Ash (2001, so)"),
        ("@ash2001 [: so]", "Ash (2001: so)"),
        ("@ash2001 [p. 3 so]", "Ash (2001, 3 so)"),
    ],
)
def test_the_suffix_of_a_narrative_citation_stands_behind_a_comma(text, shown):
    assert render(text).soup.p.text == shown


def test_comments_and_attributes_are_left_as_they_are():
    text = 'A <span title="see [@ash2001]">x</span>, <abbr title="[[Norway]] @ash2001">y</abbr> and <!-- [@no] -->.'
    page = render(text)
    assert page.html == f"<p>{text}</p>"
    assert page.findings.problems == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[@ash2001, @brook2002]", 9, "Write a semicolon"),
        ("[@ash2001 @brook2002]", 9, "Write a semicolon"),
        ("[@ash2001 and @brook2002]", 9, "Write a semicolon"),
        ("[@ash2001, see also [@brook2002]]", 9, "Write a semicolon"),
        ("By either/@brook2002", 9, "in brackets: [@key]"),
        ("<div>\nSee [@brook2002].\n</div>", 10, 'markdown="1"'),
        ('<figure markdown="span">\n<figcaption>From [@brook2002]</figcaption>\n</figure>', 10, 'markdown="1"'),
        ('<div style="x">see @{brook2002}</div>', 9, 'markdown="1"'),
        ('<div><img src="x.png" alt="From @brook2002"></div>', 9, 'markdown="1"'),
    ],
)
def test_a_key_that_stays_in_the_page_is_reported_with_its_line(text, line, says):
    page = render(f"Said of [@brook2002], and again.\n\n{text}\n\nMore of @brook2002 [p. 3].")
    [problem] = page.findings.problems
    assert (problem.code.id, str(problem.location)) == ("citation-raw", f"docs/a.md:{line}")
    assert problem.severity.value == "notice"
    assert '"@brook2002"' in problem.message
    assert says in problem.message


@pytest.mark.parametrize("style", ["chicago-author-date", "chicago-notes", "ieee"])
@pytest.mark.parametrize(
    "text",
    [
        "# On [@ash2001, @brook2002]\n\nText.",
        "## On [@ash2001, @brook2002]",
        "- Item [@ash2001 @brook2002]",
        "| a |\n| - |\n| [@ash2001, @brook2002] |",
        "!!! note\n    [@ash2001, @brook2002]",
        "Text.[^1]\n\n[^1]: [@ash2001, @brook2002]",
        "Text [@ash2001].[^1]\n\n[^1]: Note [@ash2001, @brook2002]",
    ],
)
def test_a_key_that_stays_is_reported_wherever_there_is_prose(text, style):
    page = render(text, style=style, has_template=True)
    assert codes(page.findings.problems) == ["citation-raw"]


@pytest.mark.parametrize(
    "text",
    [
        r"\@ash2001",
        "`@ash2001` and <kbd>@ash2001</kbd>",
        "<pre>[@ash2001]</pre>",
        "<div>&#64;ash2001</div>",
        "https://example.org/@ash2001",
        "example.org/@ash2001",
        "jane@ash2001",
        '<div title="[@ash2001]">x</div>',
        "<div>\n<!-- [@ash2001] -->\n</div>",
        "[@ash2001] and @ash2001",
        "[^1] [@ash2001]\n\n[^1]: Note.",
        "`[^2]`, `^[x]`, x^2^, `\\cite{a}`",
        "```\n::: {#refs}\n:::\n```",
    ],
)
def test_what_is_meant_as_it_stands_is_not_reported(text):
    assert render(text).findings.problems == []


def test_a_source_whose_title_names_a_key_is_not_reported():
    page = render("[@a]", engine=engine(bib="@book{a, title = {On @b, and more}}\n\n@book{b, title = {Two}}\n"))
    assert page.findings.problems == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("Text^[See @ash2001, p. 3.]", 9, "Write a footnote"),
        ("Text^[so *it* is]", 9, "Write a footnote"),
        ("::: {#refs}\n:::", 9, "[references]"),
        ("::: warning\nText\n:::", 9, "!!! note"),
        (r"So \cite{ash2001}.", 9, "[@ash2001]"),
        (r"So \citep[p. 3]{ash2001, brook2002}.", 9, "[@ash2001; @brook2002]"),
        ("Text.[^no]", 9, '"[^no]: ..."'),
    ],
)
def test_forms_that_others_read_are_reported_with_what_to_write(text, line, says):
    page = render(f"Before.\n\n{text}")
    [problem] = page.findings.problems
    assert (problem.code.id, str(problem.location)) == ("foreign-syntax", f"docs/a.md:{line}")
    assert says in problem.message


def test_an_unknown_key_is_reported_on_each_line_where_it_stands():
    page = render("One [@zzz] and [@zzz].\n\nTwo `@zzz` <!-- @zzz -->\n\nThree [@ash2001; @zzz].")
    assert [str(problem.location) for problem in page.findings.problems] == ["docs/a.md:7", "docs/a.md:11"]


@pytest.mark.parametrize("text", ["@fig-map", "[@tbl-one]", "@sec-2", "[@fig:map]"])
def test_a_cross_reference_of_quarto_is_told_what_to_write(text):
    [problem] = render(f"See {text}.").findings.problems
    assert "](#" in problem.message


@pytest.mark.parametrize("written", ["e\u03012001", "\u00e92001", "{e\u03012001}"])
@pytest.mark.parametrize("form", ["[@{}]", "So @{} says", "@{} [p. 3]"])
def test_a_key_may_be_composed_or_not(written, form):
    database = "@book{\u00e92001, author = {Ash, Ann}, title = {T}, year = {2001}}"
    page = render(form.replace("{}", written), engine=engine(bib=database))
    assert page.findings.problems == []
    assert page.soup.select_one("#references li").text.startswith("Ash, Ann.")


def test_a_known_key_goes_before_people_of_magiclink():
    more = MagiclinkExtension(repo_url_shorthand=True, social_url_shorthand=True, user="x", repo="y")
    page = render("@ash2001 says; so does https://example.org/@brook2002.", more=(more,))
    assert page.soup.p.text.startswith("Ash (2001) says")
    assert page.soup.select_one('a[href="https://example.org/@brook2002"]')


def test_a_key_in_braces_may_be_an_address():
    database = "@online{https://example.org/x, author = {Ash, Ann}, title = {T}, year = {2001}}"
    page = render("@{https://example.org/x} says.", engine=engine(bib=database), more=(MagiclinkExtension(),))
    assert page.soup.p.text == "Ash (2001) says."


NOTED = """\
Text.[^1] More [@ash2001].

Again @brook2002, and "so" [@ash2001, p. 4]; (so [@cole:2003/a]).[^b] Sent [@ash2001].[^1]

[^b]: Other, @ash2001 and so.
[^1]: A note [@brook2002, p. 3].
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("So said Ash Ltd. [@ash2001].", "So said Ash Ltd.1"),
        ("Why? [@ash2001].", "Why?1"),
        ("So it is [@ash2001].", "So it is.1"),
    ],
)
def test_a_sentence_ends_with_one_stop_before_the_sign_of_a_note(text, shown):
    assert render(text, style="chicago-notes-bibliography").soup.p.text == shown


class _German(NullTranslations):
    def gettext(self, message: str) -> str:
        return {"References": "Quellen"}.get(message, message)


@pytest.mark.parametrize("heading", ["Quellen", "References"])
def test_a_last_heading_in_the_words_of_the_site_is_where_the_list_goes(heading):
    page = render(f"So it is [@ash2001].\n\n## {heading}\n", words=Words("de", _German()))
    assert [found.text for found in page.soup.select("h2")] == ["Quellen"]


def test_notes_and_footnotes_are_one_sequence():
    page = render(NOTED, style="chicago-notes")
    [first, second] = [p.text for p in page.soup.find_all("p", recursive=False)]
    assert first == "Text.1 More.2"
    assert second == 'Again Brook,3 and "so";4 (so).5 6 Sent.7 1'
    items = page.soup.select("#notes > ol > li")
    assert [item["id"] for item in items] == ["fn:1", "note-2", "note-3", "note-4", "note-5", "fn:b", "note-7"]
    assert page.soup.select(".footnote") == []
    for item in items:
        backs = [unquote(back["href"][1:]) for back in item.select(".backref, .footnote-backref")]
        assert backs
        assert all(page.soup.find(id=back) for back in backs)
    signs = [sup.a for sup in page.soup.select("sup")]
    assert [unquote(sign["href"][1:]) for sign in signs] == [items[int(sign.text) - 1]["id"] for sign in signs]
    ids = [element["id"] for element in page.soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_citation_in_a_footnote_stands_in_it():
    page = render(NOTED, style="chicago-notes")
    [first, other] = [page.soup.find(id=name) for name in ("fn:1", "fn:b")]
    assert first.p.text.startswith("A note (Bea Brook, Another Book (Press, 2002), 3).")
    assert other.p.text.startswith("Other, Ash, A Synthetic Book and so.")
    assert first.select("sup") == []
    assert first.select_one("a.citation")["href"] == "#ref-brook2002"


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("[@ash2001, p. 3].", "Ann Ash, A Synthetic Book (Press, 2001), 3."),
        ("[@ash2001, p. 3]", "Ann Ash, A Synthetic Book (Press, 2001), 3."),
        ("See [@ash2001].", "See (Ann Ash, A Synthetic Book (Press, 2001))."),
        ("@ash2001.", "Ann Ash, A Synthetic Book (Press, 2001)."),
    ],
)
def test_a_footnote_that_cites_reads_as_in_pandoc(note, shown):
    page = render(f"Text.[^1]\n\n[^1]: {note}", style="chicago-notes")
    assert page.soup.find(id="fn:1").p.text.replace("\u00a0", " ").removesuffix("\u21a9").rstrip() == shown


@pytest.mark.parametrize("style", ["chicago-author-date", "ieee"])
def test_footnotes_stay_as_they_are_in_other_styles(style):
    page = render(NOTED, style=style)
    assert [item["id"] for item in page.soup.select(".footnote > ol > li")] == ["fn:b", "fn:1"]
    assert page.soup.select("#notes") == []


def test_what_is_cited_in_a_footnote_counts_where_its_sign_is():
    page = render("One.[^1] Two [@ash2001].\n\n[^1]: Note [@brook2002].", style="ieee")
    assert [item["id"] for item in page.soup.select("#references li")] == ["ref-brook2002", "ref-ash2001"]


def test_a_note_knows_the_number_of_the_first_note_of_its_source():
    page = render("One.[^1] Two [@ash2001]. Three [@ash2001].\n\n[^1]: Note.", style="oscola")
    assert page.soup.find(id="note-3").text.startswith(("Ash (n 2)", "ibid", "Ibid"))
    page = render("One.[^1] Two [@ash2001]. Or [@brook2002]. Three [@ash2001].\n\n[^1]: Note.", style="oscola")
    assert page.soup.find(id="note-4").text.startswith("Ash (n 2)")


@pytest.mark.parametrize(
    ("style", "alt"),
    [
        ("chicago-author-date", "From (see Ash 2001, 3; Brook 2002)."),
        ("ieee", "From see [1, p. 3], [2]."),
        (
            "chicago-notes",
            "From (See Ann Ash, A Synthetic Book (Press, 2001), 3; Bea Brook, Another Book (Press, 2002).).",
        ),
    ],
)
def test_a_citation_in_an_alternative_text_is_words_and_is_listed(style, alt):
    page = render("![From [see @ash2001, p. 3; @brook2002].](x.png)", style=style)
    assert page.soup.img["alt"] == alt
    assert len(page.soup.select("#references li")) == 2
    assert page.findings.problems == []


@pytest.mark.parametrize(("key", "shown"), [("zzz", "zzz"), ("{a<b>c}", "a<b>c")])
def test_an_unknown_key_in_an_alternative_text_is_reported(key, shown):
    page = render(f"![From [@{key}]](x.png)")
    assert page.soup.img["alt"] == f"From [?{shown}]"
    assert codes(page.findings.problems) == ["citation-unknown"]


@pytest.mark.parametrize("heading", ["# References", "## Bibliography", "### Works cited\n\n[^1]: Note."])
@pytest.mark.parametrize("has_template", [True, False])
def test_a_last_heading_without_text_is_that_of_the_reference_list(heading, has_template):
    page = render(f"One [@ash2001].[^1]\n\n{heading}\n", has_template=has_template)
    assert [h.text for h in page.soup.select("h1, h2, h3")] == ["References"]
    assert [anchor for _, anchor in page.contents] == ["references"]


@pytest.mark.parametrize(("titled", "sections", "title"), [(True, ["Later"], ""), (False, [], "Later")])
def test_a_later_heading_is_the_title_where_the_front_matter_has_none(titled, sections, title):
    rendered = render("Text.\n\n# Later\n", has_template=True, titled=titled)
    assert rendered.soup.select("h1") == []
    assert [heading.text for heading in rendered.soup.select("h2")] == sections
    assert rendered.findings.title_html == title


@pytest.mark.parametrize("last", ["References", "*References*", "## More references", "- References"])
def test_a_last_line_that_is_no_heading_of_that_name_is_text(last):
    page = render(f"It is so [@ash2001].\n\n{last}\n").soup
    above, _, _ = page.text.partition("Ash, Ann.")
    assert "eferences" in above
    assert page.select_one("section#references").find_previous(string=lambda text: "eferences" in text)
