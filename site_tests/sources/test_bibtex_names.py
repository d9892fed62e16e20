"""Names: BibTeX's own rules for who is a person and which part is what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.model.source import Name
from mkdocs_briefs.sources.bibtex.names import display, read_names
from mkdocs_briefs.sources.bibtex.writer import write_names


def organisation(name: str) -> Name:
    return Name(name, is_organisation=True)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ash, Ann", [Name("Ash", "Ann")]),
        ("Ann B. Ash and Cole, Cid", [Name("Ash", "Ann B."), Name("Cole", "Cid")]),
        ("Ludwig van Beethoven", [Name("Beethoven", "Ludwig", "van")]),
        ("van der Berg, Jan", [Name("Berg", "Jan", "van der")]),
        ("Maria de la Cruz", [Name("Cruz", "Maria", "de la")]),
        ("Jean de La Fontaine", [Name("La Fontaine", "Jean", "de")]),
        ("García Márquez, Gabriel", [Name("García Márquez", "Gabriel")]),
        ("van den Ash, Jr., Ann", [Name("Ash", "Ann", "van den", "Jr.")]),
        ("Aristotle", [Name("Aristotle")]),
        ("bell hooks", [Name("hooks", "", "bell")]),
        ("{Ministry of Trade and Industry}", [organisation("Ministry of Trade and Industry")]),
        ("{Ash, Inc.} and Ann Ash", [organisation("Ash, Inc."), Name("Ash", "Ann")]),
        ("{\\'E}mile Zola", [Name("Zola", "Émile")]),
        ('G{\\"o}del, Kurt and \\O{}stby, \\AA{}se', [Name("Gödel", "Kurt"), Name("Østby", "Åse")]),
        ("Knuth, D.~E.", [Name("Knuth", "D. E.")]),
        ("family=Berg, given=Jan, prefix=van der, useprefix=true", [Name("Berg", "Jan", "van der")]),
        ("Ash, Ann\n   AND  Cole, Cid", [Name("Ash", "Ann"), Name("Cole", "Cid")]),
        ("{Barnes} {and} {Noble}", [Name("Noble", "Barnes and")]),
        ("\\Thanh and Ann Ash", [Name("Thanh"), Name("Ash", "Ann")]),
        ("", []),
        ("{}", []),
    ],
)
def test_names_are_split_first_and_decoded_afterwards(value, names):
    assert read_names(value) == (tuple(names), False)


def test_and_others_is_nobody():
    assert read_names("Ash, Ann and others") == ((Name("Ash", "Ann"),), True)
    assert display([Name("Ash", "Ann")], more=True) == "Ann Ash and others"


_PART = st.text("aBéÖ-.'{},&\\ and", max_size=8).map(lambda text: " ".join(text.split()))
NAMES = st.lists(
    st.builds(Name, _PART.filter(bool), _PART, _PART, _PART) | st.builds(organisation, _PART.filter(bool)), max_size=3
).map(lambda names: list(read_names(write_names(names))[0]))


@given(NAMES)
def test_names_are_written_so_that_they_are_read_as_they_were(names):
    assert read_names(write_names(names)) == (tuple(names), False)


@given(st.text("aB{},\\' and=~", max_size=40) | st.text(max_size=40))
def test_any_text_can_be_names(value):
    names, _ = read_names(value)
    assert all(name.family for name in names)


@pytest.mark.parametrize("others", ["others", "Others", "OTHERS"])
def test_others_are_no_name_whatever_their_capitals(others):
    assert read_names(f"Ash, Ann and {others}") == ((Name("Ash", "Ann"),), True)
