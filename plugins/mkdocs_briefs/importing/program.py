"""Pandoc, run once for a task, within bounds of time and memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 60.0
"""Seconds for one document."""
_MEMORY = "1G"
_HEAP_OVERFLOW = 251
"""The exit status of a program of Haskell that has reached its bound of memory."""


class ConversionError(ValueError):
    """A document cannot be read. The message gives the reason and the remedy, in whole sentences."""


def run(program: Path, arguments: Sequence[str], text: str = "", folder: Path | None = None) -> str:
    """What the program writes on standard output, run in a folder. Raises ConversionError."""
    command = [str(program), "+RTS", f"-M{_MEMORY}", "-RTS", *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env=environment,
            cwd=folder,
        )
    except subprocess.TimeoutExpired as error:
        raise ConversionError(
            f"it takes longer than {PATIENCE:g} seconds. Divide it into smaller documents."
        ) from error
    except OSError as error:
        raise ConversionError(
            f"Pandoc cannot be started: {error.strerror}. Install mkdocs-briefs anew, which brings it."
        ) from error
    if done.returncode == _HEAP_OVERFLOW:
        raise ConversionError(f"it needs more than {_MEMORY} of memory. Divide it into smaller documents.")
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["it ended without a word"]
        raise ConversionError(f"Pandoc says: {said[0]}. Open it in the program that made it, and save it anew.")
    return done.stdout.decode().replace("\r\n", "\n")  # as Pandoc ends lines on Windows
