"""Files beside pages, as pictures: those to which only pages refer that do not go out do not go out either."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from ahocorasick_rs import AhoCorasick
from mkdocs.structure.files import File, Files

from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem

_REFERENCE = re.compile(
    r"""
      \]\([ \t]*(?: <(?P<in_angles>[^<>\n]+)> | (?P<link>[^\s<>]+) )  # [text](path), ![text](<a path>)
    | \]:[ \t]*<?(?P<definition>[^\s<>]+)                             # [text]: path
    | \[\[(?P<wiki>[^\[\]|\n]+)                                       # ![[path|text]]
    | \b(?:src|href|srcset|poster|data)[ ]?=[ ]?
      (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^\s<>"']+) )
    | ^[ \t]*(?:-[ ]+)?(?:[\w-]+:[ ]+)?["']?(?P<value>[^\s"'\[\]<>][^"'\[\]<>\n]*)["']?[ \t]*$  # in front matter
    """,
    re.VERBOSE | re.MULTILINE,
)
"""A reference to a file in a page's source."""
_AROUND = re.compile(r"""[()<>\[\]{}"'`|=#?,;\r\n]+""")
"""What stands around paths in Markdown, HTML, YAML and CSS."""
_READ = (".css", ".js", ".mjs", ".html", ".svg", ".json", ".webmanifest", ".xml")
"""Endings of files that may refer to others."""


def take_out_attachments(withheld: Iterable[File], files: Files, setup: Setup) -> list[Problem]:
    """Leave out the files to which pages refer that are ``withheld``, and nothing that goes out.

    What goes out are the other pages, style sheets, scripts and templates of the site, and ``mkdocs.yml``: there, the
    mere name of a file counts.
    """
    media = _Media(files, setup)
    found = {uri: page for page in withheld for uri in media.referred_to(page)}
    shown = set(_shown(media, files, setup)) if found else set()
    problems = []
    for uri, page in sorted(found.items()):
        if uri not in shown:
            files.remove(media.files[uri])
            message = f"no page that is published refers to it, and {setup.path_of(page)} does: it is not copied."
            problems.append(Problem(codes.FILE_WITHHELD, Location(setup.path_of(media.files[uri]), 1), message))
    return problems


def _shown(media: _Media, files: Files, setup: Setup) -> Iterator[str]:
    """The files to which something refers that goes out."""
    for file in files.documentation_pages():
        if (page := file.page) and file.inclusion.is_included():
            text = f"{page.meta}\n{page.markdown or ''}\n{page.content or ''}"
            yield from media.named_in(text, file.src_uri, file.url)
    for path in _other_texts(media, setup):
        yield from media.named_in(path.read_text("utf-8", errors="replace"))


def _other_texts(media: _Media, setup: Setup) -> Iterator[Path]:
    config = setup.config
    written = (Path(config.docs_dir, uri) for uri in media.files if uri.endswith(_READ))
    own = Path(config.theme.custom_dir).rglob("*") if config.theme.custom_dir else ()
    settings = [Path(config.config_file_path)] if config.config_file_path else []
    return (path for path in (*written, *own, *settings) if path.is_file())


class _Media:
    """The author's files that are no pages, by ``src_uri``."""

    def __init__(self, files: Files, setup: Setup) -> None:
        self.files = {
            file.src_uri: file
            for file in setup.ours(files)
            if not (file.is_documentation_page() or file.generated_by or setup.is_of_theme(file))
            and setup.is_written(file)
        }
        self._by_name: dict[str, list[str]] = {}
        for uri in self.files:
            self._by_name.setdefault(posixpath.basename(uri), []).append(uri)
        self._odd = [name for name in self._by_name if _AROUND.search(name)]
        """Names with signs in them that stand around paths."""

    def referred_to(self, page: File) -> Iterator[str]:
        """The files to which a page's source refers."""
        if self.files:
            for found in _REFERENCE.finditer(unescape(page.content_string)):
                for path in _readings(found[found.lastgroup or 0], is_set=found.lastgroup in ("double", "single")):
                    yield from self._at(path, page.src_uri)

    def named_in(self, text: str, *pages: str) -> Iterator[str]:
        """The files that a text names: by the path from one of these pages, or else by the name."""
        text = unescape(text)
        for path in {path for part in _AROUND.split(text) if "." in part for path in (part.strip(), *part.split())}:
            yield from self._at(path, *pages)
        for name in AhoCorasick(self._odd).find_matches_as_strings(text, overlapping=True) if self._odd else ():
            yield from self._by_name[name]

    def _at(self, path: str, *pages: str) -> list[str]:
        path = unquote(path)
        name = posixpath.basename(path)
        if name not in self._by_name:
            return []
        places = (posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) for page in pages)
        there = [place for place in (*places, path.lstrip("/")) if place in self.files]
        return there if there and pages else self._by_name[name]


def _readings(written: str, *, is_set: bool) -> set[str]:
    """What may be the path in a reference: with or without what is behind a parenthesis or a sign; several in a set."""
    path = written.strip()
    cut = {path, path.rpartition(")")[0], path.partition(")")[0], *(re.split(r"[,\s]+", path) if is_set else ())}
    return cut | {re.split("[#?]", each)[0] for each in cut}
