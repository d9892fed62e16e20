"""A sentence of a brief, and what it says of likelihood: in English, by the terms of ICD 203."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefs.model.front_text import Path
from mkdocs_briefs.model.likelihood import Likelihood
from mkdocs_briefs.model.problem import Location

_OTHER_DEGREES = r"(?<!\bas )(?<!\bnot )(?<!\bmost )(?<!\bmore )(?<!\bless )(?<!\bleast )(?<!\bquite )(?<!\bhighly )"
"""Words before a term that make another of it, which the directive does not have: ``most likely``."""
_CHANCE = r"(?= (?:chances?|likelihood|odds|possibility|probability|prospects?)\b)"
_FORMS = {
    Likelihood.ALMOST_NO_CHANCE: r"almost no chance",
    Likelihood.VERY_UNLIKELY: r"very unlikely",
    Likelihood.VERY_LIKELY: r"very likely",
    Likelihood.HIGHLY_IMPROBABLE: r"highly improbabl[ey]",
    Likelihood.HIGHLY_PROBABLE: r"highly probabl[ey]",
    Likelihood.ALMOST_CERTAIN: r"almost certain(?:ly)?",
    Likelihood.NEARLY_CERTAIN: r"nearly certain(?:ly)?",
    Likelihood.ROUGHLY_EVEN_CHANCE: r"roughly even chances?",
    Likelihood.ROUGHLY_EVEN_ODDS: r"roughly even odds",
    Likelihood.UNLIKELY: rf"{_OTHER_DEGREES}unlikely",
    Likelihood.LIKELY: rf"{_OTHER_DEGREES}likely",
    Likelihood.IMPROBABLE: rf"{_OTHER_DEGREES}improbabl[ey]",
    Likelihood.PROBABLE: rf"{_OTHER_DEGREES}probabl[ey](?! cause\b)",
    # "Remote" is of likelihood only where it says so: places are remote, too.
    Likelihood.REMOTE: rf"remote{_CHANCE}",
}
"""How each term stands in a sentence; longer ones first."""
_TERM = re.compile(rf"\b(?:{'|'.join(f'(?P<{term.name}>{form})' for term, form in _FORMS.items())})\b", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:-| )confidence\b|\bconfidence is (?:low|moderate|high)\b", re.IGNORECASE
)
_SURELY = "certainly|definitely|inevitably|surely|undoubtedly"
_ABSOLUTE = re.compile(
    rf"\b(?:will (?:{_SURELY}|never|without doubt)|(?:{_SURELY}) will|(?:is|are) (?:bound|certain|guaranteed|sure) to"
    r"|cannot (?:possibly )?fail to|there is no (?:doubt|question) that)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:may|might|could|possibly|perhaps|conceivably|cannot be ruled out|cannot rule out)\b")
"""In small letters: ``May`` is a month."""
_QUOTED = re.compile(
    '\u201c[^\u201c\u201d]*\u201d|\u201e[^\u201c\u201d\u201e]*[\u201c\u201d]|\u00ab[^\u00ab\u00bb]*\u00bb|"[^"]*"'
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, as plain text. What it quotes is somebody else's, and does not count."""

    text: str
    location: Location
    path: Path = ()
    """Where it stands in the front matter; empty for one in the text."""

    @property
    def own(self) -> str:
        """The sentence without what it quotes."""
        return _QUOTED.sub("", self.text)

    @property
    def likelihoods(self) -> Iterator[tuple[Likelihood, str]]:
        """The terms of likelihood in it, each with the words that say so."""
        for found in _TERM.finditer(self.own):
            yield Likelihood[found.lastgroup or ""], found[0]

    @property
    def confidence(self) -> str:
        """The words that say how sure one is; empty if none do."""
        return _first(_CONFIDENCE.finditer(self.own))

    @property
    def absolute(self) -> str:
        """The words that leave no doubt."""
        return _first(_ABSOLUTE.finditer(self.own))

    @property
    def vague(self) -> str:
        """The words that say no more than that something is possible."""
        return _first(_VAGUE.finditer(self.own))

    @property
    def is_judgement(self) -> bool:
        """Whether it is a key judgement, or says how likely something is."""
        return self.path[::2] == ("key_judgements", "text") or any(self.likelihoods)


def _first(found: Iterable[re.Match[str]]) -> str:
    return next((match[0] for match in found), "")
