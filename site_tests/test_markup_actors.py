"""Actors in Markdown: linked once a section, never where a link would be wrong, each mention recorded."""

from __future__ import annotations

import unicodedata

import pytest

from mkdocs_briefs.model.actor import Actor
from site_tests.values import person, render, system

JANE = person("Jane Doe")
JOHN = person("John Doe")
ORG = Actor("Example & Sons", "actors/example-sons.md")


def test_a_name_links_to_the_page_of_its_actor():
    page = render("Then Jane Doe spoke.", JANE)
    assert page.html == '<p>Then <a class="actor-link" href="to/actors/jane-doe.md">Jane Doe</a> spoke.</p>'


def test_a_name_links_once_in_each_section():
    page = render("Doe. Doe.\n\n## Two\n\nDoe. Jane Doe.\n\n### Three\n\nDoe.\n\n## Four\n\n- Doe\n- Doe", JANE)
    assert [(m.section.title, m.section.anchor, m.linked) for m in page.findings.mentions] == [
        ("", "", True),
        ("", "", False),
        ("Two", "two", True),
        ("Two", "two", False),
        ("Two", "two", False),
        ("Four", "four", True),
        ("Four", "four", False),
    ]
    assert page.linked() == ["Doe", "Doe", "Doe"]


def test_a_mention_knows_its_sentence_and_its_place_in_it():
    page = render("One. It was *not* Jane\nDoe\u2019s plan [@ash2001]. Three.", JANE)
    [mention] = page.findings.mentions
    assert mention.subject == JANE
    assert mention.src_uri == "a.md"
    assert mention.text == "Jane Doe"
    assert mention.sentence == "It was not Jane Doe\u2019s plan."
    assert mention.sentence[mention.start :].startswith("Jane Doe\u2019s")


@pytest.mark.parametrize("written", ["Ash & Brook", "Ash &amp; Brook"])
def test_an_ampersand_in_a_sentence_is_quoted_as_it_reads(written):
    page = render(f"The firm of {written} sent Doe.", JANE)
    [mention] = page.findings.mentions
    assert mention.sentence == "The firm of Ash & Brook sent Doe."
    assert mention.sentence[mention.start :] == "Doe."
    assert page.linked() == ["Doe"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Then Doe&mdash;late&mdash;left.", "Then Doe\u2014late\u2014left."),
        ("It was Doe&rsquo;s plan.", "It was Doe\u2019s plan."),
        ("From 1 &lt; 2 Doe infers it.", "From 1 < 2 Doe infers it."),
        ("From `1 < 2 & 3` Doe infers it.", "From 1 < 2 & 3 Doe infers it."),
        ("To <jane@example.org> Doe wrote it.", "To jane@example.org Doe wrote it."),
    ],
)
def test_an_entity_is_the_character_that_it_stands_for(text, sentence):
    page = render(text, JANE)
    assert page.linked() == ["Doe"]
    assert page.findings.mentions[0].sentence == sentence


@pytest.mark.parametrize("name", ["Example &amp; Sons", "Example&nbsp;&amp; Sons", "Example & Sons"])
def test_an_entity_within_a_name_costs_no_mention(name):
    assert len(render(f"Then {name} left.", ORG).linked()) == 1


def test_text_that_spells_an_entity_stays_as_written():
    assert "&amp;lt; by <a" in render("It is &amp;lt; by Doe.", JANE).html


def test_smart_quotes_cost_no_mention():
    page = render("It was Jane Doe's plan -- \"Doe's\".", JANE, more=("smarty",))
    assert page.mentioned() == ["Jane Doe", "Doe"]
    assert page.linked() == ["Jane Doe"]


def test_a_name_with_an_ampersand_links():
    page = render("Then Example & Sons left.", ORG)
    assert page.linked() == ["Example & Sons"]
    assert "Example &amp; Sons</a>" in page.html


@pytest.mark.parametrize(
    "text",
    [
        "# Jane Doe",
        "## Jane Doe",
        "### About *Jane Doe*",
        "Jane Doe\n========",
        "[Jane Doe](https://example.org)",
        "[see *Jane Doe* there](https://example.org)",
        "<https://example.org/Jane Doe>",
        "`Jane Doe`",
        "```\nJane Doe\n```",
        "    Jane Doe",
        '<a href="x">Jane Doe</a>',
        'Text <a href="x">by Jane Doe</a> text.',
        'Text <a href="x">by *Jane Doe*</a> text.',
        "Text <code>Jane Doe</code> text.",
        "Text <kbd>Jane Doe</kbd> text.",
        '<img alt="Jane Doe" src="x.png">',
        "![Jane Doe](x.png)",
        '<span title="Jane Doe">x</span>',
        '[x](https://example.org "Jane Doe")',
        "*Jane Doe*{.nolink}",
        "Jane Doe spoke.\n{.nolink}",
        "<!-- Jane Doe -->",
        '<p>Jane Doe in raw HTML with <a href="x">Jane Doe</a></p>',
        "[Jane Doe][1]\n\n[1]: https://example.org",
    ],
)
def test_a_name_never_links_in(text):
    page = render(f"Before.\n\n{text}\n\nAfter.", JANE)
    assert page.linked() == []
    assert "actor-link" not in page.html
    assert page.mentioned() == []


