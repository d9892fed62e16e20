"""A brief should mention the actors that it declares: their pages quote the sentences with mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial

from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity, did_you_mean
from mkdocs_briefs.model.rule import Rule
from mkdocs_briefs.model.territory import Territory


def unmentioned_actors(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The declared actors that the text of a brief never mentions."""
    names = [actor.name for actor in corpus.publication.actors]
    suggestion = cache(partial(_suggestion, corpus=corpus, names=names))
    for brief in corpus.editions:
        named = {mention.subject for mention in corpus.mentions.get(brief.src_uri, ())}
        for actor in brief.actors:
            if actor not in named:
                message = (
                    f'the text never mentions "{actor.name}". Take it out of "actors", '
                    "or give it a profile with the name that the text uses among its aliases "
                    "(a person's last name counts if the profile says kind: person)." + suggestion(actor)
                )
                yield brief.declares_at(actor), message


def _suggestion(actor: Subject, corpus: Corpus, names: Iterable[str]) -> str:
    """A suggestion for a possibly misspelt name; empty for countries and actors with a profile."""
    if isinstance(actor, Territory) or corpus.publication.profile_of(actor):
        return ""
    return did_you_mean(actor.name, (name for name in names if name != actor.name))


RULE = Rule(
    Code(
        "actor-unmentioned",
        "a brief declares an actor that its text never names",
        "take it out, or add an alias to its profile",
        Severity.NOTICE,
    ),
    unmentioned_actors,
)
