"""All files under ``api/v1/``, as texts by address."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from mkdocs_briefs.exports.api.actors import actor_items
from mkdocs_briefs.exports.api.briefs import brief_items
from mkdocs_briefs.exports.api.countries import country_items
from mkdocs_briefs.exports.api.ftm import ftm_entities
from mkdocs_briefs.exports.api.graph import edges, nodes
from mkdocs_briefs.exports.api.ids import Item
from mkdocs_briefs.exports.api.judgements import judgement_items, track_record_item
from mkdocs_briefs.exports.api.mentions import mention_items
from mkdocs_briefs.exports.api.sources import source_items
from mkdocs_briefs.exports.api.subjects import Subjects
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.kinds import KINDS

_SCHEMAS = Path(__file__).parent / "schemas"
_KINDS = '"$kinds"'
"""The placeholder in schemas for the names of kinds."""

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")).encode


def api_files(site: Site) -> Iterator[Export]:
    """All files. Their texts depend on the corpus alone, not on the order in which files were read."""
    corpus = site.corpus
    urls = Urls(site.url, site.address_of)
    subjects = Subjects(corpus)

    def listing(name: str, more: Item | None = None, **parts: Iterable[Item]) -> str:
        header = {"$schema": f"{name}.schema.json", "version": addresses.API_VERSION, "publication": site.name}
        return _document({**header, **(more or {})}, parts)

    texts: dict[str, Callable[[], str]] = {
        "briefs.json": lambda: listing("briefs", items=brief_items(site, urls)),
        "actors.json": lambda: listing("actors", items=actor_items(corpus, urls, subjects)),
        "countries.json": lambda: listing("countries", items=country_items(corpus, urls, subjects)),
        "sources.json": lambda: listing("sources", items=source_items(site, urls)),
        "judgements.json": lambda: listing(
            "judgements", {"track_record": track_record_item(corpus)}, items=judgement_items(corpus)
        ),
        "graph.json": lambda: listing("graph", nodes=nodes(corpus, urls), edges=edges(corpus)),
        "mentions.jsonl": lambda: _lines(mention_items(corpus)),
        "actors.ftm.json": lambda: _lines(ftm_entities(corpus, urls)),
        **{name: partial(str, text) for name, text in schemas().items()},
    }
    for name, text in texts.items():
        yield Export(addresses.api(name), text)


def schemas() -> dict[str, str]:
    """The text of each JSON Schema, by file name, as ``actors.schema.json``."""
    names = ", ".join(_encode(kind.name) for kind in KINDS)
    return {
        path.name: path.read_text("utf-8").replace(_KINDS, names) for path in sorted(_SCHEMAS.glob("*.schema.json"))
    }


def _document(header: Item, parts: dict[str, Iterable[Item]]) -> str:
    """A JSON object with lists, one item a line: compact, and suited to ``diff`` and ``grep``."""
    fields = [f"{_encode(name)}: {_encode(value)}" for name, value in header.items()]
    fields += [f"{_encode(name)}: [{_joined(items)}]" for name, items in parts.items()]
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _joined(items: Iterable[Item]) -> str:
    lines = ",\n".join(map(_encode, items))
    return f"\n{lines}\n" if lines else ""


def _lines(items: Iterable[Item]) -> str:
    """JSON Lines: one object a line."""
    return "".join(f"{_encode(item)}\n" for item in items)
