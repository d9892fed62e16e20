"""Why each problem is one, with an example of what is wrong and of what is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Explanation:
    """The part of a code that only people want who ask for it."""

    why: str
    """Markdown, in whole sentences."""
    wrong: str
    """Lines of a file."""
    right: str
    at: str
    """Where they stand: ``front matter``, ``text``, ``bib``, or the path of a file of which they are all."""
    right_at: str = ""
    """The same of what is right, if it stands elsewhere."""
    shown: bool = True
    """Whether ``wrong`` alone has the problem, and ``right`` alone has it not."""


def address_of(code: str) -> str:
    """The address of the page of a code, if the package's own metadata say where its documentation is; else empty."""
    pages = _documentation()
    return f"{pages}/reference/problems/#{code}" if pages else ""


@cache
def _documentation() -> str:
    try:
        urls = metadata("mkdocs-briefs").get_all("Project-URL", [])
    except PackageNotFoundError:  # run from its sources, without being installed
        return ""
    found = (url.partition(",")[2].strip() for url in urls if url.partition(",")[0].strip() == "Documentation")
    return next(found, "").rstrip("/")


def way_to_explanations(codes: Iterable[str]) -> str:
    """The sentence that says where these codes are explained, each once."""
    return f'"briefs explain {" ".join(dict.fromkeys(codes))}" says why, with an example of what is right.'


@cache
def explanations() -> Mapping[str, Explanation]:
    """By the id of the code."""
    text = (files("mkdocs_briefs") / "data" / "problems.yml").read_text(encoding="utf-8")
    return {code: Explanation(**given) for code, given in yaml.safe_load(text).items()}
