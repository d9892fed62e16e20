"""Commands of LaTeX that Pandoc does not know: the words in them, and the files that they name."""

from __future__ import annotations

import re

PICTURE = re.compile(r"\\includegraphics\s*(?:\[[^\]]*\])?\s*\{(?P<address>[^{}]+)\}")
"""A picture, and its address."""
FILE = re.compile(r"\\(?:input|include|subfile|import)\b")
"""What reads another file."""
_COMMAND = re.compile(
    r"\\(?:begin|end|setlength|label|\w*ref|sbox|usebox|PassOptionsToPackage)\*?(?:\{[^{}]*\})+"
    r"|\\item\s*\[|\\[a-zA-Z]+\*?(?:\[[^\]]*\])?|%.*|[][{}\\&~]"
)
_LENGTH = re.compile(r"-?[\d.]+\s*(?:pt|em|ex|cm|mm|in)\b")


def prose(raw: str) -> str:
    """The words in commands of LaTeX; empty for those that say how something looks."""
    if "@" in raw:
        return ""  # the inside of a package
    said = " ".join(_LENGTH.sub(" ", _COMMAND.sub(" ", raw)).split())
    return said if re.search(r"\w\w", said) else ""
