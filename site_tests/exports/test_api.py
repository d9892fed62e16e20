"""The data under ``api/v1/``: true to their schemas and to one another, whatever the order in which files are read."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from site_tests.mini_site import brief
from site_tests.sources.test_exports import ENTRY_TYPES
from site_tests.values import doc, person

from mkdocs_briefs.citations.pandoc import PandocEngine
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.exports.api import api_files, schemas
from mkdocs_briefs.exports.api.ftm import _aliases, ftm_id
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.actor import Actor, Subject
from mkdocs_briefs.model.citation import Citation, Passage
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.mention import Form, Mention, Section
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import read_publication
from mkdocs_briefs.sources.bibtex import read_bibliography
from mkdocs_briefs.sources.bibtex.fields import SHOWN
from mkdocs_briefs.sources.csl_json import csl_item
from mkdocs_briefs.sources.exported import exported

LISTINGS = ("briefs", "actors", "countries", "sources")
SCHEMATA = (*LISTINGS, "judgements", "mentions", "graph")
SCHEMAS = schemas()
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"

CSL = frozenset(
    "title title-short container-title container-title-short volume-title collection-title collection-number volume "
    "number-of-volumes number issue edition version chapter-number page number-of-pages publisher publisher-place "
    "original-title original-publisher original-publisher-place authority jurisdiction event-title event-place genre "
    "status DOI URL ISBN ISSN language abstract note archive_location author editor translator container-author "
    "director issued accessed event-date original-date".split()
)
"""The fields of CSL-JSON that a source can have beside id and type."""

PARTS = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal", "season", "circa"}
"""What a name or a date of CSL-JSON can have."""

# A publication from plain values

FRONTS = {
    "aurora-accord.md": """
title: The Aurora Accord — who signed, and why
date: 2026-03-04
updated: 2026-04-01
author: [Ann Ash, Bureau of Invented Affairs]
region: [Norway, Nordic countries]
actors: [Ada Ész, Aurora Compact, Norway, Nobody Known]
summary: An accord that nobody signed.
tags: [accords, ice]
based_on: [ash2001]
""",
    "notes/ледокол.md": """
title: The icebreaker that never sailed
date: 2026-05-06
author: Ann Ash
region: Finland
actors: [Ada Ész, Glacier-9, Republic of Frostmark]
tags: [ice]
""",
    # Its id is also the code of a country.
    "FI.md": """
title: Finland in brief
date: 2026-05-06
author: Ann Ash
region: Finland
actors: [Finland]
""",
    "unfinished.md": """
title: Not yet
status: draft
author: Ann Ash
region: Kosovo
""",
    "actors/ada-esz.md": """
name: Ada Ész
kind: person
country: Norway
aliases: [Ада Эс]
weak_aliases: [the envoy]
wikidata: Q4115189
summary: An envoy of invention.
""",
    "actors/aurora-compact.md": "name: Aurora Compact\nkind: organisation\naliases: [AC]",
    "actors/glacier-9.md": "name: Glacier-9\nkind: system\ncountry: Finland",
    "actors/Морозная_республика.md": "name: Republic of Frostmark\nkind: state\ncountry: Norway",
    "actors/never-named.md": "name: Never Named\nkind: person",
    "countries/norway.md": "name: Norway\nwikidata: Q20\nsummary: A kingdom of fjords.",
}

BIB = r"""
@article{ash2001, author = {van der Ash, Jr., Ann and {Bureau of Invented Affairs}}, editor = {Brook, Bea},
  title = {On \emph{Ice} \& Accords}, subtitle = {A Study}, journaltitle = {Synthetic Journal}, date = {2001-05/2002},
  volume = {3}, number = {4}, pages = {10--20}, doi = {10.1000/a_b}, keywords = {one, two}, abstract = {Short.}}
