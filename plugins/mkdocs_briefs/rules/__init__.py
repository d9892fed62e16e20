"""Rules over the whole corpus: one a file, ``(corpus) -> problems``, each with a code of its own."""

from mkdocs_briefs.rules.unmentioned_actor import unmentioned_actors

RULES = (unmentioned_actors,)
"""Every rule, in the order in which they report."""
