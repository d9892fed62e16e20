"""Styles, and what no style says of a source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from site_tests.mini_site import brief
from site_tests.values import engine, render, source

import mkdocs_briefs
from mkdocs_briefs.assembly.engine import make_engine
from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.formatted import Label
from mkdocs_briefs.citations.pandoc.styles import _NEAREST, style_names
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.citation import CitationItem
from mkdocs_briefs.sources.annotations import annotations_html, grade

BIB = """\
@book{ash2001, author = {Ash, Ann}, title = {A Synthetic Book}, year = {2001}, publisher = {Press}}
@book{brook2002, author = {Brook, Bea}, title = {Another Book}, year = {2002}, publisher = {Press}}
@online{page, author = {{Example Org}}, title = {A Page}, date = {2019-03-04}, url = {https://example.org/a},
  urldate = {2020-01-02}, archiveurl = {https://archive.example/a}, archivedate = {2020-05-06},
  urlstatus = {dead}, reliability = {B}, credibility = {2}}
"""

CSL = """\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Synthetic</title><id>synthetic</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout prefix="{" suffix="}" delimiter=" + "><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""


def test_a_dead_link_gives_way_to_the_archive_and_the_source_is_graded(site):
    built = site({"docs/a.md": brief("It is so [@page]."), "bib/a.bib": BIB}, strict=True)
    assert not built.aborted, built.messages
    for reference in (built.html("a/").select_one("#ref-page"), built.html("bibliography/").select_one("#ref-page")):
        assert {link["href"] for link in reference.select(".reference a, .source__reference a")} == {
            "https://archive.example/a"
        }
        assert "Archived on 6 May 2020" in reference.text
        assert reference.select_one(".grade").text == "B2 usually reliable, probably true"


def test_a_source_without_a_grade_has_none():
    source = engine(bib=BIB).bibliography["ash2001"]
    assert grade(source) == ("", "")
    assert annotations_html(source) == ""


def test_a_brief_has_its_own_style_and_a_project_its_own_csl(site):
    built = site(
        {
            "docs/a.md": brief("It is so [@ash2001; @brook2002]."),
            "docs/b.md": brief("It is so [@ash2001].", more="citation_style: ieee"),
            "bib/a.bib": BIB,
            "styles/own.csl": CSL,
        },
        options={"citation_style": "styles/own.csl"},
        strict=True,
    )
    assert not built.aborted, built.messages
    assert built.html("a/").select_one(".cited").text == "{A synthetic book + Another book}"
    assert built.html("b/").select_one(".cited").text == "[1]"


@pytest.mark.parametrize(("nocite", "keys"), [('["@brook2002"]', ["ash2001", "brook2002"]), ('"@*"', None)])
def test_nocite_lists_what_the_text_does_not_cite(site, nocite, keys):
    built = site({"docs/a.md": brief("It is so [@ash2001].", more=f"nocite: {nocite}"), "bib/a.bib": BIB}, strict=True)
    assert not built.aborted, built.messages
    found = [item["id"].removeprefix("ref-") for item in built.html("a/").select("#references li")]
    assert found == keys or (keys is None and set(found) == {"ash2001", "brook2002", "page"})


def test_a_brief_and_the_bibliography_are_exported(site):
    built = site(
        {"docs/a.md": brief("It is so [@ash2001].", title="On A & B"), "bib/a.bib": BIB},
        config={"site_url": "https://example.org/sub/"},
        strict=True,
    )
    page = built.html("a/")
    for ending, says in (("bib", "https://example.org/sub/a/"), ("ris", "On A & B"), ("json", "On A & B")):
        link = page.select_one(f'.cite-this a[href="../a.{ending}"]')
        assert built.target("a/", link) == f"a.{ending}"
        assert says in (built.root / "site" / f"a.{ending}").read_text("utf-8")
        assert "Ash" in (built.root / "site" / f"bibliography.{ending}").read_text("utf-8")
    assert "On A & B" in page.select_one("#cite-text").text
    assert "2026" in page.select_one("#cite-text").text


def test_the_bibliography_quotes_the_words_that_cite(site):
    built = site({"docs/a.md": brief("First. It is so [@ash2001]. And so [@ash2001]."), "bib/a.bib": BIB}, strict=True)
    cited = built.html("bibliography/").select_one("#ref-ash2001 .source__cited li")
    assert cited.q.text == "It is so."
    assert "1 more passage" in cited.text
    assert cited.a["href"].endswith("#cite-ash2001-1")


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        ("chicago-author-date", "Ash, Ann et al. 2001."),
        ("modern-language-association", "Ash, Ann, et al. "),
        ("ieee", "A. Ash et al., "),
    ],
)
def test_and_others_is_et_al(style, begins):
    bib = "@book{a, author = {Ash, Ann and others}, title = {Women and Others}, year = {2001}, publisher = {Press}}"
    made = engine(style, bib)
    assert re.sub("<[^>]*>", "", made.reference("a")).startswith(begins)
    assert "women and others" in made.reference("a").lower()


SOURCES = {
    "a": source(
        "a",
        "online",
        title="A Report: Part One",
        author="Ash, Ann and Brook, Bea",
        date="2001-03-04",
        url="https://example.org/a",
    )
}
CITED = [(CitationItem("a", "p. 4"),)]


