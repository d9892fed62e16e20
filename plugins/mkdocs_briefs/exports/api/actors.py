"""``actors.json``: the actors, without countries."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.api.ftm import ftm_id, is_entity
from mkdocs_briefs.exports.api.ids import Item, id_of
from mkdocs_briefs.exports.api.subjects import Subjects
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.model.corpus import Corpus


def actor_items(corpus: Corpus, urls: Urls, subjects: Subjects) -> Iterator[Item]:
    """The actors, sorted by id."""
    for actor in sorted(corpus.publication.actors, key=lambda actor: id_of(actor.src_uri)):
        profile = corpus.publication.profile_of(actor)
        yield {
            "id": id_of(actor.src_uri),
            "url": urls.of(actor.src_uri),
            "name": actor.name,
            "kind": actor.kind.value if actor.kind else None,
            "aliases": list(actor.aliases),
            "weak_aliases": list(actor.weak_aliases),
            "country": actor.country.alpha2 if actor.country else None,
            "wikidata": profile.fields.wikidata if profile else None,
            "summary": profile.fields.summary if profile else None,
            "ftm": ftm_id(actor) if is_entity(actor) else None,
            "briefs": subjects.briefs(actor),
            "companions": subjects.companions(actor),
        }
