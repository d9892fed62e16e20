"""PyYAML's safe loader, in C if PyYAML was built with libyaml: ten times faster, same result."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


MOST_NESTED = 500
"""Lists and mappings within one another; far more end the process within libyaml, which calls itself for each."""


class YamlLoader(_Base):
    """Keeps an impossible date, as 2026-02-30, as text, so that validation reports it with its line.

    Raises YAMLError for a text that is nested too deep.
    """

    def __init__(self, text: str | bytes) -> None:
        if len(text) > MOST_NESTED:
            _refuse_deep(text)
        super().__init__(text)

    def construct_timestamp(self, node: yaml.ScalarNode) -> date | str:
        try:
            found: date = self.construct_yaml_timestamp(node)
        except ValueError:
            return str(node.value)
        return found


def _refuse_deep(text: str | bytes) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_NESTED:
                raise yaml.YAMLError(f"more than {MOST_NESTED} lists within one another")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


YamlLoader.add_constructor("tag:yaml.org,2002:timestamp", YamlLoader.construct_timestamp)
