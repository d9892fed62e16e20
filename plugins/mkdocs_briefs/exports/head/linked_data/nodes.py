"""One thing in linked data."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]


def node(type_: str | list[str], **properties: Any) -> Node:
    """A thing of a type of schema.org, with the properties that have a value; ``id_`` is its address."""
    given = {"@type": type_, "@id": properties.pop("id_", ""), **properties}
    return {name: value for name, value in given.items() if value}
