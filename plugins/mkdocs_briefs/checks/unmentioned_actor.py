"""``actor-unmentioned``: a brief declares an actor that its text never names."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Problem, Severity


def unmentioned_actors(corpus: Corpus) -> Iterator[Problem]:
    """A notice for each: the actor's page lists the brief, and has no sentence to quote."""
    for brief in corpus.briefs:
        named = {mention.subject for mention in corpus.mentions.get(brief.src_uri, ())}
        for actor in brief.actors:
            if actor not in named:
                message = (
                    f'the text never mentions "{actor.name}". Take it out of "actors", '
                    "or add the name that the text uses to the aliases in its profile."
                )
                yield Problem("actor-unmentioned", brief.location("actors"), message, Severity.NOTICE)
