"""The YAML block at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.front_matter import LONGEST_TITLE, BriefFields, ProfileFields
from mkdocs_briefs.model.lines import Lines, Parts
from mkdocs_briefs.model.problem import Location, Problem
from mkdocs_briefs.readers.stray import RELEASE, STATES, states_in_values, stray_line
from mkdocs_briefs.readers.yaml_loader import BoundedLoader

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIRST_HEADING = re.compile(r"^#[ \t]+(?P<text>.+)$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_WIKILINK_TAG_OR_CODE = re.compile(
    r"(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>)|(?P<code>`+).+?(?P=code)"
    r"|(?<!\\)\[\[(?P<name>[^\[\]|@]*?)(?:\\?\|(?P<words>[^\[\]]+))?\]\](?!\(|\[[^\[\]@^]*\])"
)
"""A tag, code, or a link to an actor or country: ``[[Russia]]``, ``[[Russia|the neighbour]]``, and in a table
``[[Russia\\|the neighbour]]``.
"""
_MARKUP = re.compile(r"\[(?P<words>[^\[\]@]*)\]\([^()]*\)|\[[^\[\]]*@[^\[\]]*\]|[*`]")
_NO_PARTS: Parts = {}
_YAML_LINE = 2
"""The line of the file on which the YAML begins: line 1 is ``---``."""
_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}]*\}$")
_KEYS = BriefFields.keys() | ProfileFields.keys()
_YAML_ERRORS = (
    yaml.YAMLError,
    # What PyYAML's constructors raise besides: for 0x_, !!bool x, !!timestamp x, numbers and lists without end.
    *(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file, split into front matter and body."""

    file: str
    """Path for messages to authors."""
    meta: dict[str, Any]
    body: str
    body_line: int
    """The line of the file on which the body begins."""
    lines: Lines = field(default_factory=Lines)
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True
    """Whether all front matter that the file has was read, so that it says whether the file may go out."""

    def at(self, *path: str | int) -> Location:
        """The line of a part of the front matter, as in ``at("actors", 2)``."""
        return self.lines.at(self.file, *path)

    def first_heading(self) -> str:
        """The plain text of the first ``#`` heading outside of code; empty if there is none."""
        found = _FIRST_HEADING.search(_FENCE.sub("", self.body))
        if not found:
            return ""
        text = found["text"].rstrip(" \t").rstrip("#").rstrip(" \t") or found["text"]
        if len(text) > LONGEST_TITLE:
            return f"{one_line(text[:LONGEST_TITLE])}…"  # markup in it need not be read
        text = _WIKILINK_TAG_OR_CODE.sub(_link_text, _ATTRIBUTES.sub("", text))
        return one_line(_MARKUP.sub(lambda m: m["words"] or "", text))


def _link_text(found: re.Match[str]) -> str:
    """The text of a wiki link; nothing of a tag; code is kept as it is."""
    if found["tag"]:
        return ""
    return found[0] if found["code"] or not found["name"].strip() else found["words"] or found["name"]


