"""``[[Jane Doe]]``, ``[[Jane Doe|the minister]]`` and ``[[VE]]``: links to actors and countries that authors write.

Obsidian's and MediaWiki's form. The link itself is made with the others, when the whole page is known.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

from mkdocs_briefs.markup.runs import TARGET

PATTERN = r"\[\[(?P<name>[^\[\]|@\n]+)(?:\|(?P<words>[^\[\]\n]+))?\]\]"


class WikiLinks(InlineProcessor):
    """Puts an element with the words in the link's place, and the name in an attribute."""

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the base class passes it
    ) -> tuple[Element | None, int | None, int | None]:
        name = m["name"].strip()
        if not name:
            return None, None, None
        element = Element("span", {TARGET: name})
        element.text = (m["words"] or name).strip()
        return element, m.start(0), m.end(0)
