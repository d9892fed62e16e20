"""The files beside the pages, by which other programs take over what a page cites, or the page itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs_briefs.model.addresses import beside
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.csl_json import to_csl_json
from mkdocs_briefs.sources.ris import to_ris


@dataclass(frozen=True, slots=True)
class Format:
    """One format of export."""

    name: str
    ending: str
    write: Callable[[Sequence[Source]], str]


def _csl_json(sources: Sequence[Source]) -> str:
    return json.dumps(to_csl_json(sources), ensure_ascii=False, indent=1) + "\n"


FORMATS = (Format("BibTeX", "bib", to_bibtex), Format("RIS", "ris", to_ris), Format("CSL-JSON", "json", _csl_json))


def in_every_format(src_uri: str, sources: Sequence[Source]) -> dict[str, str]:
    """The sources in every format, by the address of the file beside the page."""
    return {beside(src_uri, form.ending): form.write(sources) for form in FORMATS}
