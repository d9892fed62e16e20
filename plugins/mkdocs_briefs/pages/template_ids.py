"""The ids of elements in templates, which headings in the text of a page must not use."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jinja2 import BaseLoader, Environment, TemplateError

from mkdocs_briefs.figures.maps import CLIP_IDS

_EXPRESSION, _STATEMENT = "\x00", "\x01"
"""Placeholders for ``{{ ... }}`` and ``{% ... %}`` in the text of a template."""
_PLACEHOLDERS = {"variable_begin": _EXPRESSION, "block_begin": _STATEMENT}
"""By what the lexer calls their beginnings."""
_USES = frozenset(["extends", "from", "import", "include"])
"""Statements that name other templates."""

_ID = re.compile(r"""(?<![\w-])id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ANY = "\uffff"
"""A noncharacter, which no id contains: a pattern that matches it matches anything."""


class TemplateIds:
    """The ids of templates, each parsed on first use."""

    def __init__(self, loader: BaseLoader) -> None:
        self._environment = Environment(loader=loader)  # noqa: S701 - nothing is rendered
        self._read = cache(self._parse)
        self.of = cache(self._of)
        """A pattern of the ids of a template and of those that it imports, includes or extends.

        It may match more ids than the template uses. Ids that are only an expression are unknown, and left out.
        """

    def _of(self, template: str) -> re.Pattern[str]:
        patterns, waiting, seen = {CLIP_IDS}, [template], set()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                found, others = self._read(name)
                patterns |= found
                waiting += others
        return re.compile("|".join(sorted(patterns)))

    def _parse(self, template: str) -> tuple[frozenset[str], frozenset[str]]:
        """What ``_parsed`` says of a template; nothing if it cannot be read."""
        try:
            return _parsed(self._environment.loader.get_source(self._environment, template)[0])  # type: ignore[union-attr]
        except TemplateError:
            return frozenset(), frozenset()  # reported when the page is rendered


@lru_cache(maxsize=256)  # for the builds of a preview
def _parsed(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """The patterns of a template's own ids, and the names of the templates that it refers to. Raises TemplateError."""
    text, others = _text_and_references(source)
    patterns = {_pattern("".join(found)) for found in _ID.findall(text)}
    return frozenset(pattern for pattern in patterns if not re.fullmatch(pattern, _ANY)), others


def _text_and_references(source: str) -> tuple[str, frozenset[str]]:
    """The template with placeholders for expressions and statements, which may contain quotation marks, and the
    strings in statements that use other templates: their names.

    The lexer tells both in a tenth of the parser's time.
    """
    text, others, statement = [], set(), ""
    for _, kind, token in Environment().lex(source):  # noqa: S701 - nothing is rendered
        if kind == "data":
            text.append(token)
        elif kind in _PLACEHOLDERS:
            text.append(_PLACEHOLDERS[kind])
            statement = ""
        elif kind == "name":
            statement = statement or token
        elif kind == "string" and statement in _USES:
            others.add(token[1:-1])
    return "".join(text), frozenset(others)


def _pattern(value: str) -> str:
    """The pattern of an attribute's value: expressions match any text, and parts after a statement are optional."""
    first, *rest = (".*".join(map(re.escape, part.split(_EXPRESSION))) for part in value.split(_STATEMENT))
    return first + "".join(f"(?:{part})?" for part in rest)
