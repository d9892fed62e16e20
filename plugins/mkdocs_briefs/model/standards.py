"""Standards of analysis that a publication may keep, and be checked against: the option ``standards``."""

from __future__ import annotations

from enum import Enum


class Standards(Enum):
    """The standards that rules know."""

    ICD203 = "icd203"
    """Intelligence Community Directive 203, *Analytic Standards* (Office of the Director of National Intelligence,
    2015): how to say what is likely, and how sure one is."""
