"""The bounds of docs/security.md: what is within one is taken as it is, and one more is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from site_tests.mini_site import brief
from site_tests.values import BIB

from mkdocs_briefs.citations.grammar import parse_cluster
from mkdocs_briefs.citations.pandoc import process
from mkdocs_briefs.citations.pandoc.entries import _with_ends
from mkdocs_briefs.linking.sentences import Sentences
from mkdocs_briefs.model.front_matter import BriefFields
from mkdocs_briefs.model.problem import did_you_mean
from mkdocs_briefs.readers.fields import read_fields
from mkdocs_briefs.readers.front_matter import read_document
from mkdocs_briefs.sources.bibtex import read_bibliography

TEXT = (Path(__file__).parents[2] / "docs/security.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| ([0-9,]+)[^|]* \| (.+?) \|", TEXT, re.MULTILINE)


def _entry(value: str, more: str = "") -> Mapping[str, str]:
    bib = f"{BIB}\n{more}\n@book{{x, author = {{Oak, Ann}}, year = {{2001}}, title = {value}}}\n"
    return {"docs/a.md": brief("[@ash2001]"), "bib/a.bib": bib}


def _text(text: str) -> Mapping[str, str]:
    return {"docs/a.md": brief(text), "bib/a.bib": BIB}


def _chain(length: int) -> Mapping[str, str]:
    chain = [f"@inbook{{c{n}, title = {{T}}, crossref = {{c{n + 1}}}}}" for n in range(length)]
    return {"docs/a.md": brief(), "bib/a.bib": "\n".join([*chain, f"@book{{c{length}, title = {{L}}}}"])}


BOUNDS: Mapping[str, tuple[str, Callable[[int], Mapping[str, str]]]] = {
    "lists and mappings within one another in front matter": (
        "front-matter-yaml",
        lambda n: {"docs/a.md": brief(more=f"search: {'{a: ' * (n - 1)}1{'}' * (n - 1)}")},
    ),
    "a brief's title": ("invalid-field", lambda n: {"docs/a.md": brief(title="x" * n)}),
    "the name of a file or a folder in `aliases`": (
        "invalid-field",
        lambda n: {"docs/a.md": brief(more=f"aliases: [old/{'x' * n}/]")},
    ),
    "brackets, or parentheses beside so many brackets, open at once in a paragraph": (
        "text-limit",
        lambda n: _text("[" * n + "a" + "]" * n),
    ),
    "backticks together in a paragraph": ("text-limit", lambda n: _text("`" * n + "a" + "`" * n)),
    "`<` behind the last `>` of a text": ("text-limit", lambda n: _text("<a " * n)),
    "braces and commands within one another in a value of BibTeX": (
        "bibtex-limit",
        lambda n: _entry("{" * (n + 1) + "T" + "}" * (n + 1)),
    ),
    "a value that `@string` is part of": (
        "bibtex-limit",
        lambda n: _entry("{T}, abstract = s", f'@string{{s = "{"x" * n}"}}'),
    ),
    "a title, publisher or other short field in BibTeX": ("bibtex-limit", lambda n: _entry(f"{{{'x' * n}}}")),
    "entries that inherit from one another": ("bibtex-limit", _chain),
}


def _front_matter_codes(text: str) -> set[str]:
    return {problem.code.id for problem in read_document(f"---\n{text}---\n", "a.md").problems}


def _bib_codes(text: str) -> set[str]:
    return {problem.code.id for problem in read_bibliography([("a.bib", text)]).problems}


def _strings_add(count: int) -> str:
    """A database in which ``@string`` adds so many characters, by values of 10,000 and one for the rest."""
    most = 9_999  # beside the name's one
    whole, rest = divmod(count, most)
    entries = "".join(f"@book{{b{n}, note = s}}\n" for n in range(whole))
    return f'@string{{s = "{"x" * 10_000}"}}\n@string{{t = "{"x" * (rest + 1)}"}}\n{entries}@book{{c, note = t}}\n'


def _missing_commas(count: int) -> str:
    return f"@book{{x, title = {{T}},\n{' '.join(f'f{n} = {{a}}' for n in range(count + 1))}}}"


def _of_a_field(value: str) -> str:
    [problem] = read_fields(BriefFields, read_document(f"---\n{brief(more=f'updated: {value}')[4:]}", "a.md"))[1]
    return problem.message


def _quoted(length: int) -> str:
    sentence = f"Norway {'x' * (length - 8)}."
    return Sentences(sentence).at(0)[0]


BEYOND: Mapping[str, Callable[[int], bool]] = {
    # Of "a: &a xxx" and "b: [*a]" the alias adds the text and what a node counts, less what is written for it.
    "what YAML's aliases add to front matter": lambda n: (
        "front-matter-yaml" in _front_matter_codes(f"a: &a {'x' * (n + 7)}\nb: [*a]\n")
    ),
    "a value in a message of a field": lambda n: "\u2026" in _of_a_field("x" * (n - 2)),  # in quotation marks
    "a quoted sentence": lambda n: "\u2026" in _quoted(n),
    "quotation marks and tags of an entry, or of a brief's title, that begin and do not end": lambda n: (
        "\u201c" not in _with_ends("\u201c" * n)
    ),
    "a locator": lambda n: parse_cluster(f"@a, {'1' * n}") is None,
    "a name in BibTeX": lambda n: (
        "bibtex-limit" in _bib_codes(f"@book{{x, title = {{T}}, author = {{{'A' * n} and {'B' * n}}}}}")
    ),
    "what `@string` adds to all values together": lambda n: "bibtex-limit" in _bib_codes(_strings_add(n)),
    "commas that are missing in an entry": lambda n: "bibtex-limit" in _bib_codes(_missing_commas(n)),
    "a name for which a similar one is sought": lambda n: not did_you_mean("x" * n, [f"{'x' * (n - 1)}y"]),
    "one answer of Pandoc": lambda n: n > process.PATIENCE,
}
"""Whether a size is beyond a bound of values, for which no site is needed."""


def _bound(what: str) -> int:
    [bound] = [int(number.replace(",", "")) for row, number, _ in ROWS if row == what]
    return bound


@pytest.mark.parametrize("what", BEYOND)
def test_a_value_within_a_bound_is_whole_and_one_more_is_not(what):
    assert not BEYOND[what](_bound(what))
    assert BEYOND[what](_bound(what) + 1)


def test_a_similar_name_is_sought_among_so_many():
    [most] = re.findall(r"among ([0-9,]+) names", TEXT)
    others = [f"{number:032b}" for number in range(int(most.replace(",", "")))]
    assert did_you_mean("Venezula", [*others[:-1], "Venezuela"])
    assert not did_you_mean("Venezula", [*others, "Venezuela"])


def test_each_row_with_a_number_is_tried():
    assert BOUNDS.keys() | BEYOND.keys() == {row for row, _, _ in ROWS}
    assert len(ROWS) == TEXT.count("\n| ", TEXT.index("| what | bound |")) - 2  # the line of hyphens, and a row


@pytest.mark.parametrize("what", BOUNDS)
def test_what_is_within_a_bound_is_taken_and_more_is_reported(site, what):
    bound = _bound(what)
    code, files = BOUNDS[what]
    assert any(code in beyond for row, _, beyond in ROWS if row == what)
    assert f": {code}: " not in "\n".join(site(files(bound)).messages)
    assert f": {code}: " in "\n".join(site(files(bound + 1)).messages)


@pytest.mark.parametrize("name", re.findall(r"`((?:\w+/)+test_\w+\.py)`", TEXT))
def test_each_test_that_is_named_is_there(name):
    assert Path(__file__).parents[1].joinpath(name.removeprefix("site_tests/")).is_file()
