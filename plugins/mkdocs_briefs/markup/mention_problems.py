"""What is wrong with a name in a text: nobody has it, or several do."""

from __future__ import annotations

import unicodedata

from mkdocs_briefs.linking.matcher import Match
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.locations import location_at, location_of, spaced
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem, Severity
from mkdocs_briefs.model.registry import AmbiguousActorError, UnknownActorError


def unresolved(name: str, error: UnknownActorError, context: TextContext) -> Problem:
    """The problem of a name in double brackets that is nobody's, or that of several.

    Brackets ask for a link, so that an ambiguous name in them is a warning; in the text it is a notice.
    """
    code = codes.MENTION_AMBIGUOUS if isinstance(error, AmbiguousActorError) else codes.MENTION_UNKNOWN
    location = location_of(rf"\[\[\s*{spaced(name)}\s*(?:\]|#|\\?\|)", context)
    return Problem(code, location, str(error), Severity.WARNING)


def ambiguous(words: str, match: Match, context: TextContext) -> Problem:
    """The problem of words in the text that are the name of several."""
    bearers = " or ".join(sorted(f'"{subject.name}"' for subject in match.candidates))
    if len(match.candidates) == 1:
        bearers += " or something else of that name"
    message = (
        f'"{words}" may mean {bearers}, and stays plain text. Name the one that is meant under "actors"; '
        f"where the brief has several, write the full name, or link it by hand: [[full name|{words}]]."
    )
    return Problem(codes.MENTION_AMBIGUOUS, _location_of_name(words, context), message)


def _location_of_name(words: str, context: TextContext) -> Location:
    """The first line on which the words are an ambiguous name, and no part of a longer one."""
    for number, line in enumerate(unicodedata.normalize("NFC", context.body).split("\n")):
        for match in context.matcher.find(line, context.declared):
            if match.candidates and line[match.start : match.end] == words:
                return location_at(number, context)
    return location_of(spaced(words), context)
