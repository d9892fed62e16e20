"""Exports of sources: BibTeX that we read back, RIS and CSL-JSON by their specifications; briefs as sources."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from contextlib import closing

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from site_tests.sources.test_bibtex_names import NAMES
from site_tests.values import engine

from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.actor import Author
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex import read_bibliography
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.brief_entry import source_of
from mkdocs_briefs.sources.csl_json import csl_item
from mkdocs_briefs.sources.exported import exported
from mkdocs_briefs.sources.ris import to_ris

ARTICLE = r"""@article{ash2001,
  author = {van der Ash, Jr., Ann and {Ministry of Trade and Industry} and others},
  title = {On {NATO} \& 50\% of it}, subtitle = {A Study}, journal = {Synthetic Journal},
  date = {2001-05/2002}, volume = {3}, number = {4}, pages = {10--20, 30}, doi = {10.1000/a_b},
  url = {https://example.org/a_b?x=1&y=%20}, urldate = {2020-02-03}, langid = {english},
  keywords = {one, two}, abstract = {Short.},
}
"""


def source(text: str) -> Source:
    found = read_bibliography([("a.bib", text)])
    assert [problem for problem in found.problems if problem.code is not codes.BIBTEX_NAMES] == []
    [only] = found.sources.values()
    return only


def read_again(found: Source) -> Source:
    return source(to_bibtex([found]))


def assert_same(one: Source, other: Source) -> None:
    assert (one.key, one.entry_type, one.issued) == (other.key, other.entry_type, other.issued)
    assert one.plain == other.plain
    assert one.names == other.names


def test_bibtex_is_read_back_as_it_was():
    assert_same(source(ARTICLE), read_again(source(ARTICLE)))


def test_bibtex_is_for_bibtex_too():
    text = to_bibtex([source("@article{a, title = {One}, journaltitle = {J}, date = {2001-05-17}}")])
    assert "  journal = {J},\n" in text
    assert "  date = {2001-05-17},\n  year = {2001},\n  month = may,\n" in text


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=20) | st.text(
    "&%$#_{}~^\\-`'\"@ aé", max_size=12
)
DATES = ["", "1999", "2001-05-17", "1999/2001", "1999/..", "../2000", "1990~", "2001-22", "-0044", "199X"]


@given(TEXT, TEXT, NAMES, st.sampled_from(DATES), st.booleans())
def test_any_source_is_read_back_as_it_was(title, note, people, date, more):
    texts = {"title": title, "note": note}
    plain = {field: unicodedata.normalize("NFC", one_line(text)) for field, text in texts.items()}
    plain = {field: text for field, text in {**plain, "date": date}.items() if text}
    names = {"author": tuple(people)} if people else {}
    if people:
        plain["author"] = "They and others" if more else "They"
    made = Source("k", "book", {}, Location("a.bib", 1), plain, names, date)
    once = read_again(made)
    assert {**once.plain, **({"author": plain["author"]} if people else {})} == plain
    assert (once.names, once.issued) == (names, date)
    assert_same(once, read_again(once))


RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - .*")


def test_ris_has_a_tag_a_line_a_type_first_and_an_end_last():
    text = to_ris([source(ARTICLE), source("@book{b, title = {Two}}")])
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(RIS_LINE.fullmatch(line) for line in lines)
    first, second, _ = "\n".join(lines).split("\nER  - ")
    assert second.strip().split("\n") == ["TY  - BOOK", "ID  - b", "TI  - Two"]
    assert first.split("\n") == [
        "TY  - JOUR",
        "ID  - ash2001",
        "AU  - van der Ash, Ann, Jr.",
        "AU  - Ministry of Trade and Industry",
        "TI  - On NATO & 50% of it: A Study",
        "T2  - Synthetic Journal",
        "PY  - 2001",
        "DA  - 2001/05//",
        "Y2  - 2020/02/03/",
        "SP  - 10\u201320, 30",
        "VL  - 3",
        "IS  - 4",
        "DO  - 10.1000/a_b",
        "UR  - https://example.org/a_b?x=1&y=%20",
        "AB  - Short.",
        "LA  - english",
        "KW  - one",
        "KW  - two",
    ]


def test_ris_splits_pages():
    assert "SP  - e10\r\nEP  - e20\r\n" in to_ris([source("@article{a, title = {One}, pages = {e10--e20}}")])


# CSL 1.0.2, schemas/input/csl-data.json: the types, and the kinds of value that each variable takes.
CSL_TYPES = set(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
CSL_NAMES = set("author compiler container-author contributor director editor organizer translator".split())
CSL_DATES = set("accessed event-date issued original-date".split())
CSL_TEXTS = set(
    "id type DOI ISBN ISSN URL abstract archive_location authority chapter-number collection-number collection-title "
    "container-title container-title-short edition event-place event-title genre issue jurisdiction keyword language "
    "note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page "
    "publisher publisher-place status title title-short version volume volume-title".split()
)
CSL_NAME = {"family", "given", "literal", "non-dropping-particle", "dropping-particle", "suffix"}


def items_of(*sources: Source, abstracts: bool = False) -> list[dict]:
    """The sources as they are exported in CSL-JSON."""
    with closing(PandocEngine(Style("chicago-author-date"), {found.key: found for found in sources})) as reader:
        return [csl_item(exported(found, abstracts=abstracts), reader.item_of(found)) for found in sources]


def assert_valid(item: dict) -> None:
    assert item["type"] in CSL_TYPES
    assert item["id"]
    for name, value in item.items():
        if name in CSL_NAMES:
            assert all(value)
            assert all(set(person) <= CSL_NAME and all(person.values()) for person in value)
        elif name in CSL_DATES:
            assert set(value) <= {"date-parts", "season", "circa"}
            assert 1 <= len(value["date-parts"]) <= 2
            assert all(1 <= len(parts) <= 3 and all(type(p) is int for p in parts) for parts in value["date-parts"])
        else:
            assert name in CSL_TEXTS
            assert isinstance(value, str)
            assert value


def test_csl_json_of_an_article():
    [item] = items_of(source(ARTICLE), abstracts=True)
    assert_valid(item)
    assert json.loads(json.dumps(item)) == {
        "id": "ash2001",
        "type": "article-journal",
        "author": [
            {"family": "Ash", "given": "Ann", "dropping-particle": "van der", "suffix": "Jr."},
            {"literal": "Ministry of Trade and Industry"},
        ],
        "title": "On NATO & 50% of it: A study",
        "title-short": "On NATO & 50% of it",
        "container-title": "Synthetic Journal",
        "volume": "3",
        "issue": "4",
        "page": "10-20, 30",
        "DOI": "10.1000/a_b",
        "URL": "https://example.org/a_b?x=1&y=%20",
        "language": "en-US",
        "abstract": "Short.",
        "issued": {"date-parts": [[2001, 5], [2002]]},
        "accessed": {"date-parts": [[2020, 2, 3]]},
    }


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2001-05-17", {"date-parts": [[2001, 5, 17]]}),
        ("1999/", {"date-parts": [[1999]]}),
        ("/2000", {"date-parts": [[2000]]}),
        ("1990~", {"date-parts": [[1990]], "circa": True}),
        ("199X", {"date-parts": [[1990]], "circa": True}),
        ("2001-23", {"date-parts": [[2001]], "season": 3}),
        ("-0043", {"date-parts": [[-44]]}),
    ],
)
def test_csl_json_of_dates(date, issued):
    [item] = items_of(source(f"@book{{a, title = {{One}}, date = {{{date}}}}}"))
    assert_valid(item)
    assert item["issued"] == issued


ENTRY_TYPES = (
    "article book mvbook inbook bookinbook booklet collection incollection manual misc online patent periodical "
    "proceedings inproceedings reference inreference report techreport thesis phdthesis mastersthesis unpublished "
    "dataset software letter movie video audio music image legislation jurisdiction legal standard review performance "
    "suppbook suppperiodical strange"
).split()


@pytest.mark.parametrize("entry_type", ENTRY_TYPES)
def test_every_entry_type_has_its_place_in_the_exports(entry_type):
    found = source(
        f"@{entry_type}{{a, author = {{Ash, Ann}}, editor = {{Cole, Cid}}, title = {{One}}, booktitle = {{Two}}, "
        "number = {3}, series = {S}, institution = {I}, note = {N}, date = {2001}}"
    )
    [item] = items_of(found)
    assert_valid(item)
    assert (item["type"] == "document") == (entry_type in ("misc", "artwork", "strange"))
    assert to_ris([found]).startswith("TY  - ")
    assert_same(found, read_again(found))


TWICE = """@book{a, title = {One}, publisher = {Press}, institution = {Institute}, organization = {Club},
  langid = {english}, language = {German}, number = {4}, issue = {Summer}, type = {Essay}, howpublished = {Print},
  note = {N}, addendum = {A}}
"""
"""Fields that share a place in the exports."""


def test_ris_has_no_second_publisher_number_language_or_type():
    lines = to_ris([source(TWICE)]).split("\r\n")
    found = {
        tag: [line[6:] for line in lines if line.startswith(f"{tag}  - ")] for tag in ("PB", "IS", "LA", "M3", "N1")
    }
    assert found == {"PB": ["Press"], "IS": ["4"], "LA": ["German"], "M3": ["Essay"], "N1": ["N", "A"]}


def test_ris_has_a_line_for_each_keyword():
    text = to_ris([source("@book{a, title = {One}, keywords = {sea ice; snow, rain}}")])
    assert re.findall(r"KW  - (.*)\r\n", text) == ["sea ice", "snow", "rain"]


def brief(*authors: Author, title: str = "50% of {NATO} & the $1 Question") -> Brief:
    fields = BriefFields(author="Jane Doe", region="Norway", summary="Short.", tags=["a", "b"])
    return Brief("2026/one.md", "briefs/2026/one.md", fields, title, dt.date(2026, 1, 2), authors, ())


def test_a_brief_is_a_report_of_the_publication():
    author = Author("Jane van Doe", "authors/x.md", ActorKind.PERSON)
    found = source_of(brief(author), "Example & Sons", "https://x.y/2026/one/")
    assert (found.key, found.entry_type, found.issued, found.year) == ("2026-one", "report", "2026-01-02", "2026")
    assert found.names == {"author": (Name("Doe", "Jane", "van"),)}
    assert found.plain == {
        "author": "Jane van Doe",
        "title": "50% of {NATO} & the $1 Question",
        "institution": "Example & Sons",
        "date": "2026-01-02",
        "url": "https://x.y/2026/one/",
        "abstract": "Short.",
        "keywords": "a, b",
    }
    assert_same(found, read_again(found))
    [item] = items_of(found)
    assert_valid(item)
    assert item["publisher"] == "Example & Sons"


def test_a_brief_is_formatted_as_it_is_written():
    found = source_of(
        brief(Author("Harbour Watch and Co", "authors/x.md")), "Example and Sons", "https://x.y/2026/one/"
    )
    reference = engine(bib=_entry(found)).reference(found.key)
    assert reference.startswith("Harbour Watch and Co. 2026. ")
    assert "50% of {NATO} &amp; the $1 Question" in reference
    assert "Example and Sons" in reference


def _entry(found: Source) -> str:
    fields = "".join(f"  {field} = {{{value}}},\n" for field, value in found.written.items())
    return f"@{found.entry_type}{{{found.key},\n{fields}}}\n"


@pytest.mark.parametrize(
    ("name", "kind", "is_"),
    [
        ("Jane Doe", ActorKind.PERSON, Name("Doe", "Jane")),
        ("Doe, Jane", ActorKind.PERSON, Name("Doe", "Jane")),
        ("Pelé", ActorKind.PERSON, Name("Pelé")),
        ("Jane Doe", None, Name("Doe", "Jane")),
        ("Doe, Jane", None, Name("Doe", "Jane")),
        ("Anne-Marie O'Neill", None, Name("O'Neill", "Anne-Marie")),
        ("J. R. van der Roe", None, Name("Roe", "J. R.", "van der")),
        ("Harbour Watch", None, Name("Harbour Watch", is_organisation=True)),
        ("Ministry of Trade and Industry", None, Name("Ministry of Trade and Industry", is_organisation=True)),
        ("The Invented Review", None, Name("The Invented Review", is_organisation=True)),
        ("Roe & Doe", None, Name("Roe & Doe", is_organisation=True)),
        ("OSINT Norway", None, Name("OSINT Norway", is_organisation=True)),
        ("Studio 54", None, Name("Studio 54", is_organisation=True)),
        ("Saskya", None, Name("Saskya", is_organisation=True)),
        ("Jane Doe", ActorKind.ORGANISATION, Name("Jane Doe", is_organisation=True)),
    ],
)
def test_an_author_is_split_where_a_profile_or_its_words_say_that_it_is_a_person(name, kind, is_):
    found = source_of(brief(Author(name, "authors/x.md", kind)), "P", "https://x.y/")
    assert found.names["author"] == (is_,)


CITED = {
    ("Jane Doe",): {
        "chicago-author-date": "Doe, Jane. 2026. A Grain Corridor. Harbour Watch. https://x.y/.",
        "apa": "Doe, J. (2026). A Grain Corridor. Harbour Watch. https://x.y/",
        "modern-language-association": "Doe, Jane. A Grain Corridor. Harbour Watch, 2 Jan. 2026, https://x.y/.",
        "ieee": "J. Doe, “A Grain Corridor,” Harbour Watch, Jan. 2026. Available: https://x.y/",
    },
    ("Jane Doe", "Max van der Roe"): {
        "chicago-author-date": "Doe, Jane, and Max van der Roe. 2026. ",
        "apa": "Doe, J., & Roe, M. van der. (2026). ",
        "modern-language-association": "Doe, Jane, and Max van der Roe. ",
        "ieee": "J. Doe and M. van der Roe, ",
    },
    ("Institute of Straits",): {
        "chicago-author-date": "Institute of Straits. 2026. ",
        "apa": "Institute of Straits. (2026). ",
        "modern-language-association": "Institute of Straits. ",
        "ieee": "Institute of Straits, ",
    },
    ("Jane Doe", "Harbour Watch"): {
        "chicago-author-date": "Doe, Jane, and Harbour Watch. 2026. ",
        "apa": "Doe, J., & Harbour Watch. (2026). ",
        "modern-language-association": "Doe, Jane, and Harbour Watch. ",
        "ieee": "J. Doe and Harbour Watch, ",
    },
}


@pytest.mark.parametrize(("names", "style"), [(names, style) for names in CITED for style in CITED[names]])
def test_cite_this_brief_reads_right_without_a_profile(names, style):
    written = brief(*(Author(name, f"authors/{name}.md") for name in names), title="A Grain Corridor")
    with closing(PandocEngine(Style(style), {})) as reader:
        html = reader.reference_of(source_of(written, "Harbour Watch", "https://x.y/"))
    assert BeautifulSoup(html, "html.parser").text.startswith(CITED[names][style])


def test_a_brief_without_authors_or_date_is_still_a_source():
    fields = BriefFields(author="Jane Doe", region="Norway")
    draft = Brief("one/two.markdown", "briefs/one/two.markdown", fields, "One", None, (), ())
    found = source_of(draft, "P", "https://x.y/one/two/")
    assert (found.key, found.issued) == ("one-two", "")
    assert_same(found, read_again(found))


PRIVATE = """@article{zotero,
  author = {Ash, Ann}, title = {The {NATO} Question}, journaltitle = {Journal}, date = {2001},
  file = {Full Text:/Users/secret-a/Zotero/storage/secret-b.pdf:application/pdf}, note = {secret-c},
  annotation = {secret-d}, annote = {secret-e}, keywords = {secret-f}, comment = {secret-g}, owner = {secret-h},
  timestamp = {secret-i}, abstract = {secret-j}, groups = {secret-k}, addendum = {With a map}, rating = {secret-l}
}
@misc{Mendeley:2002/a?b=c,
  author = {Brook, Ben}, title = {Two}, year = {2002}, abstract = {secret-m}, annote = {secret-n},
  keywords = {secret-o}, mendeley-groups = {secret-p}, mendeley-tags = {secret-q}, url = {https://example.org/},
  file = {:home/secret-r/a.pdf:pdf}, bdsk-file-1 = {secret-s}, bdsk-url-1 = {https://example.org/secret-t},
  date-added = {secret-u}, localfile = {secret-v}, usera = {secret-w}, library = {secret-x}
}
@unpublished{note, author = {Cole, Cid}, title = {Three}, year = {2003}, note = {Unpublished manuscript}}
"""


def test_what_readers_note_for_themselves_leaves_in_no_format():
    found = [exported(found) for found in read_bibliography([("a.bib", PRIVATE)]).sources.values()]
    texts = [to_bibtex(found), to_ris(found), json.dumps(items_of(*found))]
    assert [re.findall(r"secret-.", text) for text in texts] == [[], [], []]
    for public in ("With a map", "Unpublished manuscript", "Mendeley:2002/a?b", "https://example.org/"):
        assert all(public in text for text in texts), public


def test_abstracts_leave_where_the_publication_says_so():
    found = [exported(found, abstracts=True) for found in read_bibliography([("a.bib", PRIVATE)]).sources.values()]
    for text in (to_bibtex(found), to_ris(found), json.dumps(items_of(*found, abstracts=True))):
        assert re.findall(r"secret-.", text) == ["secret-j", "secret-m"]


def test_titles_keep_the_braces_that_protect_them():
    assert "  title = {The {NATO} Question},\n" in to_bibtex(read_bibliography([("a.bib", PRIVATE)]).sources.values())
    assert "  publisher = {{Food and Agriculture} \\& Co},\n" in to_bibtex(
        [source(r"@book{a, title = {T}, publisher = {{Food and Agriculture} \& Co}}")]
    )


@pytest.mark.parametrize(
    "key", ["a.b:c/d-e+f", "m\N{LATIN SMALL LETTER U WITH DIAERESIS}", "Ash_2001*", "\u0448\u05d0"]
)
def test_a_key_with_odd_characters_is_read_back(key):
    assert read_again(source(f"@book{{{key}, title = {{One}}}}")).key == key


def test_ris_has_a_line_a_field_whatever_stands_in_it():
    text = to_ris([source("@book{a, title = {One\u2028Two\u0085Three}, doi = {10.1000/a\u2028b}}")])
    assert len(text.splitlines()) == text.count("\r\n") == 5
