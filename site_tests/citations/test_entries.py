r"""What Pandoc's reader gets wrong, and is met before an entry is handed over: each rule by example."""

# ruff: noqa: RUF001 - titles have dashes and quotation marks

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from site_tests.values import source

from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.pandoc.entries import item_of
from mkdocs_briefs.citations.pandoc.protection import protected
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.sources.bibtex import read_bibliography

TITLES = {
    # As written, in sentence case (APA), and in title case (Chicago).
    "S/RES/2231 (2015)": ("S/RES/2231 (2015)", "S/RES/2231 (2015)"),
    "TikTok, WikiShips and ByteDance: a McKinnon view": (
        "TikTok, WikiShips and ByteDance: A McKinnon view",
        "TikTok, WikiShips and ByteDance: A McKinnon View",
    ),
    "A U.S.-led convoy": ("A U.S.-led convoy", "A U.S.-led Convoy"),
    "The road to Washington, D.C.": ("The road to washington, D.C.", "The Road to Washington, D.C."),
    "Counting quays, Part I": ("Counting quays, part I", "Counting Quays, Part I"),
    "Group B and type A": ("Group B and type A", "Group B and Type A"),
    "A quay: A History": ("A quay: A history", "A Quay: A History"),
    "Ships after COP28, eLife and the G7": (
        "Ships after COP28, eLife and the G7",
        "Ships After COP28, eLife and the G7",
    ),
    "The F-16 and an X-ray": ("The F-16 and an X-ray",) * 2,
    r"AT\&T and R\&D": ("AT&T and R&D", "AT&T and R&D"),
    "The O'Neill report": ("The O’Neill report", "The O’Neill Report"),
    "A post-Soviet port": ("A post-Soviet port", "A Post-Soviet Port"),
    "A new U.S. plan": ("A new U.S. plan", "A New U.S. Plan"),
    "A Ph.D. at sea": ("A Ph.D. at sea", "A Ph.D. At Sea"),
    "Alphaland v. United Betaland: a history": (
        "Alphaland v. United Betaland: A history",
        "Alphaland v. United Betaland: A History",
    ),
    "Doe vs. Roe": ("Doe vs. Roe", "Doe vs. Roe"),
    "The {e-mail} archive": ("The e-mail archive", "The e-mail Archive"),
    "The {DPRK}'s {ICBMs}": ("The DPRK’s ICBMs", "The DPRK’s ICBMs"),
    "A ``safe'' place": ("A “safe” place", "A “Safe” Place"),
    "A `safe' place": ("A “safe” place", "A “Safe” Place"),
    r"Dues in R{\'\i}a and \'\i": ("Dues in Ría and í",) * 2,
    "Exports of {CO$_2$}": ("Exports of CO2", "Exports of CO2"),
    "Costs of $5 and $6": ("Costs of $5 and $6", "Costs of $5 and $6"),
    r"A \textbraceleft{}x\textbraceright{} and a\textunderscore{}b": ("A {x} and a_b",) * 2,
    r"\lbrace A\rbrace{} \dag{} and \ddag{} Bee": ("{A} † and ‡ bee", "{A} † and ‡ Bee"),
    "The owner\u0092s \u0093quay\u0094": ("The owner’s “quay”", "The Owner’s “Quay”"),
}


@pytest.fixture(scope="module")
def titles() -> dict[str, tuple[str, str]]:
    """The titles as APA and Chicago have them."""
    entries = (
        f"@book{{k{n}, author = {{Ash{n}}}, title = {{{title}}}, date = {{2001}}}}" for n, title in enumerate(TITLES)
    )
    sources = read_bibliography([("a.bib", "\n".join(entries))]).sources
    found = []
    for style in ("apa", "chicago-author-date"):
        engine = PandocEngine(Style(style), sources)
        html = [engine.reference(f"k{number}") for number in range(len(TITLES))]
        engine.close()
        found.append([BeautifulSoup(text, "html.parser").em.text for text in html])
    return dict(zip(TITLES, zip(*found, strict=True), strict=True))


@pytest.mark.parametrize("title", TITLES)
def test_a_title_keeps_the_capitals_that_its_author_means(title, titles):
    assert titles[title] == TITLES[title]


@pytest.mark.parametrize(
    "title", ["Why? Because", "Île and Édouard", r"\emph{U.S.} and {U.S.}", "Ships of NATO", "e.g. ships", r"\"Uber b"]
)
def test_what_the_reader_gets_right_is_left_alone(title):
    assert protected(title) == title