def read_document(text: str, file: str) -> Document:
    """Split a Markdown file into its front matter and its body.

    A file without front matter is all body. Front matter that is not a YAML mapping is reported, and the page keeps its
    body.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _BLOCK.match(text)
    if not found:
        return _without_block(text, file)
    block, body = found[1], text[found.end() :]
    body_line = text.count("\n", 0, found.end()) + 1
    try:
        loader = BoundedLoader(block)
        node = loader.get_single_node()
        meta = loader.construct_document(node) if node else {}
    except _YAML_ERRORS as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + _YAML_LINE if mark else _YAML_LINE
        why = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None)))) or str(error)
        why = " ".join(why.split())
        if not isinstance(error, yaml.YAMLError | ValueError):
            why = "a value is not what its tag says"
        way_out = "Text with a colon, quote, bracket or # in it needs quotes around it."
        if "\t" in block:
            way_out = "YAML takes no tabs: indent with spaces."
        return _invalid(body, file, line, body_line, f"the front matter is not valid YAML: {why}. {way_out}")
    if meta is not None and not isinstance(meta, dict):
        return _invalid(
            body, file, 2, body_line, 'the front matter is no list of "key: value" lines. Write one a line.'
        )
    lines = _lines(node) if isinstance(node, yaml.MappingNode) else Lines()
    items = node.value if isinstance(node, yaml.MappingNode) else []
    twice = dict(_duplicates(items, file)) if len(lines.parts) < len(items) else {}
    keys = {key.start_mark.line for key, _ in items}
    nested = _nested_states(items) if "{" in block else ()
    hidden = sorted({*states_in_values(block, keys), *nested})
    doubtful = list(_doubtful(hidden, body, body_line, file, alone=not keys))
    is_whole = not doubtful and twice.keys().isdisjoint(RELEASE)
    meta = {str(key): value for key, value in (meta or {}).items()}
    return Document(file, meta, body, body_line, lines, (*twice.values(), *doubtful), is_whole)


def _doubtful(hidden: Iterable[int], body: str, body_line: int, file: str, *, alone: bool) -> Iterator[Problem]:
    """What looks like front matter, and YAML does not read as such.

    ``hidden`` are the lines of the block with states that are no keys of it; ``alone`` says that it has no keys.
    """
    for number in hidden:
        message = 'this looks like "status" or "draft", and is part of another value. Begin it in the first column.'
        yield Problem(codes.FRONT_MATTER_YAML, Location(file, number + _YAML_LINE), message)
    stray = stray_line(body, _KEYS, alone=alone)
    if stray is not None:
        message = "the text has lines that look like front matter. Put them between the two lines --- above."
        yield Problem(codes.FRONT_MATTER_YAML, Location(file, body_line + stray), message)


def _nested_states(items: Iterable[tuple[Any, yaml.Node]]) -> Iterator[int]:
    """The lines of the keys of mappings within values that are called as a state. Each node is visited once."""
    nodes = list(dict.fromkeys(value for _, value in items))
    seen = set(nodes)
    for node in nodes:  # grows while it is iterated
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        yield from (key.start_mark.line for key, _ in pairs if str(key.value).strip().casefold() in STATES)
        within = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in pairs]
        nodes += [one for one in dict.fromkeys(within) if one not in seen]
        seen.update(within)


def _lines(root: yaml.MappingNode) -> Lines:
    """The lines of all parts. Of duplicate keys the last counts, as in PyYAML.

    Each node is visited once, since aliases may repeat it or form a cycle. The parts of a value on the line of its key
    are left out: ``Lines.at`` gives that line for them.
    """
    found: dict[yaml.Node, dict[str | int, tuple[int, Parts]]] = {root: {}}
    nodes: list[yaml.Node] = [root]
    for node in nodes:  # grows while it is iterated
        parts = found[node]
        is_list = isinstance(node, yaml.SequenceNode)
        for number, item in enumerate(node.value):
            step, (start, value) = (number, (item, item)) if is_list else (item[0].value, item)
            line = start.start_mark.line
            inside = _NO_PARTS
            if not (isinstance(value, yaml.ScalarNode) or value.start_mark.line == value.end_mark.line == line):
                if value not in found:
                    found[value] = {}
                    nodes.append(value)
                inside = found[value]
            parts[step] = line + _YAML_LINE, inside
    return Lines(found[root])


def _duplicates(items: Iterable[tuple[Any, Any]], file: str) -> Iterator[tuple[str, Problem]]:
    """The keys that are given more than once, each with its last problem."""
    first: dict[str, int] = {}
    for key, _ in items:
        line = key.start_mark.line + _YAML_LINE
        if key.value in first:
            message = f'"{key.value}" is given twice, first on line {first[key.value]}. Keep one of them.'
            yield key.value, Problem(codes.FRONT_MATTER_DUPLICATE, Location(file, line), message)
        first.setdefault(key.value, line)


def _without_block(text: str, file: str) -> Document:
    """A file without front matter; reported if it seems to have an unclosed or a late one, or one of another form."""
    if text.startswith("---\n"):
        return _invalid(text, file, 1, 1, 'the front matter has no end. Close it with a line "---".')
    stray = stray_line(text, _KEYS, alone=True)
    if stray is not None:
        line = min(stray, text.count("\n")) + 1
        message = (
            "this looks like front matter, which does not begin the file. Write it as YAML, with --- as the first line "
            "of the file, and --- on a line of its own behind it."
        )
        return _invalid(text, file, line, 1, message)
    return Document(file, {}, text, 1)


def _invalid(body: str, file: str, line: int, body_line: int, message: str) -> Document:
    problem = Problem(codes.FRONT_MATTER_YAML, Location(file, line), message)
    return Document(file, {}, body, body_line, Lines(), (problem,), is_whole=False)
