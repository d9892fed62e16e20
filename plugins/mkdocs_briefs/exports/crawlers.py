"""What programs ask for that visit a whole site: ``robots.txt`` (RFC 9309) and ``llms.txt`` (https://llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses

NEWEST = 50
"""Briefs that ``llms.txt`` names: it is read whole, and leads to the others."""

_BRACKET = re.compile(r"[\[\]\\]")


def crawler_files(site: Site) -> Iterator[Export]:
    """None without ``site_url``. An author's own file is the better one."""
    if site.url:
        yield Export(addresses.LLMS, lambda: _llms(site), gives_way=True)
        if urlsplit(site.url).path == "/":  # elsewhere on a host nobody asks for it
            yield Export(addresses.ROBOTS, lambda: _robots(site), gives_way=True)


def _robots(site: Site) -> str:
    """All may visit all."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.file_url('sitemap.xml')}\n"


def _llms(site: Site) -> str:
    """The newest briefs, each as Markdown, and what leads to the others."""
    words = site.words
    lines = [f"# {site.name}", "", *([f"> {site.description}", ""] if site.description else [])]
    lines += [f"## {words.gettext('Briefs')}", ""]
    for brief in islice((brief for brief in site.corpus.briefs if brief.is_out), NEWEST):
        about = f": {brief.fields.summary}" if brief.fields.summary else ""
        has_text = site.has_file(brief.src_uri, addresses.TEXT)
        url = site.file_url(addresses.beside(brief.src_uri, addresses.TEXT)) if has_text else site.url_of(brief.src_uri)
        lines.append(_line(brief.title, url, about))
    pages = {
        addresses.ARCHIVE: words.gettext("All briefs"),
        addresses.COUNTRY_INDEX: words.gettext("Countries"),
        addresses.ACTOR_INDEX: words.gettext("Actors"),
        addresses.BIBLIOGRAPHY: words.gettext("Bibliography"),
    }
    data = {addresses.api("briefs.json"): "JSON", addresses.OPML: "OPML"}
    lines += ["", "## Optional", ""]  # the heading has a meaning in the format
    lines += [_line(title, url) for page, title in pages.items() if (url := site.url_of(page))]
    lines += [_line(title, site.file_url(address)) for address, title in data.items() if site.is_written(address)]
    return "\n".join(lines) + "\n"


def _line(title: str, url: str, about: str = "") -> str:
    return f"- [{_BRACKET.sub(lambda sign: chr(92) + sign[0], title)}]({url}){about}"
