"""Sources: the entries of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefs.model.problem import Location

_LASTING = frozenset(["doi", "isbn", "issn", "eprint"])
_YEAR = re.compile(r"-?\d\d[\dX]{2}")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, or of an organisation, which has only ``family``."""

    family: str
    given: str = ""
    particle: str = ""
    """As in ``van der``."""
    suffix: str = ""
    """As in ``Jr.``."""
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of a BibTeX database."""

    key: str
    entry_type: str
    written: Mapping[str, str] = field(hash=False)
    """The fields as written, in LaTeX, with ``@string`` names resolved and inherited fields filled in."""
    location: Location
    plain: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)
    """The fields as plain Unicode text, without LaTeX or braces."""
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict, hash=False, compare=False)
    """People and organisations, by field: ``author``, ``editor``, ``translator``."""
    issued: str = ""
    """Date of publication in EDTF (level 0, ISO 8601-2): ``1999``, ``2001-05-17``, ``1999/2001``, ``1999/..``."""

    @property
    def year(self) -> str:
        """The first year of publication; empty if there is no date. ``199X`` is read as 1990."""
        found = _YEAR.search(self.issued)
        return found[0].replace("X", "0") if found else ""

    @property
    def is_of_the_web(self) -> bool:
        """Whether it is found at an address alone, which may go away: it has no DOI, ISBN or number of an archive."""
        return self.plain.get("url", "").startswith(("http://", "https://")) and _LASTING.isdisjoint(self.written)
