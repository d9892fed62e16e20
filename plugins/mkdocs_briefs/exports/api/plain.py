"""HTML as plain text."""

from __future__ import annotations

from html.parser import HTMLParser


def plain_text(html: str) -> str:
    """The text of an HTML fragment, in one line.

    >>> plain_text("Ash, <i>A &amp; B</i>.")
    'Ash, A & B.'
    """
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
