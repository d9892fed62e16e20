"""PyYAML's safe loader, in C if PyYAML was built with libyaml: ten times faster, same result. With bounds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 20
"""Lists and mappings within one another, in front matter."""

MOST_NESTED = 500
"""The same anywhere; far more end the process within libyaml, which calls itself for each."""

MOST_REPEATED = 100_000
"""Characters that aliases may add to front matter: what each of them stands for counts anew."""

_BOUND_OF_LIBYAML = "maximum nesting depth"
"""In what it says, since PyYAML 6.0.4."""


class YamlLoader(_Base):
    """Keeps an impossible date, as 2026-02-30, as text, so that validation reports it with its line.

    Raises YAMLError for a text that is nested too deep.
    """

    deepest = MOST_NESTED

    def __init__(self, text: str | bytes) -> None:
        _refuse_depth(text if isinstance(text, str) else text.decode(errors="replace"), self.deepest)
        super().__init__(text)

    def construct_timestamp(self, node: yaml.ScalarNode) -> date | str:
        try:
            found: date = self.construct_yaml_timestamp(node)
        except ValueError:
            return str(node.value)
        return found


YamlLoader.add_constructor("tag:yaml.org,2002:timestamp", YamlLoader.construct_timestamp)


class BoundedLoader(YamlLoader):
    """For front matter. Raises YAMLError, too, for a text whose aliases repeat more than is allowed."""

    deepest = DEEPEST

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text

    def get_single_node(self) -> yaml.Node | None:
        node: yaml.Node | None = super().get_single_node()
        if node is not None and "*" in self._text and _expanded(node) > len(self._text) + MOST_REPEATED:
            raise _refused(f"aliases repeat more than {MOST_REPEATED:,} characters", node.start_mark)
        return node


def _refuse_depth(text: str, deepest: int) -> None:
    """Raise YAMLError for deep nesting, before anything is made of it."""
    if text.count("[") + text.count("{") + text.count("- ") + text.count(" " * DEEPEST) < DEEPEST:
        return
    why = f"lists and mappings nest more than {deepest} deep"
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Base):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > deepest:
                    raise _refused(why, event.start_mark)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        if _BOUND_OF_LIBYAML in str(error):  # it reads ahead, and has a bound of its own
            raise _refused(why, error.problem_mark) from error
        raise


def _expanded(root: yaml.Node) -> float:
    """The characters of a text if each alias is replaced by what it stands for; endless for one within itself."""
    sizes: dict[yaml.Node, float] = {}

    def size(node: yaml.Node) -> float:
        if node not in sizes:
            sizes[node] = float("inf")  # while it is open
            parts = (
                node.value if not isinstance(node, yaml.MappingNode) else (part for pair in node.value for part in pair)
            )
            sizes[node] = 1 + (len(node.value) if isinstance(node, yaml.ScalarNode) else sum(map(size, parts)))
        return sizes[node]

    return size(root)


def _refused(why: str, mark: Any) -> yaml.YAMLError:
    return yaml.MarkedYAMLError(problem=why, problem_mark=mark)
