"""What pages and data call the kinds of those whom briefs name."""

from __future__ import annotations

from mkdocs_briefs.model.actor import ActorKind, Subject
from mkdocs_briefs.model.territory import Territory


def kind_name(subject: Subject) -> str:
    """``person``, ``organisation``, ``state`` or ``system``; ``other`` where no profile says.

    A country is a state. Lists of actors, the drawings, the network and ``graph.json`` agree on this.
    """
    kind = ActorKind.STATE if isinstance(subject, Territory) else subject.kind
    return kind.value if kind else "other"
