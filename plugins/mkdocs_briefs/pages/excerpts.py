"""A piece of one page's HTML as it stands on another page, or twice on one."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser


def excerpt(html: str) -> str:
    """The HTML without ids, without signs of notes, and without links but those to other sites.

    >>> excerpt('<a href="../x/"><em>X</em></a>, <a href="https://y.example">Y</a>.<sup id="fnref:1"><a>1</a></sup>')
    '<em>X</em>, <a href="https://y.example">Y</a>.'
    """
    reader = _Excerpt()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


class _Excerpt(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._links: list[bool] = []
        """Of the links that are open, whether they are kept."""
        self._signs = 0
        """Superscripts that are open, which are signs of notes."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value or "" for name, value in attrs if name in ("href", "title", "class", "lang", "dir")}
        if tag == "sup" and (self._signs or kept.get("class") == "note-sign" or "id" in dict(attrs)):
            self._signs += 1
        if tag == "a":
            self._links.append(kept.get("href", "").startswith(("http://", "https://")))
            if not self._links[-1]:
                return
        elif tag == "span":
            kept = {}
        written = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        self._add(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or (self._links and self._links.pop()):
            self._add(f"</{tag}>")
        if tag == "sup" and self._signs:
            self._signs -= 1

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _add(self, part: str) -> None:
        if not self._signs:
            self.parts.append(part)
