"""Briefs in another language than the site's, and editions of one brief in several."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import Site, brief, build_site

BIB = """\
@book{ash2001, author = {Ash, Ann and Birch, Ben}, title = {A Sample Book}, year = {2001}, publisher = {Test Press}}
@online{oak2002, author = {Oak, Olga}, title = {A sample page}, year = {2002}, url = {https://example.org/oak},
  urldate = {2026-01-05}}
"""
GERMAN = """\
Die Bundeswehr steht in Deutschland und in Frankreich [@ash2001]. [[Frankreich]] schweigt dazu [@oak2002].[^1]

[^1]: Eine Fußnote über Norwegen im Norden.
"""
FILES = {
    "bib/a.bib": BIB,
    "docs/suez.md": brief(
        "Egypt and Chad are named here [@ash2001].",
        title="Suez in English",
        region="Egypt",
        more="translations: [suez.fr.md, suez.ar, later.md]\ntags: [canal]",
    ),
    "docs/suez.fr.md": brief(
        "L’Égypte et la République démocratique du Congo.",
        title="Suez en français",
        region="Égypte",
        more="lang: fr\ntags: [canal, mer]",
    ),
    "docs/suez.ar.md": brief("مصر هنا [@ash2001].", title="السويس", region="مصر", more="lang: ar"),
    "docs/later.md": brief("Später.", title="Suez auf Deutsch", region="Ägypten", more="lang: de\nstatus: draft"),
    "docs/deutsch.md": brief(
        GERMAN,
        title="Ein deutscher Titel",
        region="[Deutschland, Naher Osten]",
        actors="Frankreich",
        more="lang: de\nbased_on: ash2001\ntags: [canal]\nkey_judgements: [{text: Es bleibt so., likelihood: likely}]",
    ),
    "docs/azeri.md": brief("Mətn.", title="Azərbaycanca", region="Azərbaycan", more="lang: az"),
    "docs/danish.md": brief("Tekst.", title="På dansk", region="Danmark", more="lang: da"),
}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(tmp_path_factory.mktemp("english"), FILES, config={"site_url": "https://example.org/"})


def test_the_site_is_sound(english):
    assert english.warnings() == []


def test_a_page_in_another_language_has_its_words_days_lists_and_citations(english):
    page = english.html("deutsch/")
    shown = page.select_one(".brief")
    assert page.html["lang"] == "de"
    assert (shown["lang"], shown["dir"]) == ("de", "ltr")
    assert "2. Januar 2026" in shown.select_one(".byline").text
    assert "Zentrale Einschätzungen" in shown.text
    assert "Wahrscheinlich" in shown.select_one(".likelihood").text
    assert "Diese Analyse zitieren" in shown.text
    references = shown.select_one(".references").text
    assert "Literatur" in references
    assert "Ash, Ann, und Ben Birch" in references
    assert "Related briefs" not in shown.text
    assert shown.select_one(".based-on > bdi").text.startswith("Ash, Ann")  # in its own direction, whatever the page's


def test_names_of_places_are_in_the_language_of_the_page(english):
    page = english.html("deutsch/").select_one(".brief")
    assert [link.text for link in page.select(".brief-places a")] == ["Deutschland", "Naher Osten"]
    assert english.target("deutsch/", page.select(".brief-places a")[0]) == "countries/germany/"
    assert english.target("deutsch/", page.select(".brief-places a")[1]) == "regions/middle-east/"
    linked = {link.text: link["href"] for link in page.select(".brief-body a") if "countries" in link["href"]}
    assert linked == {
        "Deutschland": "../countries/germany/",
        "Frankreich": "../countries/france/",
        "Norwegen": "../countries/norway/",
    }


def test_lists_stay_in_the_language_of_the_site(english):
    page = english.html("countries/germany/")
    assert page.html["lang"] == "en"
    assert page.h1.text.strip() == "Germany"
    title = page.select_one(".brief-card__title a")
    assert (title.text, title["lang"], title["dir"]) == ("Ein deutscher Titel", "de", "ltr")
    assert "2 January 2026" in page.select_one(".brief-card__meta").text


def test_a_language_without_a_catalogue_has_the_words_of_the_site(english):
    page = english.html("danish/")
    assert page.html["lang"] == page.select_one(".brief")["lang"] == "da"
    assert page.select_one(".brief-places a").text == "Danmark"
    assert "Cite this brief" in page.text


def test_a_language_from_right_to_left(english):
    page = english.html("suez.ar/")
    assert (page.html["lang"], page.body["dir"], page.select_one(".brief")["dir"]) == ("ar", "rtl", "rtl")
    assert english.html("").body["dir"] == "ltr"
    assert page.select_one("#ref-ash2001")["dir"] == "ltr"  # a book in English
    assert "dir" not in english.html("suez/").select_one("#ref-ash2001").attrs


def test_a_theme_of_mkdocs_says_the_language_by_its_locale(tmp_path):
    files = {
        "docs/un.md": brief("Texte.", title="Un", region="Allemagne"),
        "docs/zwei.md": brief("Text.", title="Zwei", region="Norwegen", more="lang: de"),
    }
    site = build_site(tmp_path, files, config={"theme": {"name": "mkdocs", "locale": "fr"}})
    assert site.warnings() == []
    assert site.html("un/").html["lang"] == "fr"
    assert "Citer cette analyse" in site.html("un/").text
    assert (site.html("zwei/").html["lang"], site.html("zwei/").select_one(".brief")["lang"]) == ("de", "de")
    assert "Diese Analyse zitieren" in site.html("zwei/").text


def test_editions_are_joined_from_each_to_each(english):
    for page, others in {
        "suez/": {"ar": "suez.ar/", "fr": "suez.fr/"},
        "suez.fr/": {"ar": "suez.ar/", "en": "suez/"},
        "suez.ar/": {"en": "suez/", "fr": "suez.fr/"},
    }.items():
        links = english.html(page).select(".editions a")
        assert {link["hreflang"]: english.target(page, link) for link in links} == others
    assert [link.text for link in english.html("suez.ar/").select(".editions a")] == ["English", "Français"]
    assert english.html("deutsch/").select(".editions") == []


def test_the_head_names_all_editions_and_the_one_for_all_others(english):
    for page in ("suez/", "suez.fr/", "suez.ar/"):
        links = english.html(page).head.select("link[rel~=alternate][hreflang]")
        text = (english.root / "site" / page / "index.html").read_text("utf-8")
        assert 'rel="alternate"' not in text  # Material's script would ask each page for a sitemap beside it
        assert [(link["hreflang"], link["href"]) for link in links] == [
            ("ar", "https://example.org/suez.ar/"),
            ("en", "https://example.org/suez/"),
            ("fr", "https://example.org/suez.fr/"),
            ("x-default", "https://example.org/suez/"),
        ]
    assert english.html("deutsch/").head.select("link[hreflang]") == []


def test_of_several_editions_lists_have_the_one_in_their_language(english):
    archive = [link.text for link in english.html("archive/").select(".entry__title a[href*=suez]")]
    assert archive == ["Suez in English"]
    egypt = [link.text for link in english.html("countries/egypt/").select(".brief-card__title a")]
    assert egypt == ["Suez in English"]
    assert [a.text for a in english.html("tags/canal/").select("h3 a[href*=suez]")] == ["Suez in English"]
    # No other edition has the tag.
    assert [a.text for a in english.html("tags/mer/").select("h3 a")] == ["Suez en français"]


def test_a_name_in_one_edition_alone_has_its_page(english):
    page = english.html("countries/democratic-republic-of-the-congo/")
    assert [link.text for link in page.select(".mention__brief a")] == ["Suez en français"]
    assert page.select_one(".mention__quote")["lang"] == "fr"


def test_data_has_all_editions(english):
    items = json.loads((english.root / "site/api/v1/briefs.json").read_text())["items"]
    found = {item["id"]: (item["lang"], item["translations"]) for item in items}
    assert found["suez.fr"] == ("fr", ["suez.ar", "suez"])
    assert found["azeri"] == ("az", [])
