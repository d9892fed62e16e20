"""Lines of a page's Markdown, for problems that show when it is rendered."""

from __future__ import annotations

import re

from mkdocs_briefs.citations.code import without_code
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.model.problem import Location


def location_of(pattern: str, context: TextContext) -> Location:
    """The first line that has the pattern outside of code; the first of the text where there is none."""
    return locations_of(pattern, context)[0]


def locations_of(pattern: str, context: TextContext) -> list[Location]:
    """Every line that has the pattern outside of code, of the text and then of what the front matter adds to it; the
    first of the text where there is none.
    """
    body = without_code(context.body)
    lines = dict.fromkeys(body.count("\n", 0, found.start()) for found in re.finditer(pattern, body))
    found = [location_at(line, context) for line in lines]
    found += [text.location for text in context.front if re.search(pattern, without_code(text.markdown))]
    return found or [location_at(0, context)]


_WORDS = 4
"""Words by which a sentence is found in the source, where there may be markup between others."""


def location_of_sentence(sentence: str, context: TextContext) -> Location:
    """The line on which a sentence begins in the text, or on which the first words stand that it has there."""
    words = re.findall(r"\w+", sentence)
    body = without_code(context.body)
    for start in range(max(1, len(words) - _WORDS + 1)):
        found = re.search(r"\b" + r"[\W_]+".join(words[start : start + _WORDS]) + r"\b", body)
        if found and words:
            return location_at(body.count("\n", 0, found.start()), context)
    return location_at(0, context)


def spaced(words: str) -> str:
    """A pattern for the words, with any white space between them."""
    return r"\s+".join(map(re.escape, words.split()))


def location_at(line: int, context: TextContext) -> Location:
    """A line of the text, which is counted from 0 there."""
    return Location(context.file, context.body_line + line)
