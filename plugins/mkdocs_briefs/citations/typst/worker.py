"""The second process: reads a style, then lists of sources, and writes what became of each source.

``python -m mkdocs_briefs.citations.typst.worker``, on standard input and output; the messages are pickles, one behind
the other.
"""

from __future__ import annotations

import pickle
import signal
import sys

from mkdocs_briefs.citations.typst.compiler import Compiler
from mkdocs_briefs.citations.typst.pieces import format_alone


def main() -> None:
    """Format until nothing more comes, or until nobody reads any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it closes the pipes
    compiler = Compiler(pickle.load(sys.stdin.buffer))  # noqa: S301 - from the parent process
    while True:
        try:
            sources = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent process
        except EOFError:
            return
        for source in sources:
            pickle.dump((source.key, format_alone(compiler, source)), sys.stdout.buffer)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads any more: end without a word
