"""Bounds on what is rendered: no page's text takes time out of proportion, or ends the build."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_briefs.citations.code import without_code
from mkdocs_briefs.citations.grammar import DEEPEST
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.locations import location_at, location_of
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Problem

_BRACKET = re.compile(r"\\.|[\[\]()]", re.DOTALL)
_ESCAPED = f"\x02{ord('[')}\x03"
"""What Python-Markdown has for a bracket behind a backslash."""
_LONGEST_TICKS = 50
_MANY_TICKS = re.compile(f"`{{{_LONGEST_TICKS + 1},}}")
"""Runs of backticks: the end of each length is sought through the paragraph."""
_ESCAPED_TICK = f"\x02{ord('`')}\x03"
_PLACE = 40
"""Characters of a paragraph by which it is found in the source."""

_OPEN_TAGS = 500
"""Signs ``<`` behind the last ``>``: each would be tried as a tag that goes on to the end."""
_NOTHING = "<!-- -->"
_PYTHONS_OWN = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a text may raise that somebody's code did not expect. Errors with a class of their own mean to end the build."""


class Brackets(Treeprocessor):
    """Brackets that nest too deeply, or are never closed, stay as text: each would be sought to the paragraph's end.

    Before inline patterns (20).
    """

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._context = context
        self._findings = findings

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                element.text = self._bounded(element.text)
            if element.tail and not isinstance(element.tail, AtomicString):
                element.tail = self._bounded(element.tail)

    def _bounded(self, text: str) -> str:
        if _MANY_TICKS.search(text):
            message = f"more than {_LONGEST_TICKS} backticks stand together: they stay as text. Write fewer."
            self._report(text, message)
            text = _MANY_TICKS.sub(lambda run: _ESCAPED_TICK * len(run[0]), text)
        if text.count("[") <= DEEPEST or max(_depths(prose := without_code(text))) <= DEEPEST:
            return text
        message = (
            f"more than {DEEPEST} brackets or parentheses are open in one paragraph: brackets stay as text. Close them."
        )
        self._report(text, message)
        return "".join(_ESCAPED if sign == "[" else char for char, sign in zip(text, prose, strict=True))

    def _report(self, text: str, message: str) -> None:
        location = location_of(re.escape(text[:_PLACE].partition("\n")[0]), self._context)
        self._findings.report(Problem(codes.TEXT_LIMIT, location, message))


def _depths(text: str) -> tuple[int, int]:
    """How many brackets, and parentheses, are open at most."""
    brackets = parentheses = deepest = deepest_parentheses = 0
    for found in _BRACKET.finditer(text):
        brackets = max(0, brackets + (found[0] == "[") - (found[0] == "]"))
        parentheses = max(0, parentheses + (found[0] == "(") - (found[0] == ")"))
        deepest, deepest_parentheses = max(deepest, brackets), max(deepest_parentheses, parentheses)
    return deepest, deepest_parentheses


def guarded(
    convert: Callable[[str], str], md: Markdown, context: TextContext, findings: Findings
) -> Callable[[str], str]:
    """A page's rendering, which gives an empty page, and a problem, where it fails."""

    def convert_or_report(source: str) -> str:
        try:
            return convert(_with_closed_tags(source, context, findings))
        except _PYTHONS_OWN as error:
            why = "it nests too deeply" if isinstance(error, RecursionError) else f"{type(error).__name__}: {error}"
            message = f"the text cannot be rendered, and its page is empty: {why}. Write it in another way."
        md.reset()
        findings.clear()
        findings.report(Problem(codes.TEXT_LIMIT, location_at(0, context), message))
        return convert(_NOTHING)

    return convert_or_report


def _with_closed_tags(source: str, context: TextContext, findings: Findings) -> str:
    end = source.rfind(">") + 1
    if source.count("<", end) <= _OPEN_TAGS:
        return source
    message = f'more than {_OPEN_TAGS} signs "<" stand behind the last ">", and stay as text. Write &lt;.'
    findings.report(Problem(codes.TEXT_LIMIT, location_at(source.count("\n", 0, end), context), message))
    return source[:end] + source[end:].replace("<", "&lt;")
