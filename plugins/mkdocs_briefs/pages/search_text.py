"""What search plugins read of a page before its text: what its template says of it, by which readers look for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from mkdocs_briefs.model.actor import Actor, kind_of
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.naming import unaccented
from mkdocs_briefs.model.publication import Entity, Publication
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.words.catalogue import Words
from mkdocs_briefs.words.dates import written_out


def search_html(spec: PageSpec, publication: Publication, words: Words) -> str:
    """Paragraphs of HTML: for a brief its standfirst, authors, places, date and actors; else summary, names and codes.

    Words with accents follow without them, too: search plugins tell them apart.
    """
    brief = publication.briefs_by_page.get(spec.src_uri)
    if brief:
        lines = [*_of_brief(brief, words)]
    elif spec.entity:
        lines = [*_of_entity(spec.entity, publication, words)]
    else:
        lines = [spec.title]
    accented = dict.fromkeys(word for word in f"{spec.title} {' '.join(lines)}".split() if not word.isascii())
    lines.append(" ".join(filter(str.isascii, map(unaccented, accented))))
    return "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in lines if line)


def _of_brief(brief: Brief, words: Words) -> Iterator[str]:
    yield brief.fields.summary or ""
    for named in (brief.authors, brief.places, brief.actors):
        yield _listed(entity.name for entity in named)
    if brief.date:
        yield f"{written_out(brief.date, words)}, {brief.date}"


def _of_entity(entity: Entity, publication: Publication, words: Words) -> Iterator[str]:
    profile = publication.profile_of(entity)
    yield profile.fields.summary or "" if profile else ""
    yield _listed(name for name in _names_of(entity) if name != entity.name)
    if isinstance(entity, Actor):
        yield _listed([words.gettext(kind_of(entity).noun), *([entity.country.name] if entity.country else [])])
    elif isinstance(entity, Territory):
        yield _listed(filter(None, (entity.alpha2, entity.alpha3, entity.numeric)))
    else:
        yield entity.name


def _names_of(entity: Entity) -> Iterable[str]:
    if isinstance(entity, Territory):
        return (*entity.names, *entity.demonyms)
    if isinstance(entity, Actor):
        return (*entity.aliases, *entity.weak_aliases)
    return entity.aliases if isinstance(entity, Region) else ()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
