"""Which sources of a document the publication has already, and the keys of the others: plain values, no document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mkdocs_briefs.importing import references as module
from mkdocs_briefs.importing.references import References, references
from mkdocs_briefs.sources.bibtex import read_bibliography

BIB = """\
@book{treaty1999, title = {{The Ports}: A Treaty}, date = {1999}, doi = {10.1000/AbC}}
@book{untitled2004, author = {Elm, Eva}, date = {2004}}
@book{ash2001, title = {Harbours}, author = {Ash, Ann}, date = {2001-05}}
"""
KNOWN = read_bibliography([("a.bib", BIB)]).sources


@pytest.fixture
def read(monkeypatch):
    """What is made of sources in CSL-JSON. Pandoc only writes the new ones, which are given back as they are."""
    monkeypatch.setattr(module, "run", lambda program, arguments, text: text)  # noqa: ARG005

    def read(*items: dict[str, Any]) -> References:
        return references([{"id": f"d{number}", **item} for number, item in enumerate(items)], KNOWN, Path("pandoc"))

    return read


def issued(year: int) -> dict[str, Any]:
    return {"issued": {"date-parts": [[year, 3]]}}


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"DOI": "10.1000/abc", "title": "Anything"}, "treaty1999"),
        ({"DOI": "https://doi.org/10.1000/ABC"}, "treaty1999"),
        ({"DOI": " http://dx.doi.org/10.1000/abc "}, "treaty1999"),
        ({"title": "The <i>ports</i> — a treaty", **issued(1999)}, "treaty1999"),
        ({"title": "HARBOURS.", "DOI": "10.9/other", **issued(2001)}, "ash2001"),
    ],
)
def test_what_the_publication_has_keeps_its_key(read, item, key):
    assert read(item) == References({"d0": key}, "", (key,))


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"title": "The ports: a treaty", **issued(1998)}, "the1998"),
        ({"title": "The ports: a treaty"}, "the"),
        (issued(2004), "source2004"),
        ({"DOI": "", "title": "Ports of call", **issued(1999)}, "ports1999"),
        ({"author": [{"family": "van der Ash", "given": "Bo"}], **issued(2001)}, "ash2001a"),
        ({"author": [{"literal": "Office of Ports"}], "title": "X", **issued(2002)}, "ports2002"),
        ({"editor": [{"family": "Öst"}], "title": "X", **issued(2002)}, "ost2002"),
        ({"author": [{"family": "Ash"}], "editor": [{"family": "Elm"}], "issued": {"raw": "x"}}, "ash"),
        ({"title": "1984", "author": [{"family": "2"}]}, "source"),
    ],
)
def test_what_is_new_has_a_key_of_its_own(read, item, key):
    found = read(item)
    assert (found.keys, found.known) == ({"d0": key}, ())
    assert json.loads(found.entries) == [{**item, "id": key}]


def test_two_without_a_title_are_two(read):
    assert read(issued(2007), issued(2007)).keys == {"d0": "source2007", "d1": "source2007a"}


def test_keys_go_on_after_z_with_numbers(read):
    found = read(*[{"author": [{"family": "Fir"}], **issued(1990)}] * 29)
    assert list(found.keys.values())[::25] == ["fir1990", "fir1990y"]
    assert list(found.keys.values())[-3:] == ["fir1990z", "fir1990-2", "fir1990-3"]


def test_what_is_cited_twice_under_two_names_is_known_once(read):
    item = {"DOI": "10.1000/abc"}
    assert read(item, item).known == ("treaty1999",)
