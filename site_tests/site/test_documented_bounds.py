"""The bounds of docs/security.md: what is within one is taken as it is, and one more is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from site_tests.mini_site import brief
from site_tests.values import BIB

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
    "brackets, or parentheses beside so many brackets, open at once in a paragraph": (
        "text-limit",
        lambda n: _text("[" * n + "a" + "]" * n),
    ),
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


@pytest.mark.parametrize("what", BOUNDS)
def test_what_is_within_a_bound_is_taken_and_more_is_reported(site, what):
    [bound] = [int(number.replace(",", "")) for row, number, _ in ROWS if row == what]
    code, files = BOUNDS[what]
    assert any(code in beyond for row, _, beyond in ROWS if row == what)
    assert f": {code}: " not in "\n".join(site(files(bound)).messages)
    assert f": {code}: " in "\n".join(site(files(bound + 1)).messages)


@pytest.mark.parametrize("name", re.findall(r"`((?:\w+/)+test_\w+\.py)`", TEXT))
def test_each_test_that_is_named_is_there(name):
    assert Path(__file__).parents[1].joinpath(name.removeprefix("site_tests/")).is_file()
