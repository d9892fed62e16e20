"""All that a brief says, in the order of its page and without its furniture, for programs that have no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.glance import LABELS
from mkdocs_briefs.model.likelihood import Likelihood
from mkdocs_briefs.words.dates import written_out
from mkdocs_briefs.words.sentences import capitalised

_PERMALINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>', re.DOTALL)
"""The sign behind a heading (``toc``), for readers with a mouse."""


def full_text(brief: Brief, site: Site) -> str:
    """The standfirst, what has happened since, judgements, text, references and corrections, as HTML of the page."""
    return "\n".join(_parts(brief, site))


def _parts(brief: Brief, site: Site) -> Iterator[str]:
    words, fields = site.words, brief.fields

    def front(*path: str | int) -> str:
        return site.corpus.front.get(brief.src_uri, {}).get(path, "")

    if brief.status == "superseded":
        yield f"<p><strong>{escape(words.gettext('This brief is out of date.'))}</strong> {_successor(brief, site)}</p>"
    if fields.status_note:
        yield f"<p>{front('status_note')}</p>"
    if fields.summary:
        yield f"<p><em>{escape(fields.summary)}</em></p>"
    if fields.at_a_glance:
        given = [name for name in LABELS if getattr(fields.at_a_glance, name)]
        items = (f"<dt>{words.gettext(LABELS[name])}</dt><dd>{front('at_a_glance', name)}</dd>" for name in given)
        yield f"<dl>{''.join(items)}</dl>"
    if fields.key_judgements:
        yield f"<h2>{words.gettext('Key judgements')}</h2>"
        items = (
            f"<li>{front('key_judgements', number, 'text')} <em>{escape(_likelihood(one.likelihood, site))}</em></li>"
            for number, one in enumerate(fields.key_judgements)
        )
        yield f"<ol>{''.join(items)}</ol>"
    yield _PERMALINK.sub("", site.text_of(brief.src_uri))
    if brief.corrections:
        yield f"<h2>{words.gettext('Corrections')}</h2>"
        items = (
            f"<li>{escape(written_out(one.date, words))}: {front('corrections', number, 'text')}</li>"
            for number, one in brief.corrections
        )
        yield f"<ul>{''.join(items)}</ul>"


def _successor(brief: Brief, site: Site) -> str:
    newer = site.corpus.publication.briefs_by_page.get(brief.successor)
    if newer is None:
        return ""
    link = f'<a href="{escape(site.url_of(newer.src_uri))}">{escape(newer.title)}</a>'
    return site.words.gettext("In its place: %(brief)s.", brief=link)


def _likelihood(likelihood: Likelihood, site: Site) -> str:
    return f"{capitalised(site.words.gettext(likelihood.value))} ({likelihood.band.written_out(site.words)})"
