"""``core.json``: the best connected subjects of a large network, and how often any two are in the same briefs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mkdocs_briefs.exports.api.graph import subject_node
from mkdocs_briefs.exports.api.ids import page_id
from mkdocs_briefs.exports.api.urls import Urls
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.network import CORE


def core_files(site: Site) -> Iterator[Export]:
    if site.corpus.network.has_core:
        yield Export(addresses.CORE, lambda: _text(site))


def _text(site: Site) -> str:
    corpus = site.corpus
    urls = Urls(site.url, site.address_of)
    core = {subject: page_id(subject, corpus.publication) for subject in corpus.network.best_connected[:CORE]}
    companions = [
        {"source": core[subject], "target": core[companion.subject], "weight": companion.count}
        for subject in core
        for companion in corpus.network.companions(subject)
        if companion.subject in core and core[subject] < core[companion.subject]
    ]
    found = {"nodes": [subject_node(subject, corpus, urls) for subject in core], "companions": companions}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
