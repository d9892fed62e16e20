"""A brief declares the actors that it is about: lists and boxes go by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule

OFTEN = 5
"""Mentions from which a brief is about an actor."""


def undeclared_actors(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The actors that a brief mentions often and does not declare. Countries are not asked for: ``region`` has them."""
    for brief in corpus.editions:
        counts = Counter(mention.subject for mention in corpus.mentions.get(brief.src_uri, ()))
        for subject, count in counts.items():
            if count >= OFTEN and isinstance(subject, Actor) and subject not in brief.declared:
                message = f'the text mentions "{subject.name}" {count} times. Add the name to "actors".'
                yield brief.at("actors"), message


RULE = Rule(
    Code(
        "actor-undeclared",
        f"a brief mentions an actor {OFTEN} times or more, and does not declare it",
        "add the name to `actors`",
        Severity.NOTICE,
        is_optional=True,
    ),
    undeclared_actors,
)
