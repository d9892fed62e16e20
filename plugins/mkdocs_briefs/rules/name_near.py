"""Two names that are close to one another may be one actor, whose mentions then stand on two pages."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location, Severity
from mkdocs_briefs.model.rule import Rule


def near_names(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The pairs of registered actors with similar names, each where the second is named first."""
    from mkdocs_briefs.linking.suggestions import twins_of  # noqa: PLC0415 - its word lists take time, and few ask

    publication = corpus.publication
    for one, other in twins_of(publication):
        if publication.profile_of(other) and not publication.profile_of(one):
            one, other = other, one  # noqa: PLW2901 - the name without a profile is the one to mend
        message = (
            f'"{other.name}" is close to "{one.name}" ({one.src_uri}). If they are one, keep one name, and make the '
            "other an alias in its profile."
        )
        yield _location(other, corpus), message


def _location(actor: Actor, corpus: Corpus) -> Location:
    """Where an actor has its name from: its profile, or else the first brief that declares it."""
    if profile := corpus.publication.profile_of(actor):
        return profile.at("name")
    return next(brief.declares_at(actor) for brief in corpus.publication.briefs if actor in brief.actors)


RULE = Rule(
    Code(
        "name-near",
        "two registered actors, with profiles or declared in briefs, have names that are close to one another",
        "keep one name, with an alias in its profile; `briefs actors suggest` lists names of texts, too",
        Severity.NOTICE,
        is_optional=True,
    ),
    near_names,
)
