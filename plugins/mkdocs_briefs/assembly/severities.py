"""How grave problems are to a publication: its option ``severity``."""

from __future__ import annotations

from mkdocs_briefs.model.problem import Severities, Severity, did_you_mean
from mkdocs_briefs.readers.options import SettingError, Settings
from mkdocs_briefs.rules import ALL_CODES

_OPTION = "severity"
_OFF = ("off", False)
"""YAML 1.1 reads ``off`` as false."""
_LEVELS = {severity.value: severity for severity in Severity}
_IDS = frozenset(code.id for code in ALL_CODES)


def severities_of(settings: Settings) -> Severities:
    """The severities that an option gives to codes. Raises SettingError for an unknown code or level."""
    found: dict[str, Severity | None] = {}
    for code, level in settings.severity.items():
        if code not in _IDS:
            raise SettingError(_OPTION, f'"{code}" is no code of a problem.', _way_out(str(code)))
        if level not in _OFF and level not in _LEVELS:
            choices = ", ".join((*_LEVELS, "off"))
            raise SettingError(_OPTION, f'{level!r}, for "{code}", is none of its values.', f"Write one of: {choices}.")
        found[code] = None if level in _OFF else _LEVELS[level]
    return found


def _way_out(code: str) -> str:
    return f'The page "Problems and their codes" has them all.{did_you_mean(code, _IDS)}'