def label(style: Style, language: str = "en") -> str:
    made = make_engine(style, SOURCES, language)
    text = "".join(part.html if isinstance(part, Label) else str(part) for part in made.format(CITED).clusters[0])
    made.close()
    return re.sub("<[^>]*>", "", text)


def reference(style: str, language: str = "en") -> str:
    made = make_engine(Style(style), SOURCES, language)
    found = re.sub("<[^>]*>", "", made.reference("a"))
    made.close()
    return found


@pytest.mark.parametrize("name", style_names())
def test_every_style_that_is_bundled_formats_and_says_where_it_is_from(name):
    assert "Ash" in reference(name)
    text = (Path(mkdocs_briefs.__file__).parent / f"data/styles/{name}.csl").read_text("utf-8")
    assert "http://creativecommons.org/licenses/by-sa/3.0/" in text
    assert "independent-parent" not in text


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("mla", "modern-language-association"),
        ("chicago-fullnotes", "chicago-notes-bibliography"),
        ("vancouver-superscript", "vancouver"),
        ("chicago-author-dates", "chicago-author-date"),
    ],
)
def test_a_name_that_is_none_is_refused_with_the_nearest(name, nearest):
    with pytest.raises(EngineError, match=rf"no style of that name\..*{nearest}\W.* There are: .*apa, .*\.csl"):
        make_engine(Style(name), {})


def test_every_nearest_style_is_bundled():
    assert set(_NEAREST.values()) <= set(style_names())
    assert not set(_NEAREST) & set(style_names())


def test_a_style_of_an_earlier_version_is_reported_in_a_brief_and_stops_a_site(site):
    files = {"docs/a.md": brief("It is so [@ash2001].", more="citation_style: chicago-fullnotes"), "bib/a.bib": BIB}
    built = site(files)
    [message] = [text for text in built.messages if ": citation-style: " in text]
    assert "docs/a.md" in message
    assert 'nearest is "chicago-notes-bibliography"' in message
    assert "(Ash 2001)" in built.html("a/").text
    stopped = site(files, options={"citation_style": "mla"})
    assert stopped.aborted
    assert 'nearest is "modern-language-association"' in str(stopped.messages)


def test_a_style_that_points_at_another_is_refused_with_its_name():
    link = '<link href="http://www.zotero.org/styles/{}" rel="{}"/>'
    csl = CSL.replace(
        "<title>", link.format("own", "self") + link.format("the-parent", "independent-parent") + "<title>"
    )
    with pytest.raises(EngineError, match="points at another one, the-parent"):
        make_engine(Style("own", csl), {})


def test_a_file_that_is_no_style_is_refused():
    says = "the file is no CSL style. Take one from the Zotero Style Repository."
    with pytest.raises(EngineError, match=f"^{re.escape(says)}$"):
        make_engine(Style("own", "<html></html>"), {})


def test_a_style_that_pandoc_cannot_read_is_refused_with_its_words():
    with pytest.raises(EngineError, match="cannot read the file: CiteprocXMLError"):
        make_engine(Style("own", CSL.replace("</style>", "")), {})


def test_dates_and_terms_follow_the_language():
    assert "mars 4." in reference("chicago-author-date", "fr")
    assert "Ash und Brook" in label(Style("chicago-author-date"), "de")


def test_a_british_style_keeps_its_english():
    assert "‘" in reference("oscola")  # noqa: RUF001 - a quotation mark
    assert "“" in reference("chicago-author-date")


def test_titles_in_the_language_of_the_site_are_as_written():
    """Pandoc makes sentence case of English titles; what is in another language keeps its capitals."""
    assert "A report: Part one" in reference("apa")
    assert "A Report: Part One" in reference("apa", "de")


TITLES = """\
@article{plain, title = {{Plain Words}}, journaltitle = {Herald}, year = {2001}}
@article{asking, title = {{Why Now?}}, journaltitle = {Herald}, year = {2002}}
"""
QUOTING = CSL.replace(
    '<text variable="title"/></layout></citation>', '<text variable="title" quotes="true"/></layout></citation>'
)
LOGICAL = QUOTING.replace(
    "<citation>", '<locale xml:lang="en"><style-options punctuation-in-quote="false"/></locale><citation>'
)


@pytest.mark.parametrize(
    ("csl", "cited", "shown"),
    [
        (QUOTING, "[@plain, as they say]", "{“Plain Words,” as they say}"),
        (QUOTING, "[@asking, as they say]", "{“Why Now?”, as they say}"),
        (LOGICAL, "[@plain, as they say]", "{“Plain Words”, as they say}"),
    ],
)
def test_a_comma_goes_within_quotation_marks_in_american_english_unless_the_style_says_otherwise(csl, cited, shown):
    made = make_engine(Style("own", csl), engine(bib=TITLES).bibliography)
    assert render(cited, engine=made).soup.select_one(".cited").text == shown


@pytest.mark.parametrize(
    ("cited", "shown"),
    [("[@ash2001{}, 4 reasons]", "(Ash, 2001, 4 reasons)"), ("[@ash2001, 4 reasons]", "(Ash, 2001, p. 4 reasons)")],
)
def test_a_number_behind_empty_braces_is_no_page(cited, shown):
    assert render(cited, style="apa").soup.select_one(".cited").text == shown
