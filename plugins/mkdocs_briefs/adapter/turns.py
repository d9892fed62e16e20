"""Work that two processes share: each part is done by the one that has time for it first."""

from __future__ import annotations

import os
from collections.abc import Iterator

_SIZE = 2
"""Bytes of a number. A process reads one whole or not at all."""


class Turns:
    """Numbers from 0, to be made before a fork. Of all that iterate over them, each gets those that no other has got.

    There may be 2,000 at most: they wait in a pipe, which can be as small as a page of memory.
    """

    def __init__(self, count: int) -> None:
        self._pipe, writing = os.pipe()
        with os.fdopen(writing, "wb") as numbers:
            numbers.write(b"".join(number.to_bytes(_SIZE, "big") for number in range(count)))

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self._pipe, _SIZE):
            yield int.from_bytes(number, "big")

    def close(self) -> None:
        os.close(self._pipe)
