"""How large pictures are, as their files begin."""

from __future__ import annotations

import io
from pathlib import Path

import imagesize

Size = tuple[int, int]
"""Width and height in CSS pixels."""


def size_of(picture: Path | bytes) -> Size | None:
    """The size at which browsers show a picture, turned as its Exif data says; None where the file does not say it.

    An SVG says it by ``width`` and ``height``: one with a ``viewBox`` alone is as wide as there is room.
    """
    width, height = imagesize.get(io.BytesIO(picture) if isinstance(picture, bytes) else picture)
    size = round(width), round(height)
    return size if min(size) > 0 else None
