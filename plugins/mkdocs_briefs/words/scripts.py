"""Messages in JavaScript: ``_("Copied")`` and ``ngettext``, as in templates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO

from babel.messages.extract import extract

from mkdocs_briefs.words.catalogue import Words

_KEYWORDS = {"_": None, "ngettext": (1, 2)}


def language_of(script: str, words: Words) -> str:
    """The translations of a script's own messages, the plural rule, the comma and the locale, as a JavaScript object.

    ``{ words: {"Copied": "Kopiert"}, plural: n => (n != 1), comma: ", ", locale: "de" }``; a message with plurals has a
    list of its forms. For English ``words`` is empty.
    """
    found = {}
    for message in _messages(script) if len(words.catalogue) else ():
        entry = words.catalogue.get(message)
        if entry and entry.string and not entry.fuzzy:
            found[message] = entry.string
    plain = {"words": found, "comma": words.comma, "locale": words.language.replace("_", "-")}
    members = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in plain.items()]
    return f"{{ {', '.join(members)}, plural: n => {words.catalogue.plural_expr} }}"


def _messages(script: str) -> Iterator[str]:
    """The messages of a script; of a message with plurals, the singular, which is its key in catalogues."""
    for _, message, _, _ in extract("javascript", BytesIO(script.encode()), _KEYWORDS):
        yield message if isinstance(message, str) else message[0]
