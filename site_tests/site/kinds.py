"""A small site with a page of each kind, for tests of what holds on all of them."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase

from site_tests.mini_site import Site, brief, build_site

PAGES = (
    *(
        "",
        "straits/",
        "sound/",
        "actors/",
        "actors/bee-works/",
        "countries/",
        "countries/norway/",
        "regions/",
        "regions/nordic/",
    ),
    *("authors/", "authors/test-author/", "graph/", "bibliography/", "archive/", "tags/", "judgements/"),
    *("corrections/", "about/", "404.html"),
)
"""Their addresses."""
UNLIKE = ("", "straits/", "actors/bee-works/", "countries/", "graph/", "bibliography/", "judgements/", "404.html")
"""One of each look: the others are lists made by the same macros."""

_MORE = """\
summary: What the "text" says of Norway, in one sentence.
updated: 2026-01-03
information_cutoff: 2026-01-01
tags: [straits, law]
based_on: ash
status_note: The court has decided [@ash, p. 3].
at_a_glance: {new: A ruling., matters: It binds both., next: An appeal.}
key_judgements:
  - {text: Norway stays., likelihood: likely, confidence: low, by: 2027-01-01}
  - {text: Sweden leaves., likelihood: unlikely, outcome: "no", resolved: 2026-01-02, note: It stayed.}
corrections: [{date: 2026-01-03, text: "It said Oslo, and meant Bergen."}]
versions: [{version: "2", date: 2026-01-03, note: The second.}]
reviewed_by: [A Reader]
contact: desk@example.org
"""
_TEXT = """\
Bee Works says that Norway and Sweden agree [@ash, pp. 1-2], as @brook has it. Nobody else does.[^1]

## What the text says

It says *this* of Norway ([Sweden](sound.md) says that).

| a | b |
| --- | --- |
| 1 | 2 |

## What follows

Bee Works follows.

[^1]: A note.
"""
FILES = {
    "docs/index.md": "# The desk\n\nWhat it does: [about](about.md).\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\nWho [we](index.md) are.\n\n## More\n\nText.\n",
    "docs/straits.md": brief(_TEXT, title='The "text" of the straits', actors="Bee Works", more=_MORE),
    "docs/sound.md": brief(
        "Bee Works, Norway, Sweden [@ash]." + "".join(f" [@s{letter}]" for letter in ascii_lowercase[:12]),
        title="The sound",
        region="Sweden",
        actors="Bee Works, Norway, Denmark, Finland, Iceland, Germany, France, Spain, Italy, Poland, Ireland, Greece",
    ),
    "docs/actors/bee-works.md": "---\nname: Bee Works\nkind: organisation\naliases: [The Bees]\ncountry: Norway\n"
    "summary: A maker of things.\n---\nIt makes things [@ash].\n",
    "docs/regions/nordic.md": "---\nname: Nordic\nmembers: [Norway, Sweden]\nsummary: The north.\n---\n",
    "bib/a.bib": "@book{ash, author={Ash, Ann}, title={First}, date={2001}, url={https://example.org/first}}\n"
    "@book{brook, author={Brook, Bo}, title={Second}, date={2002}}\n"
    + "".join(
        f"@book{{s{one}, author={{{one.upper()}son, Al}}, title={{Shelf}}, date={{2003}}}}\n"
        for one in ascii_lowercase[:12]
    ),
}
CONFIG = {
    "site_name": "The Desk",
    "theme": {"name": "material"},
    "plugins": ["search", "briefs"],
    "markdown_extensions": ["footnotes", "tables", "smarty"],
}


def build_kinds(folder: Path, site_url: str = "", **more: object) -> Site:
    built = build_site(folder, FILES, config={**CONFIG, **more, "site_url": site_url}, strict=True)
    assert not built.aborted, built.messages
    return built
