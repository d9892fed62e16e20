"""A publication of edge cases without coincidences: no count equals another, no key sorts like its reference."""

from __future__ import annotations

from pathlib import Path

from site_tests.mini_site import Site, build_site

LIVE = "<img src=x onerror=alert(1)>"
"""HTML in text, which must be escaped in every page."""
BAD_KEY = "<img/src=x/onerror=alert(1)>"

BIB = r"""
@book{ash2001, author = {Zorn, Zoe}, title = {The Book That a Brief Is Named Like}, year = {2001}, publisher = {Press}}

@book{a-first, author = {Zulu, Uma}, title = {Last of All}, year = {2002}, publisher = {Press}}

@book{z-last, author = {\'Abel, Ida}, title = {First of All}, year = {2003}, publisher = {Press}}

@book{m-middle, author = {de Brook, Cid}, title = {In Between}, year = {2004}, publisher = {Press}}

@collection{edited, editor = {Dale, Eva}, title = {An Edited Book}, year = {1999}, publisher = {Press}}

@article{three, author = {Ash, Ann and Ash, Bea and Cole, Cid}, title = {Three Wrote It}, journaltitle = {Journal},
  year = {1998}, volume = {3}, number = {4}}

@article{two, author = {Elm, Flo and Fir, Gus}, title = {Two Wrote It}, journaltitle = {Journal}, year = {1997},
  url = {https://journal.example/two}, archiveurl = {https://archive.example/?q="two"&of=<all>}}

@article{marked, author = {Gale, Hal}, title = {50\% of A\_B \& C}, journaltitle = {Journal}, year = {1996},
  doi = {10.1000/a<b>c_d}}

@book{long, author = {Hill, Ivy}, year = {1995}, publisher = {Press}, title = {A Title so Long That Nobody Wants to
  Read the Whole of It Among the Reasons Why Two Briefs Belong Together}}

@book{uncited, author = {Ash, Ann}, title = {Nobody Cites This}, year = {1994}, publisher = {Press}}
"""


def _brief(body: str, **fields: str) -> str:
    front = {"date": "2024-03-04", "author": "Ann Ash", "region": "Norway", "actors": "[]", **fields}
    return "".join(("---\n", *(f"{key}: {value}\n" for key, value in front.items()), f"---\n{body}\n"))


FILES = {
    "bib/awkward.bib": BIB,
    # Three mentions of Zed Works in 2024, in two briefs; one more in 2025.
    "docs/ash2001.md": _brief(
        "Zed Works was founded early on [@ash2001]. Nobody believed that Zed Works would last.",
        title="Named like a key",
        author="[Ann Ash, ANN ASH, Lucía van der Berg]",
        actors="[Zed Works, al-Sample, Élan Group]",
    ),
    "docs/code.md": _brief(
        f"Once upon a time `{LIVE}` broke Zed Works, as did `a < b`, and [@{{{BAD_KEY}}}] is nowhere.\n\n"
        "[@a-first][ref] is a link, [@z-last; @a-first] cites two, and @m-middle says so.\n\n"
        "[ref]: https://example.org/\n",
        title="Code < names & more",
        actors="[Zed Works]",
        region="Chad",
    ),
    "docs/headings.md": _brief(
        "## How the people of Zed Works came to be\n\n"
        "At length Zed Works and [a man of letters](actors/émile.md) agreed.\n\nIn May it rained for a week.\n",
        title="Delta",
        date="2025-05-06",
        author="Delta",
        actors="[Zed Works, Ann May]",
        region="Jamaica",
    ),
    "docs/numeric.md": _brief(
        "Here @edited is an edited book, @three is by three, and @two is by two [@marked], as @m-middle says.",
        title="Numbers",
        citation_style="ieee",
        date="2023-07-08",
        author="Delta",
        based_on="[ash2001, nowhere]",
    ),
    "docs/left.md": _brief(
        "The left half of Chad is dry [@long]. Delta has it.",
        title="The left half",
        region="Chad",
        tags="[ice]",
        actors="[Chad, Delta]",
        date="2022-01-02",
    ),
    "docs/right.md": _brief(
        "The right half of Chad is wet [@long]. Jamaica is not near.",
        title="The right half",
        region="Chad",
        tags="[ice]",
        actors="[Zed Work, al-Sampel, Kenyaa, Kenya]",
        date="2021-01-02",
    ),
    "docs/unready.md": _brief("Zed Works is not done.", title="Unready", status="Draft", actors="[Zed Works]"),
    "docs/index.md": "# Desk\n\nSee how two wrote it [@two].\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\n[Delta](actors/delta.md) is here.\n",
    "docs/actors/zed-works.md": "---\nname: Zed Works\nkind: organisation\ncountry: Chad\n"
    "aliases: [Zedco, Zed Works]\n---\n",
    "docs/actors/al-sample.md": "---\nname: al-Sample\nkind: organisation\ncountry: Chad\n---\n",
    "docs/actors/elan-group.md": "---\nname: Élan Group\nkind: organisation\n---\n",
    "docs/actors/émile.md": "---\nname: Émile Dufour\nkind: person\n---\n",
    "docs/actors/may.md": "---\nname: Ann May\nkind: person\nsurname: false\n---\n",
    "docs/actors/delta.md": "---\nname: Delta\nkind: system\n---\n",
    "docs/authors/ann-ash.md": "---\nname: Ann Ash\nkind: person\nsummary: Writes of < and of ice.\n---\n",
    "docs/authors/berg.md": "---\nname: Lucía van der Berg\nkind: person\n---\n",
}


def build_awkward(root: Path) -> Site:
    """Build the publication. It has some errors on purpose."""
    return build_site(root, FILES, config={"site_url": "https://desk.example/"})
