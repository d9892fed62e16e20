"""SARIF 2.1.0, the exchange format of static analysis (OASIS standard), which code scanning reads."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mkdocs_briefs import __version__
from mkdocs_briefs.cli.formats.fingerprints import with_fingerprints
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.problem import Code, Problem, Severity
from mkdocs_briefs.readers.explanations import address_of, explanations

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def as_sarif(problems: Sequence[Problem]) -> str:
    """A log with one run. Its rules are the codes of the problems in it."""
    rules = {code.id: code for code in sorted({problem.code for problem in problems}, key=lambda code: code.id)}
    numbers = {code: number for number, code in enumerate(rules)}
    driver = {
        "name": "mkdocs-briefs",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in rules.values()],
    }
    results = [
        _result(problem, numbers[problem.code.id], fingerprint) for problem, fingerprint in with_fingerprints(problems)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    """A code with what ``briefs explain`` says of it, which code scanning shows beside the problem."""
    explained = explanations()[code.id]
    what = _sentence(code.what)
    text = f"{what} {_sentence(explained.why)} {_sentence(code.way_out)}"
    examples = f"Wrong:\n\n````\n{explained.wrong}````\n\nRight:\n\n````\n{explained.right}````"
    address = address_of(code.id)
    return {
        "id": code.id,
        **({"helpUri": address} if address else {}),
        "shortDescription": {"text": what},
        "help": {"text": text, "markdown": f"{text}\n\n{examples}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(problem: Problem, rule: int, fingerprint: str) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(problem.location.file, errors="surrogatepass")},
        "region": {"startLine": problem.location.line},
    }
    return {
        "ruleId": problem.code.id,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": visible(problem.message)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"problem/v1": fingerprint},
    }


def _sentence(markdown: str) -> str:
    """A text of a code as a sentence, whose links, which count from the reference, are left out."""
    plain = _LINK.sub(r"\1", markdown).removesuffix(".")
    return f"{plain[:1].upper()}{plain[1:]}."
