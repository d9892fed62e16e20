"""A key judgement does not rest on one doubtful source alone.

Source: ICD 203, D.6.e.1 and 2: judgements say how good their sources are; grades are those of the Admiralty system
(NATO AJP-2.1), in which D to F, and 4 to 6, are the doubtful ones and those that cannot be judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.problem import Code, Location
from mkdocs_briefs.model.rule import Rule
from mkdocs_briefs.model.standards import Standards

_DOUBTFUL = {"reliability": frozenset("DEF"), "credibility": frozenset("456")}


def weakly_sourced(corpus: Corpus) -> Iterator[tuple[Location, str]]:
    """The key judgements with one source, which is graded as doubtful."""
    known = corpus.publication.bibliography
    for judged in corpus.judgements:
        keys = [key for key in dict.fromkeys(judged.judgement.sources) if key in known]
        if len(keys) != 1:
            continue
        plain = known[keys[0]].plain
        grades = [
            plain[field].upper() for field, doubtful in _DOUBTFUL.items() if plain.get(field, "").upper() in doubtful
        ]
        if grades:
            message = (
                f'the judgement rests on "{keys[0]}" alone, which is graded {" and ".join(grades)}. '
                "Add another source, or say it with less confidence and name no likelihood above what that bears."
            )
            yield judged.brief.at("key_judgements", judged.number, "sources"), message


RULE = Rule(
    Code(
        "judgement-weakly-sourced",
        "a key judgement rests on a single source, which is graded D to F or 4 to 6",
        "add another source, or take the judgement back",
    ),
    weakly_sourced,
    Standards.ICD203,
)