def test_a_name_links_again_after_a_raw_link_has_ended():
    page = render('An <a href="x">old Jane Doe</a> and Jane Doe, `Jane Doe` too.', JANE)
    assert page.linked() == ["Jane Doe"]
    assert page.soup.select_one("a.actor-link").previous_sibling == " and "


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("- One\n- Jane Doe spoke.", "li"),
        ("- One\n\n- Jane Doe spoke.\n\n    More.", "p"),
        ("> Jane Doe spoke.", "p"),
        ("| a | b |\n| - | - |\n| c | Jane Doe |", "td"),
        ('!!! note "Title"\n    Jane Doe spoke.', "p"),
        ("A note.[^1]\n\n[^1]: Jane Doe spoke.", "p"),
        ("Term\n:   Jane Doe spoke.", "dd"),
        ("*Jane Doe*", "em"),
        ("A **bold *Jane Doe* claim** it was.", "em"),
        ('<div markdown="1">\nJane Doe spoke.\n</div>', "p"),
        ("Line one  \nJane Doe", "p"),
        ("Text <b>bold</b> Jane Doe.", "p"),
        ("Text <sup>1</sup> <i>Jane Doe</i>.", "i"),
    ],
)
def test_a_name_links_wherever_there_is_prose(text, parent):
    page = render(text, JANE)
    assert page.linked() == ["Jane Doe"]
    assert page.soup.select_one("a.actor-link").parent.name == parent
    assert page.mentioned() == ["Jane Doe"]


def test_a_name_that_markup_splits_is_not_linked():
    page = render("Then *Jane* Doe-like Widget-**S1** left.", JANE, system("Widget-S1"))
    assert page.mentioned() == []
    assert page.linked() == []


def test_a_match_never_crosses_from_one_block_to_the_next():
    assert render("- Jane\n- Doe-like\n\nJane\n\nDoe", Actor("Jane Doe", "x.md")).linked() == []


def test_text_in_decomposed_unicode_links_and_reads_the_same():
    text = unicodedata.normalize("NFD", "Später kam *Zoé Doe* und Zoé Doe, später.")
    page = render(text, person("Zoé Doe"))
    assert page.linked() == ["Zoé Doe"]
    assert unicodedata.normalize("NFC", page.soup.p.text) == "Später kam Zoé Doe und Zoé Doe, später."


def test_the_longest_name_links():
    page = render("Then Widget-S1E, not Widget-S1.", system("Widget-S1"), system("Widget-S1E"))
    assert page.linked() == ["Widget-S1E", "Widget-S1"]
    assert [link["href"] for link in page.soup.select("a")] == ["to/actors/widget-s1e.md", "to/actors/widget-s1.md"]


def test_a_surname_of_two_declared_people_is_not_linked():
    page = render("Doe left. Jane Doe met John Doe.", JANE, JOHN)
    assert page.linked() == ["Jane Doe", "John Doe"]


def test_several_names_in_one_text_link_in_place():
    page = render("Jane Doe, Widget-S1, *Jane Doe* and Ann Ash; Ash.", JANE, system("Widget-S1"), person("Ann Ash"))
    assert page.linked() == ["Jane Doe", "Widget-S1", "Ann Ash"]
    assert page.soup.p.text == "Jane Doe, Widget-S1, Jane Doe and Ann Ash; Ash."


def test_the_text_of_a_page_is_the_same_with_and_without_links():
    text = "Jane Doe\u2019s *own* Doe & `Doe`.\n\n> Doe [x](y) Doe\n\n1. Doe **and Doe** <b>Doe</b> Doe"
    assert render(text, JANE).soup.text == render(text).soup.text


def test_an_abbreviation_of_the_abbr_extension_is_still_a_mention():
    page = render("Then the WID met.\n\n*[WID]: Widget", Actor("Widget", "actors/widget.md", aliases=("WID",)))
    assert page.mentioned() == ["WID"]


def test_footnote_signs_and_backlinks_are_no_prose():
    page = render("Doe[^1] left.\n\n[^1]: A note.", JANE)
    assert page.linked() == ["Doe"]
    assert page.findings.mentions[0].sentence.startswith("Doe")
