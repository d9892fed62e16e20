"""Actors in Markdown: linked once a section, never where a link would be wrong, each mention recorded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import TocExtension
from site_tests.values import Rendered, matcher, person, render, system

from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.mention import Form, LinkMentions
from mkdocs_briefs.model.problem import Location, Severity
from mkdocs_briefs.model.registry import Registry
from mkdocs_briefs.readers.gazetteer import read_gazetteer

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
        "# About [[Jane Doe]]",
        "Jane Doe\n========",
        "<https://example.org/Jane-Doe>",
        "<jane@Doe.example>",
        "https://example.org/Doe",
        "`Jane Doe`",
        "`[[Jane Doe]]`",
        "```\nJane Doe\n```",
        "    Jane Doe",
        "Text <code>Jane Doe</code> text.",
        "Text <kbd>Jane Doe</kbd> text.",
        "Text <math><mi>Doe</mi></math> text.",
        'Text <span class="arithmatex">Doe</span> text.',
        '<img alt="Jane Doe" src="x.png">',
        "![Jane Doe](x.png)",
        '<span title="Jane Doe">x</span>',
        '[x](https://example.org "Jane Doe")',
        "<!-- Jane Doe -->",
        '<p>Jane Doe in raw HTML with <a href="x">Jane Doe</a></p>',
        "It is so [see Jane Doe, @ash2001, p. 4].",
        "*[Jane]: Jane Doe",
    ],
)
def test_a_name_is_no_mention_in(text):
    page = render(f"Before.\n\n{text}\n\nAfter.", JANE)
    assert page.linked() == []
    assert "actor-link" not in page.html
    assert page.mentioned() == []


@pytest.mark.parametrize(
    "text",
    [
        "## Jane Doe",
        "### About *Jane Doe*",
        "## About [[Jane Doe]]",
        "[Jane Doe](https://example.org)",
        "[see *Jane Doe* there](https://example.org)",
        "[see [[Jane Doe]] there](https://example.org)",
        '<a href="x">Jane Doe</a>',
        'Text <a href="x">by Jane Doe</a> text.',
        'Text <a href="x">by *Jane Doe*</a> text.',
        "Text <button>Jane Doe</button> text.",
        "*Jane Doe*{.nolink}",
        "Jane Doe spoke.\n{.nolink}",
        'Text <span class="nolink">by Jane Doe</span> text.',
        'Text <span class="nolink">by <span>Ann</span> <b>and</b> Jane Doe</span> text.',
        '<div class="nolink" markdown="1">\nJane Doe\n</div>',
        "[Jane Doe][1]\n\n[1]: https://example.org",
        "[Jane Doe]\n\n[Jane Doe]: https://example.org",
        "Then *Jane* Doe left.",
    ],
)
def test_a_name_is_a_mention_without_a_link_in(text):
    page = render(f"Before.\n\n{text}\n\nAfter.", JANE)
    assert page.linked() == []
    assert "actor-link" not in page.html
    assert [(mention.text, mention.linked) for mention in page.findings.mentions] == [("Jane Doe", False)]


def test_an_address_in_words_is_no_place_for_names_whatever_it_holds():
    """What stands between < and > may have a space, and is a link then."""
    page = render("<https://example.org/Jane Doe>", JANE)
    assert page.linked() == []


def test_a_name_that_cannot_be_linked_leaves_the_link_to_the_next():
    page = render("## Jane Doe\n\n[Doe](https://example.org), *Doe*{.nolink}, *Jane* Doe, Jane Doe, Doe.", JANE)
    assert [(mention.text, mention.linked) for mention in page.findings.mentions] == [
        ("Jane Doe", False),
        ("Doe", False),
        ("Doe", False),
        ("Jane Doe", False),
        ("Jane Doe", True),
        ("Doe", False),
    ]


def test_a_table_of_contents_in_the_text_is_no_mention():
    page = render("[TOC]\n\n## Jane Doe\n\nText.", JANE)
    assert page.soup.select(".toc a")
    assert [mention.in_heading for mention in page.findings.mentions] == [True]


def test_a_mention_knows_its_section_also_in_the_heading_that_begins_it():
    page = render(
        "Doe.\n\n## On [Doe](x) & co { #on }\n\n### Doe\n\nDoe[^1].\n\n[^1]: Doe.",
        JANE,
        more=(TocExtension(permalink=True),),
    )
    assert [(m.section.title, m.section.anchor, m.in_heading) for m in page.findings.mentions] == [
        ("", "", False),
        ("On Doe & co", "on", True),
        ("On Doe & co", "on", True),
        ("On Doe & co", "on", False),
        ("Footnotes", "fn:1", False),
    ]


def test_the_positions_of_mentions_rise_through_the_page():
    page = render("Doe, Doe.\n\n## Doe\n\n- Doe\n- [[Jane Doe]] Doe\n\n> Doe [@ash2001] Doe", JANE)
    positions = [mention.position for mention in page.findings.mentions]
    assert len(positions) == 8
    assert positions == sorted(set(positions))


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
    assert page.mentioned() == ["Jane Doe", "Widget-S1"]
    assert page.linked() == []
    assert "Then <em>Jane</em> Doe-like Widget-<strong>S1</strong> left." in page.html


@pytest.mark.parametrize("between", ["`x` ", "[^1] ", "[@ash2001] ", "<!-- x --> ", "![x](x.png) ", "x\n\n"])
def test_a_name_that_something_else_splits_is_none(between):
    name = Actor("Jane Doe", "actors/jane-doe.md", has_profile=True)  # no person: the surname alone is no name
    assert render(f"Then Jane {between}Doe left.\n\n[^1]: Note.", name).mentioned() == []


def test_a_match_never_crosses_from_one_block_to_the_next():
    assert render("- Jane\n- Doe-like\n\nJane\n\nDoe", Actor("Jane Doe", "x.md")).mentioned() == []


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
    assert page.linked() == page.mentioned() == ["Jane Doe", "John Doe"]
    [notice] = page.findings.problems
    assert (notice.code.id, notice.severity) == ("mention-ambiguous", Severity.NOTICE)
    assert '"Doe" may mean "Jane Doe" or "John Doe"' in notice.message


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


# Links that the author makes

WORLD = read_gazetteer()


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("[[Jane Doe]]", "Jane Doe", "actors/jane-doe.md"),
        ("[[jane doe]]", "jane doe", "actors/jane-doe.md"),
        ("[[ Jane Doe | the minister ]]", "the minister", "actors/jane-doe.md"),
        ("[[Jane Doe|*the* minister]]", "the minister", "actors/jane-doe.md"),
        ("[[RU]]", "RU", "countries/russia.md"),
        ("[[TCD|they]]", "they", "countries/chad.md"),
        ("*[[Chad]]*", "Chad", "countries/chad.md"),
        ("[[Chad]][@ash2001]", "Chad", "countries/chad.md"),
        ("[[Chad]][^1]\n\n[^1]: Note.", "Chad", "countries/chad.md"),
        ("[[[Chad]]]", "Chad", "countries/chad.md"),
        ("| a |\n| - |\n| [[Jane Doe\\|she]] |", "she", "actors/jane-doe.md"),
        ("[[Jane `Doe`|she]]", "she", "actors/jane-doe.md"),
    ],
)
def test_double_brackets_link_to_whom_they_name(text, words, target):
    page = render(text, JANE)
    [link] = page.soup.select("a.actor-link")
    assert (link.text, link["href"]) == (words, f"to/{target}")
    [mention] = page.findings.mentions
    assert (mention.text, mention.linked, mention.form) == (words, True, Form.BY_HAND)
    assert page.findings.problems == []
    assert "data-briefs" not in page.html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[1]](https://example.org)", '<a href="https://example.org">[1]</a>'),
        ("[[1]][x]\n\n[x]: https://example.org", '<a href="https://example.org">[1]</a>'),
        ("[[]] and [[ ]]", "[[]] and [[ ]]"),
        ("[[|x]]", "[[|x]]"),
        ("[[Chad|]]", "[[Chad|]]"),
        ("`[[Nobody]]`", "<code>[[Nobody]]</code>"),
        ("\\[[Nobody]]", "[[Nobody]]"),
    ],
)
def test_other_brackets_stay(text, html):
    page = render(text)
    assert f"<p>{html}</p>" in page.html
    assert page.findings.problems == []


def test_every_link_in_double_brackets_is_made_and_none_but_these_after_them():
    page = render("[[Jane Doe]], [[Jane Doe]], Jane Doe.", JANE)
    assert [(mention.text, mention.linked) for mention in page.findings.mentions] == [
        ("Jane Doe", True),
        ("Jane Doe", True),
        ("Jane Doe", False),
    ]


def test_brackets_in_a_citation_s_prefix_leave_no_trace():
    assert "data-briefs" not in render("It is so [as [[Jane Doe]] says, @ash2001].", JANE).html


@pytest.mark.parametrize("written", ["[[Jane Deo]]", "[[ Jane Deo ]]", "[[Jane Deo|she]]", "[[Jane Deo |she]]"])
def test_a_name_in_brackets_that_is_unknown_is_reported_with_its_line(written):
    page = render(f"One Jane Deo.\n\nTwo, [[Jane Doe]] and {written}.", JANE)
    [problem] = page.findings.problems
    assert (problem.code.id, str(problem.location)) == ("mention-unknown", "docs/a.md:9")
    assert problem.severity is Severity.WARNING
    assert 'Did you mean "Jane Doe"?' in problem.message
    assert page.linked() == ["Jane Doe"]
    assert page.soup.text.splitlines()[-1] == f"Two, Jane Doe and {'she' if 'she' in written else 'Jane Deo'}."


def test_a_name_in_brackets_that_two_bear_is_reported():
    one, other = (Actor(f"Body {n}", f"actors/{n}.md", aliases=("BODX",), has_profile=True) for n in (1, 2))
    page = render("The [[BODX]].", names=matcher(one, other), registry=Registry((one, other), WORLD))
    [problem] = page.findings.problems
    assert (problem.code.id, problem.severity) == ("mention-ambiguous", Severity.WARNING)
    assert '"Body 1" (actors/1.md) and "Body 2" (actors/2.md)' in problem.message


def test_a_link_by_hand_to_a_page_of_an_actor_is_a_mention_of_its_words():
    page = render(
        "As [the *minister*](x.md#y) said, Jane Doe and [Jane Doe](other.md), [`code`](x.md), ![](x.md).",
        JANE,
        subject_at=lambda href: JANE if href.startswith("x.md") else None,
    )
    assert [(m.text, m.linked, m.form) for m in page.findings.mentions] == [
        ("the minister", True, Form.BY_HAND),
        ("Jane Doe", False, Form.NAME),
        ("Jane Doe", False, Form.NAME),
        ("code", True, Form.BY_HAND),
    ]
    assert [link["href"] for link in page.soup.select("a.actor-link")] == ["x.md#y", "x.md"]


def test_a_page_that_is_no_brief_has_mentions_by_hand_alone():
    page = render("Jane Doe, [[Jane Doe]].", JANE, seeks=False)
    assert [(mention.form, mention.linked) for mention in page.findings.mentions] == [(Form.BY_HAND, True)]


def test_the_page_of_an_actor_does_not_mention_it():
    page = render("Jane Doe met John Doe.", names=matcher(JANE, JOHN), subject=JANE)
    assert page.mentioned() == ["John Doe"]


# What is linked

TEXT = "Chad, Chadian, Chad.\n\n## Two\n\nChadian, Chad, [[Chad]], Chadians."


def marked(page: Rendered) -> str:
    """The text with its links in brackets."""
    for link in page.soup.select("a.actor-link"):
        assert link["href"] == "to/countries/chad.md"
    soup = page.soup
    for link in soup.select("a.actor-link"):
        link.replace_with(f"<{link.text}>")
    return " ".join(soup.text.split())


@pytest.mark.parametrize(
    ("link_mentions", "link_demonyms", "text"),
    [
        ("section", False, "<Chad>, Chadian, Chad. Two Chadian, <Chad>, <Chad>, Chadians."),
        ("section", True, "<Chad>, <Chadian>, Chad. Two <Chadian>, <Chad>, <Chad>, Chadians."),
        ("page", False, "<Chad>, Chadian, Chad. Two Chadian, Chad, <Chad>, Chadians."),
        ("page", True, "<Chad>, <Chadian>, Chad. Two Chadian, Chad, <Chad>, Chadians."),
        ("all", False, "<Chad>, Chadian, <Chad>. Two Chadian, <Chad>, <Chad>, Chadians."),
        ("all", True, "<Chad>, <Chadian>, <Chad>. Two <Chadian>, <Chad>, <Chad>, <Chadians>."),
        ("none", False, "Chad, Chadian, Chad. Two Chadian, Chad, <Chad>, Chadians."),
        ("none", True, "Chad, Chadian, Chad. Two Chadian, Chad, <Chad>, Chadians."),
    ],
)
def test_the_options_say_what_is_linked_and_not_what_is_a_mention(link_mentions, link_demonyms, text):
    page = render(TEXT, WORLD.territory("TD"), link_mentions=LinkMentions(link_mentions), link_demonyms=link_demonyms)
    assert marked(page) == text
    assert len(page.findings.mentions) == 7


@pytest.mark.parametrize("link_mentions", list(LinkMentions))
def test_a_name_that_the_front_matter_says_not_to_link_is_a_mention(link_mentions):
    chad = WORLD.territory("TD")
    page = render("Chad, Chadian, Jane Doe.", chad, JANE, nolink=frozenset([chad]), link_mentions=link_mentions)
    assert page.mentioned() == ["Chad", "Chadian", "Jane Doe"]
    assert "Chad" not in page.linked()


# Names of several


def test_an_ambiguous_name_is_reported_once_where_it_stands_alone():
    body = "The Democratic Republic of the Congo.\n\nIt is far. Then\nCongo, Congo.\n\nCongo."
    page = render(body, names=matcher(gazetteer=WORLD))
    [notice] = page.findings.problems
    assert (notice.code.id, str(notice.location)) == ("mention-ambiguous", "docs/a.md:10")
    assert notice.severity is Severity.NOTICE
    assert '"Democratic Republic of the Congo" or "Republic of the Congo"' in notice.message
    assert "[[full name|Congo]]" in notice.message
    assert page.mentioned() == ["Democratic Republic of the Congo"]


def test_an_ambiguous_name_that_a_line_break_splits_has_the_line_of_its_beginning():
    [notice] = render("One.\n\nTo the Virgin\nIslands.", names=matcher(gazetteer=WORLD)).findings.problems
    assert str(notice.location) == "docs/a.md:9"


def test_the_phrase_of_a_region_or_a_lost_state_asks_nothing():
    page = render("The Soviet Union, the Gulf of Guinea, the Caribbean.", names=matcher(gazetteer=WORLD))
    assert (page.findings.mentions, page.findings.problems) == ([], [])


BLOCKS = [
    "Jane Doe and Chad.",
    "*Jane* Doe, Chadians & `Chad`.",
    "## Chad",
    "### On [[Chad|it]]",
    "- Doe\n- [Chad](https://example.org)",
    "> [[Jane Doe]] met Doe\u2019s friend [@ash2001].",
    "In Chad.\n{.nolink}",
    "<b>Doe</b> &amp; [x](actors/jane-doe.md).",
]


@given(
    st.lists(st.sampled_from(BLOCKS), max_size=6),
    st.sampled_from(list(LinkMentions)),
    st.booleans(),
    st.sets(st.sampled_from([JANE, WORLD.territory("TD")])),
)
def test_links_and_mentions_agree_and_the_text_is_as_written(blocks, link_mentions, link_demonyms, nolink):
    """Each link is a mention that says that it is linked, in the order of the text; links change no word."""
    text = "\n\n".join(blocks)
    settings = {"subject_at": lambda href: JANE if href == "actors/jane-doe.md" else None}
    page = render(
        text,
        JANE,
        WORLD.territory("TD"),
        nolink=frozenset(nolink),
        link_mentions=link_mentions,
        link_demonyms=link_demonyms,
        **settings,
    )
    assert page.linked() == [mention.text for mention in page.findings.mentions if mention.linked]
    for mention in page.findings.mentions:
        assert mention.sentence[mention.start :].startswith(mention.text)
        assert not mention.linked or mention.subject not in nolink or mention.form is Form.BY_HAND
    bare = render(text, JANE, WORLD.territory("TD"), link_mentions=LinkMentions.NONE, **settings)
    assert page.soup.text == bare.soup.text
    assert page.mentioned() == bare.mentioned()


def test_each_citation_behind_a_stop_is_quoted_with_its_own_sentence():
    page = render("Kim approved it [@ash2001]. @brook2002 disagrees with Iran.")
    assert [(p.key, p.sentence) for p in page.findings.passages] == [
        ("ash2001", "Kim approved it."),
        ("brook2002", "Brook (2002) disagrees with Iran."),
    ]


def test_a_sentence_is_quoted_in_a_note_style_without_signs():
    page = render("Kim left [@ash2001]. Then @brook2002 came.[^1]\n\n[^1]: [@ash2001].", style="chicago-notes")
    assert [p.sentence for p in page.findings.passages] == ["Kim left.", "Then Bea Brook came.", ""]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It is so [@ash2001]. Then more.", "It is so."),
        ("It is so. [@ash2001] Then more.", "It is so."),
        ("First. It is so.\u201d [@ash2001]", "It is so.\u201d"),
        ("It is. As @ash2001 says, so.", "As Ash (2001) says, so."),
        ("See @ash2001.", "See Ash (2001)."),
        ("It is so. @ash2001 says no.", "Ash (2001) says no."),
        ("It is so. [@ash2001] says no.", "says no."),
        ("[@ash2001] says no. Then more.", "says no."),
        ("Ash says no [-@ash2001]. Then more.", "Ash says no."),
        ("First. Ash -@ash2001 says no. Then more.", "Ash (2001) says no."),
        ("Made in the U.S. [@ash2001] in May.", "Made in the U.S. in May."),
    ],
)
def test_a_citation_is_quoted_with_the_sentence_that_it_belongs_to(text, quoted):
    assert [passage.sentence for passage in render(text).findings.passages] == [quoted]


def test_a_short_surname_counts_as_it_is_written_alone():
    kim = person("Bo Ash Un")
    assert render("The UN met Un.", kim).mentioned() == ["Un"]


def test_a_slip_is_located_where_it_is_text_and_no_code():
    page = render("`[[Nobody]]`\n\n```\n[[Nobody]]\n```\n\nHere: [[Nobody]].\n\nAnd [[Nobody]].")
    assert [problem.location for problem in page.findings.problems] == [Location("docs/a.md", 13)]
