"""Which types of schema.org have which properties: those that pages use, with the types above each.

Read off schema.org, version 29, whose vocabulary is under CC BY-SA 3.0; these are names alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ABOVE = {
    "AdministrativeArea": ["Place"],
    "AnalysisNewsArticle": ["NewsArticle"],
    "Article": ["CreativeWork"],
    "Book": ["CreativeWork"],
    "BreadcrumbList": ["ItemList"],
    "Chapter": ["CreativeWork"],
    "Comment": ["CreativeWork"],
    "CorrectionComment": ["Comment"],
    "Country": ["Place"],
    "CreativeWork": ["Thing"],
    "CreativeWorkSeries": ["CreativeWork"],
    "CriticReview": ["Review"],
    "Dataset": ["CreativeWork"],
    "ItemList": ["Thing"],
    "Legislation": ["CreativeWork"],
    "ListItem": ["Thing"],
    "NewsArticle": ["Article"],
    "Organization": ["Thing"],
    "Person": ["Thing"],
    "Place": ["Thing"],
    "Product": ["Thing"],
    "PropertyValue": ["Thing"],
    "Report": ["Article"],
    "Review": ["CreativeWork"],
    "ReviewNewsArticle": ["NewsArticle", "CriticReview"],
    "ScholarlyArticle": ["Article"],
    "Thesis": ["CreativeWork"],
    "Thing": [],
    "WebPage": ["CreativeWork"],
    "WebSite": ["CreativeWork"],
}
PROPERTIES = {
    "CreativeWork": (
        "about abstract author citation correction creativeWorkStatus dateModified datePublished headline inLanguage "
        "isBasedOn isPartOf keywords mentions publisher spatialCoverage text version image encoding"
    ),
    "ItemList": "itemListElement",
    "ListItem": "item position",
    "Organization": "location",
    "PropertyValue": "propertyID value",
    "Report": "reportNumber",
    "Review": "itemReviewed",
    "Thing": "alternateName description identifier mainEntityOfPage name sameAs url",
}


def properties_of(type_: str) -> set[str]:
    """The properties of a type, and of those above it. Fails for a type that is not here."""
    found = set(PROPERTIES.get(type_, "").split())
    return found.union(*map(properties_of, ABOVE[type_]))


def wrong(data: Any) -> Iterator[str]:
    """What in linked data is not schema.org's."""
    if isinstance(data, list):
        for item in data:
            yield from wrong(item)
    elif isinstance(data, dict):
        types = data.get("@type", [])
        types = [types] if isinstance(types, str) else types
        known = set().union(*map(properties_of, types)) | {"@type", "@id", "@context", "@graph"}
        yield from (f"{types}: {name}" for name in data.keys() - known)
        for value in data.values():
            yield from wrong(value)
