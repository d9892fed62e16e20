"""The front matter of a page as MkDocs, its theme and other plugins get it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import File

from mkdocs_briefs.adapter.look.printed import in_html
from mkdocs_briefs.adapter.look.theme_keys import unusable_keys
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.exports.head.description import description_of_list
from mkdocs_briefs.exports.head.page import Page as ListPage
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.page_specs import PageSpec
from mkdocs_briefs.readers.front_matter import Document


def completed(meta: Mapping[str, Any], spec: PageSpec, publication: Publication, setup: Setup) -> dict[str, Any]:
    """The front matter of a page of the publication, with what themes want to know of it."""
    brief = publication.briefs_by_page.get(spec.src_uri)
    if brief:
        described = brief.fields.summary or ""
    else:
        listed = ListPage(spec.src_uri, spec.title, "", None, spec.entity, spec.source, spec.first, spec.part)
        described = description_of_list(listed, publication, setup.words)
    result = {
        **meta,
        "title": str(meta.get("title") or in_html(spec.title)),
        "description": str(meta.get("description") or in_html(described)),
    }
    if brief:
        result["author"] = in_html(", ".join(author.name for author in brief.authors))
        if brief.fields.tags:
            result["tags"] = in_html(brief.fields.tags)
    # The pages that have no table of contents list others. Beside the page, navigation is needed without tabs.
    hidden = ["navigation"] if setup.look and setup.look.has_tabs else []
    result.setdefault("hide", hidden if brief else [*hidden, "toc"])
    return result


def leave_to_meta_plugin(meta: MutableMapping[str, Any], own: Mapping[str, Any], all_: Mapping[str, Any]) -> None:
    """Take out of a page's front matter what Material's plugin ``meta`` adds: fields, and parts of lists.

    ``own`` stands in the file; ``all_`` has what its folders share, too.
    """
    for key in all_.keys() - own.keys():
        meta.pop(key, None)
    meta.update({key: in_html(value) for key, value in own.items() if key in meta and isinstance(value, list)})


def take_out_unusable(
    files: Iterable[File], documents: Mapping[str, Document], templates: Environment, setup: Setup
) -> Iterator[Problem]:
    """Take out what MkDocs or the theme cannot use in the front matter of pages, and say so."""
    has_icons = any(Path(folder, ".icons").is_dir() for folder in setup.config.theme.dirs)
    for file in files:
        document = documents.get(file.src_uri)
        if not document or not file.page:
            continue
        meta = file.page.meta
        for key, wanted in list(unusable_keys(meta, templates, has_icons=has_icons)):
            del meta[key]
            message = f'"{key}" is left out: it would end the build. Write {wanted}.'
            yield Problem(codes.INVALID_FIELD, document.at(key), message)
