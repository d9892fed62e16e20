"""What a command says: results on standard output, and what is wrong on standard error."""

from __future__ import annotations

import sys

from mkdocs_briefs.model.characters import visible


def say(line: str) -> None:
    """Print a line, with an escape for each character that acts on a terminal: names of files may hold them."""
    print(visible(line))


def tell(line: str) -> None:
    """Print a line on standard error, beside results that programs read."""
    print(visible(line), file=sys.stderr)


def warn(message: str) -> None:
    """Tell of what does not stop the command."""
    _tell(message, "bold yellow")


def fail(message: str) -> None:
    """Tell what stops the command."""
    _tell(message, "bold red")


def _tell(message: str, style: str) -> None:
    """Print a message on standard error: a line for a program, and in colour, broken between words, for a reader."""
    if not sys.stderr.isatty():
        print(f"briefs: {visible(message)}", file=sys.stderr)
        return
    from rich.console import Console  # noqa: PLC0415 - a twentieth of a second, which only this needs
    from rich.text import Text  # noqa: PLC0415 - the same

    Console(stderr=True).print(Text.assemble(("briefs: ", style), visible(message)))
