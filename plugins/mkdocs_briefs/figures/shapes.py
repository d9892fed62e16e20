"""Shapes of kinds as SVG path data, for the network."""

from __future__ import annotations

from mkdocs_briefs.model.kinds import Kind

_RADIUS = 10


def shape_path(kind: Kind) -> str:
    """The path of a node with a radius of 10, around the origin: ``M-8.8-8.8...``."""
    if kind.corners:
        corners = " ".join(f"{_RADIUS * across:g} {_RADIUS * down:g}" for across, down in kind.corners)
        return f"M{corners}Z"
    radius = _RADIUS - kind.is_hollow  # a stroke adds to the radius
    half = f"A{radius} {radius} 0 1 1"
    return f"M{radius} 0{half}-{radius} 0{half} {radius} 0Z"