@online{brook:2003/a, author = {Brook, Bea}, title = {Лёд}, date = {1990~},
  url = {https://example.org/a?x=1&y=2}, urldate = {2020-02}}
@report{cole1999, title = {A Report}, institution = {Bureau}, date = {2001-22}, type = {Annual report}}
@book{uncited, title = {Nobody cites this}, date = {1990}}
"""


def publication() -> Publication:
    documents = {src_uri: doc(front, file=f"docs/{src_uri}") for src_uri, front in FRONTS.items()}
    found = read_bibliography([("bib/a.bib", BIB)])
    reading = read_publication(documents, found.sources, read_gazetteer())
    assert [*found.problems, *reading.problems] == []
    return reading.publication


def mentions(src_uri: str, *named: tuple[Subject, str, Form]) -> tuple[Mention, ...]:
    """Each in a sentence of its own, the first before any heading."""
    made = []
    for number, (subject, text, form) in enumerate(named):
        section = Section("the-ice", "The ice “melts”") if number else Section()
        sentence = f"Of {text} we read here."
        made.append(Mention(subject, src_uri, section, text, sentence, 3, number == 0, form, False, 40 * number + 3))
    return tuple(made)


def corpus() -> Corpus:
    known = publication()
    actor = {found.name: found for found in known.actors}
    ada, compact = actor["Ada Ész"], actor["Aurora Compact"]
    norway, finland, georgia = (known.gazetteer.territory(code) for code in ("NO", "FI", "GE"))
    found = {
        "aurora-accord.md": (
            (ada, "Ada Ész", Form.NAME),
            (norway, "Norwegian", Form.DEMONYM),
            (ada, "Ész", Form.SHORT),
            (georgia, "Georgia", Form.NAME),
            (compact, "AC", Form.ALIAS),
        ),
        "notes/ледокол.md": ((ada, "the envoy", Form.BY_HAND), (finland, "Finland", Form.NAME)),
        "actors/ada-esz.md": ((norway, "Norway", Form.NAME),),
    }
    cited = {
        "aurora-accord.md": (("ash2001", 2), ("brook:2003/a", 1)),
        "notes/ледокол.md": (("brook:2003/a", 1),),
        "about.md": (("brook:2003/a", 1),),
        "actors/ada-esz.md": (("cole1999", 1),),
        "unfinished.md": (("ash2001", 0),),
    }
    return Corpus(
        known,
        {page: mentions(page, *named) for page, named in found.items()},
        {page: tuple(Citation(page, key, count) for key, count in keys) for page, keys in cited.items()},
        {
            page: tuple(
                Passage(page, key, f"{page} says so.", f"cite-{key}-{number + 1}")
                for key, count in keys
                for number in range(count)
            )
            for page, keys in cited.items()
        },
    )


def address_of(src_uri: str) -> str:
    """No page for Georgia, as where an author's file takes its address."""
    return "" if src_uri == "countries/georgia.md" else src_uri.removesuffix(".md") + "/"


def item_of(source: Source) -> dict[str, Any]:
    """An item such as an engine reads."""
    year = {"date-parts": [[int(source.year)]], "circa": True} if source.year else {}
    names = [{"family": name.family, "given": name.given} for name in source.names.get("author", ())]
    return {"id": source.key, "type": "book", "title": source.plain.get("title", ""), "author": names, "issued": year}


def files_of(found: Corpus, site_url: str = "https://example.org/briefs/") -> dict[str, str]:
    """The files by name."""
    site = Site(
        corpus=found,
        name="The Invented Review",
        url=site_url,
        address_of=address_of,
        reference_of=lambda key: f"<i>Title</i> of\n {key} &amp; more.",
        item_of=item_of,
        brief_sources={},
    )
    files = list(api_files(site))
    assert all(file.address.startswith("api/v1/") for file in files)
    return {file.address.removeprefix("api/v1/"): file.text() for file in files}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return files_of(corpus())


def lines(text: str) -> list[Any]:
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")] if text else []


def documents_of(files: Mapping[str, str], name: str) -> list[Any]:
    """What the schema of this name is for: one file, or the lines of one."""
    return lines(files["mentions.jsonl"]) if name == "mentions" else [json.loads(files[f"{name}.json"])]


def items(files: Mapping[str, str], name: str) -> dict[str, Any]:
    listed = json.loads(files[f"{name}.json"])["items"]
    found = {item["id"]: item for item in listed}
    assert len(found) == len(listed), f"an id stands twice in {name}"
    return found


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(SCHEMAS[f"{name}.schema.json"])
    return Draft202012Validator(schema, format_checker=FormatChecker())


def assert_valid(files: Mapping[str, str]) -> None:
    for name in SCHEMATA:
        check = validator(name)
        errors = [
            (list(error.absolute_path), error.message)
            for d in documents_of(files, name)
            for error in check.iter_errors(d)
        ]
        assert errors == [], name


def assert_resolved(files: Mapping[str, str]) -> None:
    """Whatever an item points at is there, and what two files say agrees."""
    known = {name.removesuffix("s"): items(files, name) for name in ("briefs", "actors", "sources")}
    known["country"] = items(files, "countries")
    found = lines(files["mentions.jsonl"])
    assert_references_resolve([*(one for listed in known.values() for one in listed.values()), *found], known)
    assert_mentions_agree(found, known)
    subjects = (*known["actor"].values(), *known["country"].values())
    entities = [entity["id"] for entity in lines(files["actors.ftm.json"])]
    assert sorted(entities) == sorted(subject["ftm"] for subject in subjects if subject["ftm"])
    assert_graph_agrees(json.loads(files["graph.json"]), known)


def assert_references_resolve(found: list[Any], known: Mapping[str, Mapping[str, Any]]) -> None:
    for one in (inner for item in found for inner in objects(item)):
        if one.get("type") in known:
            assert one["id"] in known[one["type"]], one
    for one in known["brief"].values():
        assert set(one["countries"]) <= known["country"].keys()
        assert {source["id"] for source in one["sources"]} <= known["source"].keys()
        assert set(one["based_on"]) <= {source["id"] for source in one["sources"]}
        assert {near["id"] for near in one["related"]} <= known["brief"].keys() - {one["id"]}
    for one in known["actor"].values():
        assert one["country"] is None or one["id"] in known["country"][one["country"]]["actors"]
    for one in known["country"].values():
        assert set(one["briefs_on"]) <= known["brief"].keys()
        assert set(one["actors"]) <= known["actor"].keys()


def assert_mentions_agree(found: list[Any], known: Mapping[str, Mapping[str, Any]]) -> None:
    assert len({mention["id"] for mention in found}) == len(found)
    for mention in found:
        assert mention["brief"] in known["brief"]
        assert mention["sentence"][mention["start"] :].startswith(mention["text"])
    counts = Counter((mention["brief"], *mention["subject"].values()) for mention in found)
    said = {
        (brief_id["id"], kind, identifier): brief_id["mentions"]
        for kind in ("actor", "country")
        for identifier, subject in known[kind].items()
        for brief_id in subject["briefs"]
    }
    assert {key: count for key, count in said.items() if count} == counts
    assert {brief_id for brief_id, *_ in said} <= known["brief"].keys()


def assert_graph_agrees(graph: Any, known: Mapping[str, Mapping[str, Any]]) -> None:
    briefs, actors, countries = (known[kind] for kind in ("brief", "actor", "country"))
    nodes = {node["id"]: node for node in graph["nodes"]}
    assert len(nodes) == len(graph["nodes"])
    subjects = {**actors, **{country["page"]: country for country in countries.values() if country["briefs"]}}
    assert nodes.keys() == briefs.keys() | subjects.keys()
    wanted = {(b["id"], page): max(1, b["mentions"]) for page, subject in subjects.items() for b in subject["briefs"]}
    assert {(edge["source"], edge["target"]): edge["weight"] for edge in graph["edges"]} == wanted
    assert len(wanted) == len(graph["edges"])
    degrees = Counter(identifier for edge in wanted for identifier in edge)
    assert {identifier: node["weight"] for identifier, node in nodes.items()} == {n: degrees[n] for n in nodes}


# Schemas


def test_every_file_is_what_its_schema_says(files):
    assert_valid(files)


@pytest.mark.parametrize("name", SCHEMATA)
def test_the_schemas_are_sound_and_published_as_they_are(files, name):
    text = files[f"{name}.schema.json"]
    assert text == SCHEMAS[f"{name}.schema.json"]
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{name}.schema.json"
    assert re.findall(r"https?://[^/]+", text) == ["https://json-schema.org"]


def test_no_schema_is_published_that_is_not_tested(files):
    assert {name for name in files if name.endswith(".schema.json")} == {f"{name}.schema.json" for name in SCHEMATA}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within a value, and the value itself."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


@pytest.mark.parametrize("name", SCHEMATA)
def test_a_schema_refuses_an_unknown_field_anywhere(files, name):
    check = validator(name)
    for document in documents_of(files, name):
        found = list(objects(document))
        assert found
        for one in found:
            one["unknown"] = None
            assert not check.is_valid(document), one
            del one["unknown"]
        assert check.is_valid(document)


@pytest.mark.parametrize("name", SCHEMATA)
def test_a_schema_wants_every_field_and_its_type(files, name):
    """Of a CSL item it wants no more than id and type: that is all there is of some sources."""
    check = validator(name)
    optional = set()
    [document, *_] = documents_of(files, name)
    for one in {tuple(one): one for one in objects(document)}.values():  # one of each kind will do
        for key, value in list(one.items()):
            del one[key]
            optional |= {key} if check.is_valid(document) else set()
            one[key] = [{"of": "another type"}]
            assert not check.is_valid(document), (key, one)
            one[key] = value
        assert check.is_valid(document)
    assert optional <= (CSL | PARTS if name == "sources" else set())


CSL_TYPES = frozenset(
    "article-journal article-magazine article-newspaper book chapter dataset document entry-encyclopedia graphic "
    "legal_case legislation motion_picture pamphlet paper-conference patent personal_communication report review "
    "software song speech standard thesis treaty webpage".split()
)
"""The types of CSL-JSON that a source can have."""

DATES = ("date", "urldate", "eventdate", "origdate")
EDITORS = ("", "compiler", "director", "organizer", "collaborator")


def full(entry_type: str, **more: str) -> Source:
    """A source of this type with every field that may leave."""
    known = SHOWN | {"abstract", "archiveurl", "archivedate"}
    odd = {"eprinttype": "arxiv", "langid": "french", "options": "useprefix=true"}
    values = {**dict.fromkeys(sorted(known), "Ash"), **dict.fromkeys(DATES, "2001-05-17"), **odd, **more}
    text = ", ".join(f"{field} = {{{value}}}" for field, value in values.items() if value)
    [found] = read_bibliography([("a.bib", f"@{entry_type}{{a, {text}}}")]).sources.values()
    return found


def test_the_schema_of_sources_knows_whatever_csl_json_can_say():
    schema = json.loads(SCHEMAS["sources.schema.json"])
    assert set(schema["$defs"]["csl"]["properties"]["type"]["enum"]) == CSL_TYPES
    assert schema["$defs"]["csl"]["properties"].keys() == {"id", "type", *CSL}
    check = Draft202012Validator({**schema["$defs"]["csl"], "$defs": schema["$defs"]})
    sources = [
        *(full(entry_type, **more) for entry_type in ENTRY_TYPES for more in ({}, {"maintitle": ""})),
        *(full("article", entrysubtype=subtype) for subtype in ("magazine", "newspaper")),
        *(full("book", editortype=role) for role in EDITORS),
        full("article", issue="", booktitle="", date="2001-21"),
    ]
    numbered = {f"k{number}": replace(found, key=f"k{number}") for number, found in enumerate(sources)}
    with closing(PandocEngine(Style("ieee"), numbered)) as reader:
        items = [csl_item(exported(one, abstracts=True), reader.item_of(one)) for one in numbered.values()]
    assert [list(check.iter_errors(item)) for item in items] == [[]] * len(items)
    assert {item["type"] for item in items} == CSL_TYPES
    assert {field for item in items for field in item} == {"id", "type", *CSL}


def fields(schema: Any) -> set[str]:
    return {
        name for part in objects(schema) for name in part.get("properties", {}) if isinstance(part["properties"], dict)
    }


@pytest.mark.parametrize("name", SCHEMATA)
def test_the_documentation_names_every_field(name):
    schema = json.loads(SCHEMAS[f"{name}.schema.json"])
    if name == "sources":
        for part in ("csl", "name", "date"):  # another specification has them
            del schema["$defs"][part]
    text = PAGE.read_text("utf-8")
    [section] = re.findall(rf"^## `{name}\.jsonl?`\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    missing = [
        field for field in fields(schema) if f"`{field}`" not in section and f"`{field}`" not in text.split("\n## `")[0]
    ]
    assert sorted(missing) == []
    assert f"{name}.schema.json" in text


# Within and across the files


def test_ids_resolve_and_counts_agree(files):
    assert_resolved(files)


_Item = TypeVar("_Item")


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reading_changes_nothing(files, seed):
    rng = random.Random(seed)

    def mixed(found: tuple[_Item, ...]) -> tuple[_Item, ...]:
        return tuple(rng.sample(found, len(found)))

    def mixed_mapping(found: Mapping[str, _Item]) -> dict[str, _Item]:
        return dict(mixed(tuple(found.items())))

    made = corpus()
    known = made.publication
    known = replace(
        known,
        briefs=mixed(known.briefs),
        actors=mixed(known.actors),
        authors=mixed(known.authors),
        profiles=mixed_mapping(known.profiles),
        bibliography=mixed_mapping(known.bibliography),
        gazetteer=replace(
            known.gazetteer, territories=mixed(known.gazetteer.territories), regions=mixed(known.gazetteer.regions)
        ),
    )
    again = Corpus(known, mixed_mapping(made.mentions), mixed_mapping(made.citations), mixed_mapping(made.quoted))
    assert files_of(again) == files


def test_letters_of_all_scripts_stay_as_they_are(files):
    for name in ("actors.json", "briefs.json", "mentions.jsonl", "sources.json", "graph.json", "actors.ftm.json"):
        assert "\\u" not in files[name]
    assert "Ада Эс" in files["actors.json"]
    assert "Лёд" in files["sources.json"]
    assert "notes/ледокол" in files["graph.json"]


def test_an_item_has_a_line_of_its_own(files):
    text = files["briefs.json"]
    [line] = [line for line in text.split("\n") if line.startswith('{"id":"FI"')]
    assert json.loads(line.removesuffix(","))["title"] == "Finland in brief"


def test_a_publication_without_anything_is_valid():
    empty = Corpus(Publication((), (), (), {}, read_gazetteer(), {}, {}), {}, {})
    made = files_of(empty)
    assert_valid(made)
    assert made["mentions.jsonl"] == made["actors.ftm.json"] == ""


# What they say


def test_briefs_stand_newest_first_and_say_what_their_front_matter_says(files):
    briefs = items(files, "briefs")
    assert list(briefs) == ["unfinished", "FI", "notes/ледокол", "aurora-accord"]
    one = briefs["aurora-accord"]
    related = one.pop("related")
    assert one == {
        "id": "aurora-accord",
        "url": "https://example.org/briefs/aurora-accord/",
        "title": "The Aurora Accord — who signed, and why",
        "lang": "en",
        "translations": [],
        "date": "2026-03-04",
        "updated": "2026-04-01",
        "draft": False,
        "status": "published",
        **dict.fromkeys(("superseded_by", "version", "information_cutoff", "status_note", "at_a_glance")),
        **dict.fromkeys(("contact", "funding", "interests")),
        **{name: [] for name in ("key_judgements", "corrections", "versions", "reviewed_by")},
        "authors": [
            {"id": "authors/ann-ash", "name": "Ann Ash", "url": "https://example.org/briefs/authors/ann-ash/"},
            {
                "id": "authors/bureau-of-invented-affairs",
                "name": "Bureau of Invented Affairs",
                "url": "https://example.org/briefs/authors/bureau-of-invented-affairs/",
            },
        ],
        "countries": ["NO"],
        "regions": [
            {
                "id": "regions/nordic-countries",
                "name": "Nordic countries",
                "url": "https://example.org/briefs/regions/nordic-countries/",
            }
        ],
        "actors": [
            {"type": "actor", "id": "actors/ada-esz"},
            {"type": "actor", "id": "actors/aurora-compact"},
            {"type": "country", "id": "NO"},
            {"type": "actor", "id": "actors/nobody-known"},
        ],
        "summary": "An accord that nobody signed.",
        "tags": ["accords", "ice"],
        "sources": [{"id": "ash2001", "count": 2}, {"id": "brook:2003/a", "count": 1}],
        "based_on": ["ash2001"],
        "files": {ending: f"https://example.org/briefs/aurora-accord.{ending}" for ending in ("bib", "ris", "json")},
    }
    [near] = [near for near in related if near["id"] == "notes/ледокол"]
    shared = {(feature["kind"], feature["type"], feature["id"]) for feature in near["shared"]}
    assert shared == {
        ("mention", "actor", "actors/ada-esz"),
        ("source", "source", "brook:2003/a"),
        ("tag", "tag", "ice"),
    }
    assert near["score"] > 0


def test_a_file_beside_a_page_has_an_address_that_a_url_can_hold(files):
    address = items(files, "briefs")["notes/ледокол"]["files"]["bib"]
    assert address == "https://example.org/briefs/notes/%D0%BB%D0%B5%D0%B4%D0%BE%D0%BA%D0%BE%D0%BB.bib"


def test_drafts_are_marked(files):
    briefs = items(files, "briefs")
    assert {key for key, one in briefs.items() if one["draft"]} == {"unfinished"}
    assert briefs["unfinished"]["date"] is None


def test_an_actor_says_what_its_profile_says(files):
    actors = items(files, "actors")
    ada = actors["actors/ada-esz"]
    companions = ada.pop("companions")
    assert ada == {
        "id": "actors/ada-esz",
        "url": "https://example.org/briefs/actors/ada-esz/",
        "name": "Ada Ész",
        "kind": "person",
        "aliases": ["Ада Эс"],
        "weak_aliases": ["the envoy"],
        "country": "NO",
        "wikidata": "Q4115189",
        "summary": "An envoy of invention.",
        "ftm": "actors.ada-esz",
        "briefs": [{"id": "notes/ледокол", "mentions": 1}, {"id": "aurora-accord", "mentions": 2}],
    }
    assert [(one["type"], one["id"], one["count"]) for one in companions] == [
        ("actor", "actors/aurora-compact", 1),
        ("country", "FI", 1),
        ("country", "GE", 1),
        ("actor", "actors/glacier-9", 1),
        ("actor", "actors/nobody-known", 1),
        ("country", "NO", 1),
        ("actor", "actors/Морозная_республика", 1),
    ]
    assert actors["actors/nobody-known"]["kind"] is None
    assert actors["actors/nobody-known"]["briefs"] == [{"id": "aurora-accord", "mentions": 0}]
    assert actors["actors/never-named"]["briefs"] == []


def test_companions_are_the_most_frequent_and_no_more_than_the_schema_allows():
    made = corpus()
    crowd = tuple(person(f"Person {number:02}") for number in range(30))
    first, *others = made.publication.briefs
    briefs = (replace(first, actors=crowd), *(replace(other, actors=(crowd[0], crowd[29])) for other in others))
    known = replace(made.publication, briefs=briefs, actors=crowd)
    found = files_of(Corpus(known, {}, {}))
    assert_valid(found)
    companions = items(found, "actors")["actors/person-00"]["companions"]
    assert [(one["id"], one["count"]) for one in companions[:2]] == [("actors/person-29", 4), ("actors/person-01", 1)]
    assert len(companions) == 20


def test_a_country_says_what_is_known_of_it(files):
    countries = items(files, "countries")
    assert set(countries) == {"FI", "GE", "NO", "XK"}
    norway = countries["NO"]
    names = ("alpha3", "numeric", "page", "name", "official", "demonyms", "wikidata", "summary")
    assert [norway[name] for name in names] == [
        "NOR", "578", "countries/norway", "Norway", "Kingdom of Norway", ["Norwegian"], "Q20", "A kingdom of fjords.",
    ]  # fmt: skip
    assert norway["briefs_on"] == ["aurora-accord"]
    assert norway["briefs"] == [{"id": "aurora-accord", "mentions": 1}]
    assert norway["actors"] == ["actors/ada-esz", "actors/Морозная_республика"]
    assert norway["regions"][0] == {
        "id": "regions/nordic-countries",
        "name": "Nordic countries",
        "url": "https://example.org/briefs/regions/nordic-countries/",
    }
    assert countries["XK"]["numeric"] is None
    assert (countries["XK"]["briefs_on"], countries["XK"]["briefs"]) == (["unfinished"], [])


def test_a_source_says_where_and_for_what_it_is_cited(files):
    sources = items(files, "sources")
    assert list(sources) == ["ash2001", "brook:2003/a", "cole1999"]
    source = sources["brook:2003/a"]
    assert source["reference"] == "Title of brook:2003/a & more."
    assert source["csl"]["title"] == "Лёд"
    assert source["csl"]["issued"] == {"date-parts": [[1990]], "circa": True}
    assert [(page["type"], page["id"], page["count"]) for page in source["cited_in"]] == [
        ("brief", "notes/ледокол", 1),
        ("brief", "aurora-accord", 1),
        ("page", "about", 1),
    ]
    assert source["cited_in"][2] == {
        "type": "page",
        "id": "about",
        "url": "https://example.org/briefs/about/",
        "count": 1,
        "passages": [{"sentence": "about.md says so.", "anchor": "cite-brook:2003/a-1"}],
    }
    assert [(page["id"], page["count"]) for page in sources["ash2001"]["cited_in"]] == [
        ("unfinished", 0),
        ("aurora-accord", 2),
    ]


def test_a_mention_says_who_is_named_and_where(files):
    found = {mention["id"]: mention for mention in lines(files["mentions.jsonl"])}
    assert list(found) == [
        "notes/ледокол#actors/ada-esz#1",
        "notes/ледокол#FI#1",
        "aurora-accord#actors/ada-esz#1",
        "aurora-accord#NO#1",
        "aurora-accord#actors/ada-esz#2",
        "aurora-accord#GE#1",
        "aurora-accord#actors/aurora-compact#1",
    ]  # and none of the profile
    assert found["aurora-accord#NO#1"] == {
        "id": "aurora-accord#NO#1",
        "brief": "aurora-accord",
        "subject": {"type": "country", "id": "NO"},
        "form": "demonym",
        "text": "Norwegian",
        "sentence": "Of Norwegian we read here.",
        "start": 3,
        "position": 43,
        "section": {"anchor": "the-ice", "title": "The ice “melts”"},
        "linked": False,
        "in_heading": False,
    }
    assert found["aurora-accord#actors/ada-esz#1"]["section"] is None
    assert {mention["form"] for mention in found.values()} == {form.value for form in Form}


def test_a_mention_keeps_its_id_when_others_come(files):
    made = corpus()
    page = "aurora-accord.md"
    norway = made.publication.gazetteer.territory("NO")
    first = mentions(page, (norway, "Norway", Form.NAME))
    more = Corpus(made.publication, {**made.mentions, page: (*first, *made.mentions[page])}, made.citations)
    before = {one["id"]: one["text"] for one in lines(files["mentions.jsonl"]) if one["subject"]["id"] != "NO"}
    after = {one["id"]: one["text"] for one in lines(files_of(more)["mentions.jsonl"])}
    assert before
    assert before.items() <= after.items()


def test_the_graph_has_a_node_for_each_actor_and_brief(files):
    graph = json.loads(files["graph.json"])
    nodes = {node["id"]: node for node in graph["nodes"]}
    assert {key: node["type"] for key, node in nodes.items()} == {
        "FI": "brief",
        "actors/ada-esz": "person",
        "actors/aurora-compact": "organisation",
        "actors/glacier-9": "system",
        "actors/never-named": "person",
        "actors/nobody-known": "other",
        "actors/Морозная_республика": "state",
        "aurora-accord": "brief",
        "countries/finland": "state",
        "countries/georgia": "state",
        "countries/norway": "state",
        "notes/ледокол": "brief",
        "unfinished": "brief",
    }
    assert list(nodes) == sorted(nodes)
    assert nodes["actors/ada-esz"] == {
        "id": "actors/ada-esz",
        "type": "person",
        "label": "Ada Ész",
        "url": "actors/ada-esz/",
        "weight": 2,
    }
    assert {"source": "aurora-accord", "target": "actors/ada-esz", "weight": 2} in graph["edges"]
    assert {"source": "aurora-accord", "target": "actors/nobody-known", "weight": 1} in graph["edges"]


def test_addresses_count_from_the_root_where_the_site_has_none_of_its_own(files):
    made = files_of(corpus(), site_url="")
    assert_valid(made)
    assert items(made, "actors")["actors/ada-esz"]["url"] == "actors/ada-esz/"
    assert items(made, "briefs")["FI"]["files"]["ris"] == "FI.ris"
    assert made["graph.json"] == files["graph.json"]
    assert not any("sourceUrl" in entity["properties"] for entity in lines(made["actors.ftm.json"]))


def test_what_has_no_page_has_no_address(files):
    assert items(files, "countries")["GE"]["url"] is None
    [node] = [node for node in json.loads(files["graph.json"])["nodes"] if node["id"] == "countries/georgia"]
    assert node["url"] == ""
    [entity] = [entity for entity in lines(files["actors.ftm.json"]) if entity["id"] == "countries.GE"]
    assert "sourceUrl" not in entity["properties"]


# FollowTheMoney


def test_actors_are_entities_of_the_schema_of_their_kind(files):
    entities = {entity["id"]: entity for entity in lines(files["actors.ftm.json"])}
    frostmark = ftm_id(next(actor for actor in publication().actors if actor.kind is ActorKind.STATE))
    assert {key: entity["schema"] for key, entity in entities.items()} == {
        "actors.ada-esz": "Person",
        "actors.aurora-compact": "Organization",
        "actors.never-named": "Person",
        "countries.FI": "PublicBody",
        "countries.GE": "PublicBody",
        "countries.NO": "PublicBody",
        frostmark: "PublicBody",
    }
    assert list(entities) == sorted(entities)
    assert entities["actors.ada-esz"]["properties"] == {
        "name": ["Ada Ész"],
        "alias": ["Ада Эс"],
        "weakAlias": ["the envoy"],
        "country": ["no"],
        "wikidataId": ["Q4115189"],
        "summary": ["An envoy of invention."],
        "sourceUrl": ["https://example.org/briefs/actors/ada-esz/"],
    }
    assert entities["countries.NO"]["properties"] == {
        "name": ["Norway"],
        "alias": ["Kingdom of Norway"],
        "country": ["no"],
        "wikidataId": ["Q20"],
        "summary": ["A kingdom of fjords."],
        "sourceUrl": ["https://example.org/briefs/countries/norway/"],
    }


@pytest.mark.parametrize("name", ["jane-doe", "Джейн", "jane_doe", "jane doe", "-jane-", "a.b", "a/b", "x" * 300])
def test_ids_of_entities_are_such_as_followthemoney_takes(name):
    identifier = ftm_id(replace(person("Jane"), src_uri=f"actors/{name}.md"))
    assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", identifier)
    assert len(identifier) <= 200


def test_no_two_pages_have_one_entity():
    names = ["a.b", "a/b", "a-b", "a_b", "a b", "\u0430-b", "A-b"]
    assert len({ftm_id(replace(person("Jane"), src_uri=f"actors/{name}.md")) for name in names}) == len(names)


# A built site

WHOLE = """\
summary: A summary.
information_cutoff: 2026-01-01
status: superseded
superseded_by: accord.md
status_note: It was renewed.
at_a_glance: {new: Ice., matters: It melts., next: Water.}
corrections: [{date: 2026-01-04, text: It said snow.}]
versions: [{version: "2", date: 2026-01-03, note: The second.}]
reviewed_by: [A Reader, Bo Reader]
contact: desk@example.org
funding: None at all.
interests: Skating.
"""
PAGES = {
    "docs/index.md": "# Home\n",
    "docs/accord.md": brief(
        "Ada Ész of Norway spoke [@ash2001, p. 4]. So did [[BO|the Andean state]].\n\n## Norwegian ice\n\n"
        "The envoy, *Ada* **Ész**, met Republic of Frostmark; 🧊 Ész left [@brook2003].",
        title="The Aurora Accord",
        actors="Ada Ész, Republic of Frostmark, Nobody Known",
        region="[Norway, Nordic countries]",
        more="tags: [ice]\nbased_on: [ash2001]\nupdated: 2026-02-03",
    ),
    "docs/notes/ледокол.md": brief("Ada Ész and Finland [@ash2001].", actors="Ada Ész", more="tags: [ice]"),
    "docs/draft.md": brief("Ada Ész again.", more="status: draft"),
    "docs/whole.md": brief("Ice is thin.", title="Whole", more=WHOLE),
    "docs/about.md": "---\nkind: page\n---\n# About\n\nWe read a book [@brook2003].\n",
    "docs/actors/ada-esz.md": (
        "---\nname: Ada Ész\nkind: person\nweak_aliases: [the envoy]\ncountry: Norway\n---\nBorn in Sweden.\n"
    ),
    "docs/actors/frostmark.md": "---\nname: Republic of Frostmark\nkind: state\n---\nOf ice.\n",
    "bib/a.bib": (
        "@book{ash2001, author = {Ash, Ann}, title = {A Synthetic Book}, year = {2001}, publisher = {Press}}\n"
        "@book{brook2003, author = {Brook, Bea}, title = {Лёд}, year = {2003}, publisher = {Press}}\n"
    ),
}


def built_files(root: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in (root / "site/api/v1").iterdir()}


@pytest.mark.parametrize("site_url", ["", "https://example.org/review/"])
@pytest.mark.parametrize("serve", [False, True], ids=["build", "serve"])
def test_a_built_site_has_data_that_hold(site: Callable[..., Any], site_url: str, serve: bool) -> None:
    made = site(PAGES, config={"site_url": site_url} if site_url else {}, serve=serve)
    assert made.warnings() == []
    found = built_files(made.root)
    assert_valid(found)
    assert_resolved(found)
    briefs = items(found, "briefs")
    assert set(briefs) == {"accord", "notes/ледокол", "whole", *(["draft"] if serve else [])}
    said = {
        "summary": "A summary.",
        "information_cutoff": "2026-01-01",
        "status": "superseded",
        "superseded_by": "accord",
        "status_note": "It was renewed.",
        "at_a_glance": {"new": "Ice.", "matters": "It melts.", "next": "Water."},
        "corrections": [{"date": "2026-01-04", "text": "It said snow."}],
        "versions": [{"version": "2", "date": "2026-01-03", "note": "The second."}],
        "reviewed_by": ["A Reader", "Bo Reader"],
        "contact": "desk@example.org",
        "funding": "None at all.",
        "interests": "Skating.",
    }
    assert {name: briefs["whole"][name] for name in said} == said
    assert {source["id"] for source in briefs["accord"]["sources"]} == {"ash2001", "brook2003"}
    assert {"BO", "NO", "FI"} <= items(found, "countries").keys()
    assert {mention["form"] for mention in lines(found["mentions.jsonl"])} >= {"name", "short", "demonym", "by hand"}
    assert_served(made.root, found, site_url)


def assert_served(root: Path, found: Mapping[str, str], site_url: str) -> None:
    """Every address leads to a file of the site."""
    listed = [json.loads(found[f"{name}.json"])["items"] for name in LISTINGS]
    urls = [url for one in objects(listed) for url in (*one.get("files", {}).values(), one.get("url")) if url]
    assert len(urls) > 20
    assert all(url.startswith(site_url) for url in urls)
    in_site = [node["url"] for node in json.loads(found["graph.json"])["nodes"]]
    for address in (*(url.removeprefix(site_url) for url in urls), *in_site):
        file = root / "site" / unquote(address)
        assert (file / "index.html" if file.is_dir() else file).is_file(), address


@pytest.mark.parametrize(
    ("site_url", "address", "url"),
    [
        ("https://example.org/", "./", "https://example.org/"),
        ("https://example.org/", "a/", "https://example.org/a/"),
        ("", "./", "./"),
        ("", "a/", "a/"),
        ("https://example.org/", "", None),
        ("", "", None),
    ],
)
def test_the_url_of_the_root_is_one_with_and_without_a_site_url(site_url, address, url):
    assert Urls(site_url, lambda _: address).of("x.md") == url


def test_no_name_is_an_alias_of_itself():
    jane = Actor("Jane Doe", "actors/jane-doe.md", aliases=("Jane Doe", "J. Doe", "J. Doe"))
    assert _aliases(jane) == ["J. Doe"]