REFERENCES = {
    "@book{a, title = {El puerto y la ciudad}, language = {es}, date = {2001}}": "El puerto y la ciudad. 2001.",
    "@book{a, title = {Le port et la ville}, language = {French}, date = {2001}}": "Le port et la ville. 2001.",
    "@book{a, title = {Порт и город на море}, date = {2001}}": "Порт и город на море. 2001.",
    "@book{a, title = {საქართველოს ისტორია}, date = {2001}}": "საქართველოს ისტორია. 2001.",
    "@book{a, title = {Հայաստանի պատմություն}, date = {2001}}": "Հայաստանի պատմություն. 2001.",
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, date = {1999/..}}": "Ash, Ann. 1999–. T. P.",
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, date = {/2000}}": "Ash, Ann. 2000. T. P.",
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, date = {199X}}": "Ash, Ann. [1990?]. T. P.",
    "@article{a, title = {T}, journal = {J}, volume = 1, date = {2001}, doi = {https://doi.org/10.1000/x}}": (
        "“T.” 2001. J 1. https://doi.org/10.1000/x."
    ),
    "@article{a, title = {T}, journal = {J}, volume = 1, date = {2001}, doi = {doi:10.1000/x}}": (
        "“T.” 2001. J 1. https://doi.org/10.1000/x."
    ),
    r"@article{a, title = {T}, journal = {J}, volume = 1, date = {2001}, doi = {10.1007/978{\_}12}}": (
        "“T.” 2001. J 1. https://doi.org/10.1007/978_12."
    ),
    r"@online{a, title = {T}, date = {2001}, url = {https://example.org/a{\_}b{\%}20c}}": (
        "“T.” 2001. https://example.org/a_b%20c."
    ),
    r"@misc{a, title = {T}, year = 2001, howpublished = {\url{https://example.org/}}}": (
        "T. 2001. https://example.org/."
    ),
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, year = {[1850] 1999}}": (
        "Ash, Ann. (1850) 1999. T. P."
    ),
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, year = {[1999]}}": "Ash, Ann. 1999. T. P.",
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, year = {١٩٩٩}}": "Ash, Ann. 1999. T. P.",
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {Alpha and Beta}, year = 1999}": (
        "Ash, Ann. 1999. T. Alpha and Beta."
    ),
    "@standard{a, author = {{Board}}, title = {Shackles}, number = {4411}, date = {2002}}": (
        "Board. 2002. Shackles. 4411."
    ),
    "@jurisdiction{a, title = {Doe v. Roe}, journaltitle = {Reports}, volume = 12, pages = 345, "
    "institution = {Supreme Court}, date = 1986}": "Doe v. Roe, 12 Reports 345 (Supreme Court 1986).",
    "@book{a, author = {Ash, Ann AND Brook, Ben}, title = {T}, publisher = {P}, date = {2001}}": (
        "Ash, Ann, and Ben Brook. 2001. T. P."
    ),
    "@book{a, author = {Cole, Cy and Dale, Di and}, title = {T}, publisher = {P}, date = {2001}}": (
        "Cole, Cy, and Di Dale. 2001. T. P."
    ),
    r"@book{a, author = {Ana Mu\~noz and Rom\~ao, Jorge}, title = {T}, publisher = {P}, date = {2001}}": (
        "Muñoz, Ana, and Jorge Romão. 2001. T. P."
    ),
    r"@book{a, author = {V{\'\i}ctor R{\'\i}os}, title = {T}, publisher = {P}, date = {2001}}": (
        "Ríos, Víctor. 2001. T. P."
    ),
    r"@report{a, author = {Ash, Ann}, title = {T}, type = {{Informe t{\'e}cnico}}, institution = {P}, date = {2001}}": (
        "Ash, Ann. 2001. T. Informe técnico. P."
    ),
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, year = {in press}}": "Ash, Ann. In press. T. P.",
    "@book{a, author = {Ash, Ann}, title = {Old quays}, publisher = {P}, date = {2001}, language = {eng}}": (
        "Ash, Ann. 2001. Old Quays. P."
    ),
    "@book{a, author = {Ash, Ann}, title = {New quays}, publisher = {P}, date = {2001}, language = {Eng}}": (
        "Ash, Ann. 2001. New Quays. P."
    ),
    "@book{a, author = {Ash, Ann}, title = {T}, publisher = {P}, year = {20xx}}": "Ash, Ann. n.d. T. P.",
    "@misc{a, author = {Ash, Ann}, title = {T}, date = {2001}, note = {Number: 1, publisher: Nobody}}": (
        "Ash, Ann. 2001. T."
    ),
}


@pytest.mark.parametrize("entry", REFERENCES)
def test_a_reference_says_what_the_entry_means(entry):
    engine = PandocEngine(Style("chicago-author-date"), read_bibliography([("a.bib", entry)]).sources)
    html = engine.reference("a")
    engine.close()
    assert BeautifulSoup(html, "html.parser").text == REFERENCES[entry]


@pytest.mark.parametrize("marks", ["\u201c\u2018", "<i>", "\u201c", "\u2019\u201c\u2018\u201d", "<b>\u201c"])
def test_what_begins_and_does_not_end_takes_no_time_and_loses_its_marks(marks):
    item = {"title": f"{f'{marks} a ' * 40}", "publisher": "\u2018Press\u2019 \u201cand <i>more</i>"}
    found = item_of(source("ash"), item)
    assert "".join(found["title"].split()) == "a" * 40
    assert found["publisher"] == item["publisher"]
