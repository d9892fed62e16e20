"""``briefs explain``: what a code means, why it matters, what is wrong and what is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import fill, indent

import click

from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.terminal import say
from mkdocs_briefs.model.problem import Code, did_you_mean
from mkdocs_briefs.readers.explanations import Explanation, address_of, explanations
from mkdocs_briefs.rules import ALL_CODES

_WIDTH = 80
_SEVERITIES = {
    "error": "an error: it fails every build",
    "warning": "a warning: it fails a strict build",
    "notice": "a notice: it fails no build",
}


@click.command(
    "explain",
    cls=Command,
    example="briefs explain ambiguous-place\nbriefs explain ambiguous-place unknown-key\nbriefs explain",
)
@click.argument("asked", metavar="[CODE]...", nargs=-1)
def command(asked: Sequence[str]) -> None:
    """Explain the CODE of a problem, or several: what, why, wrong, right. Without one, list all codes."""
    codes = {each.id: each for each in ALL_CODES}
    if not asked:
        width = max(map(len, codes))
        for each in codes.values():
            say(f"{each.id:{width}}  {_plain(each.what)}")
        return
    for code in asked:
        if code not in codes:
            near = did_you_mean(code, codes)
            raise CommandError(f'"{code}" is no code of a problem.{near} "briefs explain" lists them.')
    told = ("\n".join(_told(codes[code], explanations()[code])) for code in asked)
    for line in "\n\n".join(told).split("\n"):
        say(line)


def _told(code: Code, explained: Explanation) -> Iterator[str]:
    default = ", and off until a publication asks for it" if code.is_optional else ""
    yield f"{code.id} is {_SEVERITIES[code.severity.value]}{default}."
    for name, text in (("What", _sentence(code.what)), ("Why", explained.why), ("Way out", _sentence(code.way_out))):
        yield fill(f"{name}: {_plain(text)}", _WIDTH, subsequent_indent="  ", break_on_hyphens=False)
    right_at = explained.right_at or explained.at
    for name, at, lines in (("Wrong", explained.at, explained.wrong), ("Right", right_at, explained.right)):
        yield f"{name} ({_PLACES.get(at, at)}):"
        yield indent(lines.rstrip("\n"), "    ")
    yield "The publication sets how grave it is: the option `severity` in mkdocs.yml."
    if address := address_of(code.id):
        yield f"More: {address}"


_PLACES = {"front matter": "in the front matter", "text": "in the text", "bib": "in a database"}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _plain(markdown: str) -> str:
    """A text of the reference, whose links lead within it."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
