"""Files that are written over what is there, and not at all where that is the same."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs import utils


def write_over(file: Path, content: bytes) -> bool:
    """Write a file. False if it has this content already.

    It is never emptied before: ext4 brings a file that was to the disk as soon as it is closed (``auto_da_alloc`` in
    its manual), which takes a millisecond for each.

    :raises OSError: if it cannot be written
    """
    if not file.is_file():
        file.write_bytes(content)
        return True
    with file.open("r+b") as there:
        if there.read() == content:
            return False
        there.seek(0)
        there.write(content)
        there.truncate()
    return True


@contextmanager
def writing_over() -> Iterator[set[Path]]:
    """Have MkDocs, and plugins that use its functions, write so. Gives the files that were the same."""
    write, copy = utils.write_file, utils.copy_file
    same: set[Path] = set()

    def write_file(content: bytes, output_path: str) -> None:
        file = Path(output_path)
        if not file.is_file():
            write(content, output_path)
        elif not write_over(file, content):
            same.add(file)

    def copy_file(source_path: str, output_path: str) -> None:
        file = Path(output_path)
        if file.is_file() and filecmp.cmp(source_path, file, shallow=False):
            same.add(file)
        else:
            copy(source_path, output_path)

    utils.write_file, utils.copy_file = write_file, copy_file
    try:
        yield same
    finally:
        utils.write_file, utils.copy_file = write, copy
