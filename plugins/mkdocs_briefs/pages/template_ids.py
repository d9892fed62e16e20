"""The ids that a template gives to elements of a page: the page's own text must leave them to it."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import BaseLoader, Environment, TemplateError
from jinja2.meta import find_referenced_templates

from mkdocs_briefs.figures.maps import CLIP_IDS

_EXPRESSION, _STATEMENT = "\x00", "\x01"
"""What stands for ``{{ ... }}`` and for ``{% ... %}`` in the text of a template."""

_ID = re.compile(r"""(?<![\w-])id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ANY = "\uffff"
"""An id that nobody writes: a pattern that fits it fits all."""


class TemplateIds:
    """The ids of templates, each template read when it is first asked about."""

    def __init__(self, loader: BaseLoader) -> None:
        self._environment = Environment(loader=loader, extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
        self._read = cache(self._read_anew)
        self.of = cache(self._of)
        """The ids of a template and of those that it imports, includes or extends; some may fit that it never gives.

        An id that is nothing but an expression cannot be known, and is left out.
        """

    def _of(self, template: str) -> re.Pattern[str]:
        patterns, waiting, passed = {CLIP_IDS}, [template], set()
        while waiting:
            name = waiting.pop()
            if name not in passed:
                passed.add(name)
                found, others = self._read(name)
                patterns |= found
                waiting += others
        return re.compile("|".join(sorted(patterns)))

    def _read_anew(self, template: str) -> tuple[set[str], set[str]]:
        """The patterns of a template's own ids, and the templates that it names."""
        try:
            source = self._environment.loader.get_source(self._environment, template)[0]  # type: ignore[union-attr]
            text = self._text(source)
            others = set(filter(None, find_referenced_templates(self._environment.parse(source))))
        except TemplateError:
            return set(), set()  # reported when the page is rendered
        patterns = {_pattern("".join(found)) for found in _ID.findall(text)}
        return {pattern for pattern in patterns if not re.fullmatch(pattern, _ANY)}, others

    def _text(self, source: str) -> str:
        """The template without what is in its expressions and statements: these may hold quotation marks."""
        signs = {"variable_begin": _EXPRESSION, "block_begin": _STATEMENT}
        tokens = self._environment.lex(source)
        return "".join(text if kind == "data" else signs.get(kind, "") for _, kind, text in tokens)


def _pattern(value: str) -> str:
    """A pattern of an attribute: an expression may be any text, and what a statement begins may be left out."""
    first, *rest = (".*".join(map(re.escape, part.split(_EXPRESSION))) for part in value.split(_STATEMENT))
    return first + "".join(f"(?:{part})?" for part in rest)
