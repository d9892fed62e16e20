"""What is said of citation keys that no entry has, and of entries that cannot be formatted."""

from __future__ import annotations

import re
from collections.abc import Collection

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem, did_you_mean
from mkdocs_briefs.model.source import Source

_CROSS_REFERENCE = re.compile(r"(?i:fig|tbl|sec|eq|lst|thm|lem|cor|prp|def|exm|exr|nte|tip|wrn)[-:]")


def unknown(key: str, known: Collection[str], location: Location) -> Problem:
    """The problem of a citation whose key is none of those ``known``."""
    hint = (
        _cross_reference(key)
        or did_you_mean(key, known)
        or (" Check the key, or add the entry to a .bib file." if known else " There is no BibTeX entry at all.")
    )
    return Problem(codes.CITATION_UNKNOWN, location, f'no BibTeX entry has the key "{key}".{hint}')


def unknown_mention(key: str, known: Collection[str], location: Location) -> Problem:
    """The problem of a text that reads like a narrative citation."""
    hint = _cross_reference(key) or did_you_mean(key, known) or " Write \\@ to say that it is no citation."
    message = f'"@{key}" looks like a citation, and no BibTeX entry has this key; it stays as text.{hint}'
    return Problem(codes.CITATION_UNKNOWN_MENTION, location, message)


def unusable(source: Source, reason: str) -> Problem:
    """The problem of a source that the engine refuses."""
    message = f'the entry "{source.key}" cannot be formatted: {reason.rstrip(".")}. Mend the entry; it is shown as "?".'
    return Problem(codes.CITATION_UNUSABLE, source.location, message)


def _cross_reference(key: str) -> str:
    """What to say of a key that reads like a cross reference."""
    if not _CROSS_REFERENCE.match(key):
        return ""
    return (
        f" Cross references of Quarto and pandoc-crossref are not read here: give the element an id, as in {{#{key}}}, "
        f'and link to it: "[Figure 1](#{key})".'
    )
