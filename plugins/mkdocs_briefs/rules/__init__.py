"""Rules over the whole corpus: each module here defines one as ``RULE``. Modules are discovered; there is no list."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from mkdocs_briefs.model.codes import CODES
from mkdocs_briefs.model.problem import Code
from mkdocs_briefs.model.rule import Rule


def rules_in(package: str, folders: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of the modules of a package, in the order of the modules' names. ``folders`` are its ``__path__``.

    Raises TypeError for a module without a rule.
    """
    return tuple(_rule_of(f"{package}.{name}") for name in sorted(module.name for module in iter_modules(folders)))


def _rule_of(module: str) -> Rule:
    rule = getattr(import_module(module), "RULE", None)
    if not isinstance(rule, Rule):
        raise TypeError(f'{module} has no rule. Write one, as in "RULE = Rule(...)", or put it into another room.')
    return rule


RULES = rules_in(__name__, __path__)
"""All rules, in the order in which they are run."""

ALL_CODES: tuple[Code, ...] = tuple(sorted((*CODES, *(rule.code for rule in RULES)), key=lambda code: code.id))
"""All codes of problems, sorted by id."""
