"""Characters that no text shows and that act on what is around them: they move a terminal's cursor, turn the rest of a
sentence, end lines.
"""

from __future__ import annotations

import re

NEVER_SHOWN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters but white space; embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), since
pages isolate names themselves; halves of characters, which UTF-8 has not, and noncharacters, which XML has not.
"""

_ACTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""All that may act on a terminal or a log: line ends and the marks of direction, too."""


def one_line(text: str) -> str:
    r"""The text in one line: without what is never shown, and with single spaces.

    >>> one_line("One\x1b[2J \n two\u202e")
    'One[2J two'
    """
    return " ".join(NEVER_SHOWN.sub("", text).split())


def visible(text: str) -> str:
    r"""The text for a message, with an escape for each character that may act on a terminal or a log.

    >>> visible("One\x1b[2J\n::error::two")
    'One\\x1b[2J\\x0a::error::two'
    """
    return _ACTING.sub(lambda found: _escape(ord(found[0])), text)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
