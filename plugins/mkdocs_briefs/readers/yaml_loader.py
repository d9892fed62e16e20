"""PyYAML's safe loader, in C if PyYAML was built with libyaml: ten times faster, same result."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlLoader(_Base):
    """Keeps an impossible date, as 2026-02-30, as text, so that validation reports it with its line."""

    def construct_timestamp(self, node: yaml.ScalarNode) -> date | str:
        try:
            found: date = self.construct_yaml_timestamp(node)
        except ValueError:
            return str(node.value)
        return found


YamlLoader.add_constructor("tag:yaml.org,2002:timestamp", YamlLoader.construct_timestamp)
