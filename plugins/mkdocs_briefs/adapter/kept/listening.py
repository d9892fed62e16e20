"""What is logged meanwhile, so that it can be logged again when the work is not done again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

Message = tuple[str, int, str]
"""What was logged: the logger, the level, the text."""

LOGGERS = ("mkdocs", "MARKDOWN")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.name, record.levelno, record.getMessage()))


@contextmanager
def listening() -> Iterator[list[Message]]:
    """The list grows by what MkDocs, its plugins and Python-Markdown log."""
    listener = _Listener()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addHandler(listener)
    try:
        yield listener.messages
    finally:
        for logger in loggers:
            logger.removeHandler(listener)


def log_again(messages: list[Message] | tuple[Message, ...]) -> None:
    for name, level, text in messages:
        logging.getLogger(name).log(level, "%s", text)
