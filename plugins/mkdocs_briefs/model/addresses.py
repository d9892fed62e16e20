"""Addresses of a publication: of its pages, of the files beside them, and of the plugin's static files.

A page is known by its ``src_uri``, the path of its Markdown file from the folder of pages, as MkDocs calls it. Other
files are known by their path from the site's root. None of these is a URL: names are not percent-encoded.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from posixpath import basename, splitext
from urllib.parse import unquote, urlsplit

from mkdocs_briefs.model.naming import slugify

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The file extensions of Markdown. MkDocs has the same list; both are case-sensitive."""

ACTORS, AUTHORS, COUNTRIES, REGIONS = PROFILE_FOLDERS = ("actors", "authors", "countries", "regions")
"""The folders of profiles, one Markdown file for each actor, author, country or region."""

_FOR_FOLDER = ("index", "README")
"""Stems of the files that MkDocs serves as the index of their folder."""


# Pages


def page(*path: str) -> str:
    """The page at a path, folders first: ``page("actors", "jane-doe")`` is ``actors/jane-doe.md``."""
    return "/".join(path) + MARKDOWN[0]


def is_page(uri: str) -> bool:
    """Whether a file is Markdown, and so a page."""
    return uri.endswith(MARKDOWN)


def stem(src_uri: str) -> str:
    """A page's path without the file extension, which is its id in data: ``notes/v1.2`` of ``notes/v1.2.markdown``."""
    return splitext(src_uri)[0] if is_page(src_uri) else src_uri


def is_index(src_uri: str) -> bool:
    """Whether a page is the index of its folder."""
    return is_page(src_uri) and basename(stem(src_uri)) in _FOR_FOLDER


ENTRIES = 50
"""The most entries of a part of a list: of briefs, quotations, sources."""


def part(src_uri: str, number: int) -> str:
    """The page with a part of the list that a page begins: ``archive/page/2.md`` of ``archive/index.md``."""
    if number == 1:
        return src_uri
    folder = posixpath.dirname(src_uri) if is_index(src_uri) else stem(src_uri)
    return page(*filter(None, [folder]), "page", str(number))


def pages_in(index: str, names: Iterable[str]) -> list[str]:
    """Pages for these names in the folder of an index, each at an address of its own, whatever the names are like."""
    taken = {"page"}  # the further parts of the index
    found = []
    for name in names:
        slug, number = slugify(name), 1
        while slug in taken:
            number += 1
            slug = f"{slugify(name)}-{number}"
        taken.add(slug)
        found.append(page(stem(index), slug))
    return found


def folder_of(src_uri: str) -> str:
    """The first folder of a path, as ``actors``; the whole path if it has no folder."""
    return src_uri.partition("/")[0]


def is_profile(src_uri: str) -> bool:
    """Whether a page is the profile of an actor, author, country or region."""
    folder, _, name = src_uri.partition("/")
    return folder in PROFILE_FOLDERS and "/" not in name and not is_index(name)


def written_path(src_uri: str, link: str) -> str:
    """The path from the folder of pages to which a link in a page's Markdown leads; empty if it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), unquote(parts.path)))


HOME = page("index")
ARCHIVE = page("archive", "index")
GRAPH = page("graph", "index")
ACTOR_INDEX, AUTHOR_INDEX, COUNTRY_INDEX, REGION_INDEX = PROFILE_INDEXES = tuple(
    page(folder, "index") for folder in PROFILE_FOLDERS
)
BIBLIOGRAPHY = page("bibliography")
JUDGEMENTS = page("judgements")
CORRECTIONS = page("corrections")
TAGS = page("tags")
SERIES = page("series")
FOLLOW = page("follow")


# Files


def beside(src_uri: str, ending: str) -> str:
    """The file with this ending beside a page: ``x.bib`` beside ``x.md``, and beside ``x.markdown``."""
    return f"{stem(src_uri)}.{ending}"


FEED = "xml"
"""The ending of the Atom feed beside a page. Servers know its type, as they do not know that of ``.atom``."""

PDF = "pdf"
"""The ending of a brief on paper, beside its page."""

TEXT = "md"
"""The ending of a brief as Markdown, beside its page."""

CARD = "card.png"
"""The ending of the picture of a brief, beside its page; that of the site is at the root."""

ROBOTS, LLMS = "robots.txt", "llms.txt"

ATOM, RSS, JSON_FEED, OPML = "feed.xml", "rss.xml", "feed.json", "feeds.opml"
"""The feeds of the whole site, and the list of all feeds."""


API_VERSION = 1
"""Raised with every breaking change of the data; part of the folder's name."""


def api(name: str) -> str:
    """A file of the JSON API."""
    return f"api/v{API_VERSION}/{name}"


def asset(name: str) -> str:
    """A static file of the plugin: a style sheet, script, font or picture."""
    return f"assets/briefs/{name}"


ROWS = 1_000
"""The most sources or judgements of a file for filters."""


def brief_list(year: str) -> str:
    """The briefs of a year, for filters."""
    return asset(f"lists/{year}.json")


def long_list(kind: str, number: int) -> str:
    """A part of the cited sources, or of the judgements, for filters."""
    return asset(f"lists/{kind}-{number}.json")


NAMES = asset("lists/names.json")
"""The beginnings of words for which the search has a list of names."""


def name_list(beginning: str) -> str:
    """The names with a word that begins so, for the search; beginnings beyond ASCII by their code points."""
    spelt = beginning if beginning.isascii() else "u" + "-".join(f"{ord(letter):x}" for letter in beginning)
    return asset(f"lists/names-{spelt}.json")


PAGEFIND = asset("pagefind")
"""The folder of the search's index."""


CORE = asset("graph/core.json")
"""The best connected part of a large network."""

LAND = asset("land.svg")
"""The land that all locator maps show, one file for the whole site."""


def flag(alpha2: str) -> str:
    """The flag of a territory, by its alpha-2 code."""
    return asset(f"flags/{alpha2.lower()}.svg")
