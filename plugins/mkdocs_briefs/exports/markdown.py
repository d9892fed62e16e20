"""Each brief as Markdown beside its page, for programs that have no use for a page, language models among them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import yaml
from html_to_markdown import ConversionOptions, convert

from mkdocs_briefs.exports.elsewhere import for_elsewhere
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.full_text import full_text
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import TEXT, beside
from mkdocs_briefs.model.brief import Brief

_MANNER = ConversionOptions(escape_asterisks=True, escape_underscores=True, bullets="-")


def markdown_files(site: Site) -> Iterator[Export]:
    """Of briefs that are out. None without ``site_url``: their links count from no page."""
    for brief in site.corpus.briefs if site.url else ():
        if brief.is_out:
            yield Export(beside(brief.src_uri, TEXT), partial(_text, brief, site), brief.src_uri)


def _text(brief: Brief, site: Site) -> str:
    """What is published, with citations and references as readers see them; nothing of the author's own file."""
    url = site.url_of(brief.src_uri)
    front = {
        "title": brief.title,
        "author": [author.name for author in brief.authors],
        "date": brief.date,
        "updated": brief.last_changed,
        "lang": site.corpus.publication.language_of(brief.src_uri),
        "url": url,
        "publisher": site.name,
    }
    header = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{header}---\n\n{convert(for_elsewhere(full_text(brief, site), url), _MANNER).content or ''}"
