"""What a page is about, in a sentence or two: each page has a description of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten

from mkdocs_briefs.exports.elsewhere import text_only
from mkdocs_briefs.exports.head.page import Page
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import Actor, Author
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.shelf import Series, Tag
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.words.catalogue import Words, marked

LONGEST = 200
"""Characters of a text that stands for a description. Search engines show some 160."""

_NO_PROSE = frozenset("h1 h2 h3 h4 h5 h6 sup table figure".split())
_AFTER_PROSE = re.compile(r'<section\b[^>]*\bid="(?:notes|references)"|<div class="footnote"')
_ENTITIES: Mapping[type, str] = {
    Actor: marked("Where briefs mention %(name)s, in their own words."),
    Author: marked("Briefs by %(name)s."),
    Region: marked("Briefs on %(name)s and its countries."),
    Series: marked("The briefs of the series %(name)s, in their order."),
    Tag: marked("Briefs with the tag %(name)s."),
    Territory: marked("Briefs on %(name)s, and where others mention it."),
}
_INDEXES = {
    addresses.ARCHIVE: marked("All briefs, newest first."),
    addresses.COUNTRY_INDEX: marked("The countries that briefs are on, on a map and in a table."),
    addresses.REGION_INDEX: marked("The regions that briefs are on."),
    addresses.ACTOR_INDEX: marked("The people, organisations, states and systems that briefs mention."),
    addresses.GRAPH: marked("Who and what is mentioned together, as a network."),
    addresses.AUTHOR_INDEX: marked("Who signs the briefs."),
    addresses.BIBLIOGRAPHY: marked("All sources that are cited, with the passages that cite them."),
    addresses.JUDGEMENTS: marked("What briefs judge likely, and what came of it."),
    addresses.CORRECTIONS: marked("What was wrong in briefs of this publication, and is right now."),
    addresses.TAGS: marked("What the briefs are filed under."),
    addresses.SERIES: marked("Briefs that belong together."),
    addresses.FOLLOW: marked("Feeds of the publication, and of each subject."),
}


def description_of(page: Page, site: Site) -> str:
    """The summary that its author wrote, or else what the page holds; of others, how the text begins."""
    if page.list == site.home:
        return site.description
    if found := description_of_list(page, site.corpus.publication, site.words):
        return found
    if page.brief and (page.brief.fields.summary or page.brief.status == "withdrawn"):
        return page.brief.fields.summary or ""
    return beginning(site.text_of(page.src_uri))


def description_of_list(page: Page, publication: Publication, words: Words) -> str:
    """What a page of ours holds, or what a profile says of its subject; empty for briefs and for others' pages."""
    found = ""
    if page.entity:
        profile = publication.profile_of(page.entity)
        summary = profile.fields.summary if profile else None
        found = summary or words.gettext(_ENTITIES[type(page.entity)], name=page.entity.name)
    elif page.source:
        found = words.gettext("Where this publication cites “%(title)s”.", title=page.source.name)
    elif page.list in _INDEXES:
        found = words.gettext(_INDEXES[page.list])
    return f"{found} {words.gettext('Page %(number)s.', number=page.part)}" if found and page.part > 1 else found


def beginning(html: str) -> str:
    """How a text begins, without its headings, its notes and its references, between words.

    >>> beginning('<h2>One</h2><p>Two &amp; <em>three</em>.<sup>1</sup></p><section id="notes"><p>Four.</p></section>')
    'Two & three.'
    >>> beginning("<h1>A</h1><h6>B</h6><table><tr><td>C</td></tr></table><figure>D</figure><p>E.</p>")
    'E.'
    """
    prose = _AFTER_PROSE.split(html, maxsplit=1)[0]
    return shorten(text_only(prose, _NO_PROSE), LONGEST, placeholder="\N{HORIZONTAL ELLIPSIS}")
