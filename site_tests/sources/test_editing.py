"""A database that is edited and tidied: what was asked for changes, and nothing is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.sources.bibtex import read_bibliography
from mkdocs_briefs.sources.bibtex.editing import EditError, tidied, with_fields

WRITTEN = """\
% The desk's sources. CC0.

@string{press = {The Press}}
% about Brook
% in two lines
@Book{brook2002,
    Author    = {Brook, Bo},
    title     = "The {US}" # { and us},
    x-custom  = {kept, as = it is},
    publisher = press
} % on its line

@comment{jabref-meta: grouping}
@online(ash2001,
  author = {Ash, Ann}, % she
  title = {One}, url = {https://example.org/a_b?c=d%20e})
"""


def fields(text: str) -> dict[str, dict[str, str]]:
    return {key: dict(source.written) for key, source in read_bibliography([("a.bib", text)]).sources.items()}


def test_a_field_is_added_and_all_else_stands_as_it_was():
    changed = with_fields(WRITTEN, "brook2002", {"urldate": "2026-01-02", "archiveurl": "https://example.org/x"})
    assert changed == WRITTEN.replace(
        "publisher = press\n}",
        "publisher = press,\n    urldate = {2026-01-02},\n    archiveurl = {https://example.org/x},\n}",
    )


@pytest.mark.parametrize("entry", ["@misc{a,\n}", "@misc{a}", "@misc{a, }", "@misc(a,)", "@misc{a, note = {x},}"])
def test_an_entry_that_ends_otherwise_gets_a_field(entry):
    assert fields(with_fields(entry, "a", {"title": "T"}))["a"]["title"] == "T"


def test_a_field_is_replaced_where_it_stands():
    changed = with_fields(WRITTEN, "brook2002", {"title": "Two"})
    assert changed == WRITTEN.replace('"The {US}" # { and us}', "{Two}")


def test_an_entry_in_parentheses_with_a_comment_inside_gets_a_field():
    changed = with_fields(WRITTEN, "ash2001", {"urlstatus": "dead"})
    assert fields(changed)["ash2001"] == {**fields(WRITTEN)["ash2001"], "urlstatus": "dead"}
    assert "% she" in changed


def test_an_entry_that_is_not_there_is_refused():
    with pytest.raises(EditError, match='no entry "cole"'):
        with_fields(WRITTEN, "cole", {"title": "x"})


def test_tidy_sorts_and_keeps_comments_strings_and_unknown_fields():
    made = tidied(WRITTEN)
    assert fields(made) == fields(WRITTEN)
    assert made.startswith("% The desk's sources. CC0.\n\n@string{press = {The Press}}\n\n")
    assert made.index("ash2001") < made.index("% about Brook\n% in two lines\n@book{brook2002,")
    assert '  title = "The {US}" # { and us},\n  x-custom = {kept, as = it is},\n' in made
    assert "} % on its line\n" in made
    assert "@comment{jabref-meta: grouping}" in made
    assert "% she" in made
    assert tidied(made) == made


def test_what_others_inherit_from_stands_last():
    text = "@book{a, title={T}}\n@inbook{z, crossref={a}, title={C}}\n"
    assert re.findall(r"\{(\w),", tidied(text)) == ["z", "a"]


def test_a_database_that_cannot_be_read_is_left_alone():
    with pytest.raises(EditError, match="line 2: an entry cannot be read"):
        tidied("@book{a, title={T}}\n@book{b, title = {Two\n")


WORDS = st.text(st.sampled_from("abcXY{}%,=#\"@ é\\&$_-\n'"), max_size=12).filter(
    lambda t: t.count("{") == t.count("}")
)
NAMES = st.from_regex(r"[a-zA-Z][a-zA-Z-]{0,8}", fullmatch=True)
ENTRIES = st.builds(
    lambda kind, key, found: f"@{kind}{{{key},\n" + "".join(f"{n} = {{{v}}},\n" for n, v in found.items()) + "}\n",
    st.sampled_from(["Book", "article", "ONLINE"]),
    st.from_regex(r"[a-z0-9:_-]{1,8}", fullmatch=True),
    st.dictionaries(NAMES, WORDS, max_size=4),
)
BETWEEN = st.sampled_from(
    ["", "\n", "% a remark\n", "\n% alone\n\n", "loose words\n", "@string{s = {S}}\n", "@comment{c}\n"]
)


@given(st.lists(st.tuples(BETWEEN, ENTRIES), max_size=5), BETWEEN)
def test_whatever_is_tidied_nothing_is_lost(items, end):
    text = "".join(between + entry for between, entry in items) + end
    try:
        made = tidied(text)
    except EditError:
        return
    assert fields(made) == fields(text)
    assert words(made) == words(text)
    assert tidied(made) == made


def words(text: str) -> Counter[str]:
    """The characters of all words: neither commas, which tidying adds, nor space nor case count."""
    return Counter(re.sub(r"[\s,]", "", text).casefold())
