"""A brief as linked data."""

from __future__ import annotations

from mkdocs_briefs.exports.api.ids import id_of
from mkdocs_briefs.exports.elsewhere import text_only
from mkdocs_briefs.exports.head.linked_data.entities import entity_node
from mkdocs_briefs.exports.head.linked_data.nodes import Node, node
from mkdocs_briefs.exports.head.linked_data.works import work_node
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.brief import Brief

PUBLISHER = "#publisher"


def publisher_node(site: Site) -> Node:
    """The publication."""
    return node("Organization", id_=f"{site.url}{PUBLISHER}", name=site.name, url=site.url)


def brief_node(brief: Brief, description: str, site: Site) -> Node:
    """A report, and an article of analysis; a review besides, if it is based on a work."""
    corpus, fields = site.corpus, brief.fields
    url = site.url_of(brief.src_uri)
    cited = frozenset(corpus.cited.keys)
    based_on = [work_node(key, site) for key in fields.based_on if key in cited]
    subjects = corpus.appearances.subjects_in(brief) if brief.status != "withdrawn" else ()
    declared = dict.fromkeys((*brief.places, *brief.actors))
    series = corpus.publication.series_of(brief)
    return node(
        ["Report", "AnalysisNewsArticle", *(["ReviewNewsArticle"] if based_on else [])],
        id_=f"{url}#brief",
        url=url,
        mainEntityOfPage=url,
        headline=brief.title,
        abstract=fields.summary,
        description=description,
        datePublished=brief.date.isoformat() if brief.date else "",
        dateModified=brief.last_changed.isoformat() if brief.last_changed else "",
        inLanguage=corpus.publication.language_of(brief.src_uri),
        author=[entity_node(author, site) for author in brief.authors],
        publisher=publisher_node(site),
        reportNumber=id_of(brief.src_uri),
        version=brief.version,
        creativeWorkStatus=brief.status,
        keywords=list(fields.tags),
        about=[entity_node(entity, site) for entity in declared],
        mentions=[entity_node(subject, site) for subject in subjects if subject not in declared],
        spatialCoverage=[entity_node(place, site) for place in brief.places],
        citation=[work_node(citation.key, site) for citation in corpus.citations.get(brief.src_uri, ())],
        isBasedOn=based_on,
        itemReviewed=based_on,
        isPartOf=node("CreativeWorkSeries", name=series.name, url=site.url_of(series.src_uri)) if series else None,
        correction=[
            node(
                "CorrectionComment",
                id_=f"{url}#correction-{brief.correction_key(number)}",
                text=text_only(corpus.front.get(brief.src_uri, {}).get(("corrections", number, "text"), "")),
                datePublished=correction.date.isoformat(),
            )
            for number, correction in brief.corrections
        ],
    )
