"""Exports of sources: BibTeX that we read back, RIS and CSL-JSON by their specifications; briefs as sources."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.sources.test_bibtex_names import NAMES
from site_tests.values import engine

from mkdocs_briefs.model.actor import Author
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.problem import Location
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex import read_bibliography
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.brief_entry import source_of
from mkdocs_briefs.sources.csl_json import to_csl_json
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
    assert found.problems == ()
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
    plain = {field: unicodedata.normalize("NFC", " ".join(text.split())) for field, text in texts.items()}
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
    "id type DOI ISBN ISSN URL abstract annote archive_location chapter-number collection-number collection-title "
    "container-title edition event-place event-title genre issue keyword language medium note number number-of-pages "
    "number-of-volumes page part publisher publisher-place source status title title-short version volume".split()
)
CSL_NAME = {"family", "given", "literal", "non-dropping-particle", "suffix"}


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
    [item] = to_csl_json([source(ARTICLE)])
    assert_valid(item)
    assert json.loads(json.dumps(item)) == {
        "id": "ash2001",
        "type": "article-journal",
        "author": [
            {"family": "Ash", "given": "Ann", "non-dropping-particle": "van der", "suffix": "Jr."},
            {"literal": "Ministry of Trade and Industry"},
        ],
        "title": "On NATO & 50% of it: A Study",
        "container-title": "Synthetic Journal",
        "volume": "3",
        "issue": "4",
        "page": "10\u201320, 30",
        "DOI": "10.1000/a_b",
        "URL": "https://example.org/a_b?x=1&y=%20",
        "language": "english",
        "keyword": "one, two",
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
    [item] = to_csl_json([source(f"@book{{a, title = {{One}}, date = {{{date}}}}}")])
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
    [item] = to_csl_json([found])
    assert_valid(item)
    assert (item["type"] == "document") == (entry_type in ("misc", "strange"))
    assert to_ris([found]).startswith("TY  - ")
    assert_same(found, read_again(found))


def test_csl_json_knows_what_a_number_is_of():
    def item(text: str) -> dict:
        return to_csl_json([source(text)])[0]

    assert item("@report{a, number = {7}, series = {S}}")["number"] == "7"
    assert item("@book{a, number = {7}, series = {S}}")["collection-number"] == "7"
    assert item("@article{a, number = {7}}")["issue"] == "7"
    compiled = item("@book{a, editor = {Ash, Ann}, editortype = {compiler}}")
    assert compiled["compiler"] == [{"family": "Ash", "given": "Ann"}]


TWICE = """@book{a, title = {One}, publisher = {Press}, institution = {Institute}, organization = {Club},
  langid = {english}, language = {German}, number = {4}, issue = {Summer}, type = {Essay}, howpublished = {Print},
  note = {N}, addendum = {A}}
"""
"""Fields that share a place in the exports."""


def test_csl_json_has_the_first_of_two_fields_that_share_a_place():
    [item] = to_csl_json([source(TWICE)])
    assert_valid(item)
    assert (item["publisher"], item["language"], item["note"]) == ("Press", "German", "N")
    [article] = to_csl_json([source("@article{a, number = {4}, issue = {Summer}}")])
    assert article["issue"] == "Summer"
    [thesis] = to_csl_json([source("@phdthesis{a, type = {Habilitation}}")])
    assert thesis["genre"] == "Habilitation"


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
    [item] = to_csl_json([found])
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
        ("Jane Doe", None, Name("Jane Doe", is_organisation=True)),
        ("Jane Doe", ActorKind.ORGANISATION, Name("Jane Doe", is_organisation=True)),
    ],
)
def test_an_author_is_split_where_a_profile_calls_it_a_person(name, kind, is_):
    found = source_of(brief(Author(name, "authors/x.md", kind)), "P", "https://x.y/")
    assert found.names["author"] == (is_,)


def test_a_brief_without_authors_or_date_is_still_a_source():
    fields = BriefFields(author="Jane Doe", region="Norway")
    draft = Brief("one/two.markdown", "briefs/one/two.markdown", fields, "One", None, (), ())
    found = source_of(draft, "P", "https://x.y/one/two/")
    assert (found.key, found.issued) == ("one-two", "")
    assert_same(found, read_again(found))
