"""The files beside the pages, by which other programs take over what a page cites, or the page itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.csl_json import csl_item
from mkdocs_briefs.sources.ris import to_ris

ItemOf = Callable[[Source], Mapping[str, Any]]
"""A source in CSL-JSON, as the citation engine reads it."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format of export."""

    name: str
    ending: str
    write: Callable[[Sequence[Source], ItemOf], str]


def _bibtex(sources: Sequence[Source], _: ItemOf) -> str:
    return to_bibtex(sources)


def _ris(sources: Sequence[Source], _: ItemOf) -> str:
    return to_ris(sources)


def _csl_json(sources: Sequence[Source], item_of: ItemOf) -> str:
    items = [csl_item(source, item_of(source)) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


FORMATS = (Format("BibTeX", "bib", _bibtex), Format("RIS", "ris", _ris), Format("CSL-JSON", "json", _csl_json))
