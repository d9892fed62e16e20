"""Where a brief was before: pages that lead on to it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from html import escape

from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.words.locales import direction


def redirect_files(site: Site) -> Iterator[Export]:
    """One for each of a brief's ``aliases``."""
    for brief in site.corpus.publication.briefs:
        for alias in brief.fields.aliases:
            address = _address(alias, site)
            yield Export(address, partial(_page, brief, address, site), brief.src_uri)


def _address(alias: str, site: Site) -> str:
    """The file at the old address. ``old.md`` was a page's file, ``/2024/old/`` and ``/old.html`` are addresses."""
    path = posixpath.normpath(alias.lstrip("/"))
    if is_page(path):
        return site.file_of(path)
    return path if posixpath.splitext(path)[1] in (".html", ".htm") else posixpath.join(path, "index.html")


def _page(brief: Brief, address: str, site: Site) -> str:
    to_root = "../" * address.count("/")
    target = to_root + site.address_of(brief.src_uri).removeprefix("./")
    title, link = escape(brief.title), escape(target or "./")
    canonical = escape(site.url_of(brief.src_uri)) if site.url else link
    language = site.corpus.publication.language_of(brief.src_uri)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n'
        f'<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f'<link rel="canonical" href="{canonical}">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n</head>\n'
        f'<body><p><a href="{link}">{title}</a></p></body>\n</html>\n'
    )
