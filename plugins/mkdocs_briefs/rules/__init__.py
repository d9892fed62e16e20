"""Rules over the whole corpus, one a file, which calls it ``RULE``. A new file is a new rule: no list names them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from mkdocs_briefs.model.codes import CODES
from mkdocs_briefs.model.problem import Code
from mkdocs_briefs.model.rule import Rule


def rules_in(package: str, folders: Iterable[str]) -> tuple[Rule, ...]:
    """The rule of each module of a package, which lies in these folders, in the order of the modules' names.

    Raises TypeError for a module without one.
    """
    return tuple(_rule_of(f"{package}.{name}") for name in sorted(module.name for module in iter_modules(folders)))


def _rule_of(module: str) -> Rule:
    rule = getattr(import_module(module), "RULE", None)
    if not isinstance(rule, Rule):
        raise TypeError(f'{module} has no rule. Write one, as in "RULE = Rule(...)", or put it into another room.')
    return rule


RULES = rules_in(__name__, __path__)
"""Every rule, in the order in which they report."""

ALL_CODES: tuple[Code, ...] = tuple(sorted((*CODES, *(rule.code for rule in RULES)), key=lambda code: code.id))
"""Every code that a problem can have, in the order of the alphabet."""
