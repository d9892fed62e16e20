"""The project that is built beside each neighbour, and what must hold of any site."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import BeautifulSoup

FILES = {
    "docs/index.md": "# Home\n\nWelcome.\n",
    "docs/one.md": """\
---
title: One
date: 2024-01-02
author: Ann Ash
region: Norway
actors: [Bee Works]
---

## Notes

Norway and Sweden met Bee Works [@ash, p. 3]. A colon: see [two](two.md).

## Actors

As @brook says, *Sweden* left.[^1]

[^1]: A note.
""",
    "docs/two.md": """\
---
title: Two
date: 2024-01-03
author: Ben Brook
region: Norway
---

Norway stayed [@ash; @brook].
""",
    "docs/page.md": "---\ntitle: A page\nkind: page\n---\n\n# A page\n\nOrdinary text, with a link to [one](one.md).\n",
    "docs/actors/bee-works.md": "---\nname: Bee Works\nkind: organisation\n---\n\nA firm in Norway.\n",
    "bib/a.bib": """\
@book{ash, author = {Ash, Ann}, title = {A Title}, publisher = {P}, date = {2001}}
@book{brook, author = {Brook, Ben}, title = {Another}, publisher = {P}, date = {2002}}
""",
}
"""Two briefs, an actor's profile, an ordinary page. That Sweden has a page follows from a text alone."""

CONFIG = {
    "site_name": "Test",
    "site_url": "https://example.org/",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["attr_list", "footnotes", "tables", {"toc": {"permalink": True}}],
}

HOLDS = {
    "one/": [
        "#references li#ref-ash",
        "#references li#ref-brook",
        "a.citation[href='#ref-ash']",
        ".byline a[href$='authors/ann-ash/']",
        "a.actor-link[href$='countries/sweden/']",
        "a.actor-link[href$='actors/bee-works/']",
    ],
    "two/": ["#references li#ref-ash"],
    "countries/sweden/": [".mentions a[href$='one/']"],
    "countries/norway/": ["a[href$='one/']", "a[href$='two/']"],
    "actors/bee-works/": [".mentions a[href$='one/']"],
    "bibliography/": ["li.source"],
}
"""What the pages of the project have beside any neighbour, as CSS selectors, by address."""


def faults(site: Path) -> Iterator[str]:
    """Dead links and anchors, ids that two elements have, links within links."""
    pages = {path: BeautifulSoup(path.read_bytes(), "html.parser") for path in sorted(site.rglob("*.html"))}
    ids = {path: {str(tag["id"]) for tag in page.select("[id]")} for path, page in pages.items()}
    for path, page in pages.items():
        here = path.relative_to(site).as_posix()
        counts = Counter(str(tag["id"]) for tag in page.select("[id]"))
        yield from (f"{here}: the id {name} {count} times" for name, count in counts.items() if count > 1)
        yield from (f"{here}: a link within a link: {tag}" for tag in page.select("a a"))
        if path.name == "404.html":
            continue
        for tag in page.select("a[href], link[rel=stylesheet], [xlink\\:href]"):
            address, anchor = urldefrag(str(tag.get("href", tag.get("xlink:href"))))
            target = _target(site, path, address)
            if target is None or "javascript:" in address:
                continue
            if not target.is_file():
                yield f"{here}: a dead link: {address}"
            elif anchor and target.suffix == ".html" and unquote(anchor) not in ids[target] and tag.name == "a":
                yield f"{here}: a dead anchor: {address}#{anchor}"


def _target(site: Path, page: Path, address: str) -> Path | None:
    """The file that a link leads to; None outside of the site."""
    address = address.removeprefix("https://example.org")
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page
    folder = "/" if parts.path.startswith("/") else f"/{page.parent.relative_to(site).as_posix()}/"
    target = site / posixpath.normpath(posixpath.join(folder, unquote(parts.path))).lstrip("/")
    return target / "index.html" if target.is_dir() else target
