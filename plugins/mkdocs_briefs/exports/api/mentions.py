"""``mentions.jsonl``: the mentions of actors and countries in briefs, with their sentences."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefs.exports.api.ids import Item, id_of, subject_reference
from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.corpus import Corpus


def mention_items(corpus: Corpus) -> Iterator[Item]:
    """The mentions in briefs, newest brief first, in the order of the text."""
    references: dict[Subject, Item] = {}
    for brief in corpus.editions:
        brief_id = id_of(brief.src_uri)
        # Mentions are numbered for each subject, so that few ids change when a text is edited.
        numbers: dict[str, int] = {}
        for mention in corpus.mentions.get(brief.src_uri, ()):
            subject = references.get(mention.subject)
            if subject is None:
                subject = references[mention.subject] = subject_reference(mention.subject)
            name = f"{brief_id}#{subject['id']}"
            numbers[name] = number = numbers.get(name, 0) + 1
            section = mention.section
            yield {
                "id": f"{name}#{number}",
                "brief": brief_id,
                "subject": subject,
                "form": mention.form.value,
                "text": mention.text,
                "sentence": mention.sentence,
                "start": mention.start,
                "position": mention.position,
                "section": {"anchor": section.anchor, "title": section.title} if section.anchor else None,
                "linked": mention.linked,
                "in_heading": mention.in_heading,
            }
