"""``actor-unmentioned``: a brief declares an actor that its text never names."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Problem, Severity, did_you_mean
from mkdocs_briefs.model.territory import Territory


def unmentioned_actors(corpus: Corpus) -> Iterator[Problem]:
    """A notice for each: the actor's page lists the brief, and has no sentence to quote."""
    for brief in corpus.briefs:
        named = {mention.subject for mention in corpus.mentions.get(brief.src_uri, ())}
        for actor in brief.actors:
            if actor not in named:
                message = (
                    f'the text never mentions "{actor.name}". Take it out of "actors", '
                    "or give it a profile with the name that the text uses among its aliases "
                    "(a person's last name counts if the profile says kind: person)." + _meant(actor, corpus)
                )
                yield Problem("actor-unmentioned", brief.location("actors"), message, Severity.NOTICE)


def _meant(actor: Subject, corpus: Corpus) -> str:
    """Whom a name without a profile may be a slip for. A country, or one with a profile, is no slip."""
    if isinstance(actor, Territory) or corpus.publication.profile_of(actor):
        return ""
    return did_you_mean(actor.name, (other.name for other in corpus.publication.actors if other != actor))
