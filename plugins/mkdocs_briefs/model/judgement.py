"""A key judgement: what a brief concludes, how likely that is, how sure its authors are, and what came of it."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from mkdocs_briefs.model.field_types import Day, Markdown, Part, WorkTexts, lower, missing
from mkdocs_briefs.model.likelihood import Confidence, Likelihood
from mkdocs_briefs.words.catalogue import marked


class Outcome(Enum):
    """Whether a judgement came true."""

    YES = "yes", marked("came true")
    NO = "no", marked("did not come true")
    UNCLEAR = "unclear", marked("cannot be decided")

    label: str
    _value_: str

    def __new__(cls, name: str, label: str) -> Self:
        member = object.__new__(cls)
        member._value_ = name
        member.label = label
        return member


def _outcome(value: Any) -> Any:
    """YAML reads yes and no as true and false."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else lower(value)


_OUTCOME = {"anyOf": [{"enum": [outcome.value for outcome in Outcome]}, {"type": "boolean"}]}


class Judgement(Part):
    """One of a brief's ``key_judgements``."""

    text: Markdown = Field(description="What is judged, in a sentence; Markdown.")
    likelihood: Annotated[Likelihood, BeforeValidator(lower)] = Field(
        description="A [term of ICD 203](standards.md#likelihood); one row in a brief."
    )
    confidence: Annotated[Confidence, BeforeValidator(lower)] | None = Field(
        None, description="How good the basis is: [what each means](standards.md#confidence)."
    )
    sources: WorkTexts = Field((), description="BibTeX keys of what it rests on.")
    made: Day | None = Field(
        None,
        description="The day on which it was made; if left out, the brief's `date`. Not after `updated`, or `date`.",
    )
    by: Day | None = Field(None, description="Until when it holds, or is decided.")
    outcome: Annotated[Outcome, BeforeValidator(_outcome), WithJsonSchema(_OUTCOME)] | None = Field(
        None, description="Whether it came true, once that is known."
    )
    resolved: Day | None = Field(None, description="The day on which that was decided. Required with `outcome`.")
    note: Markdown | None = Field(None, description="Why, in a sentence; Markdown, may cite. Required with `outcome`.")

    @model_validator(mode="after")
    def _is_resolved_whole(self) -> Judgement:
        given = {"outcome": self.outcome, "resolved": self.resolved, "note": self.note}
        absent = [name for name, value in given.items() if value is None]
        if absent and len(absent) < len(given):
            raise missing(absent, "outcome, resolved and note belong together")
        return self
