"""The links of texts that MkDocs does not check, since what they lead to is no Markdown."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from html import escape

from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.pages.template_ids import TemplateIds


def broken_links(
    findings: Mapping[str, Findings],
    pages: Pages,
    exports: Container[str],
    publication: Publication,
    template_ids: TemplateIds,
) -> Iterator[Problem]:
    """A problem for each link that leads to no file of ours, or to no heading or id of a page."""
    for target in (target for found in findings.values() for target in found.targets):
        page = target.page if isinstance(target.page, str) else publication.page_of(target.page)
        if not is_page(page):
            if page not in exports:
                message = f'"{target.written}" leads to a file that is not written. Take out the link.'
                yield Problem(codes.LINK_UNKNOWN, target.location, message)
        elif page in pages.files and not _has_id(page, target.anchor, findings, pages, template_ids):
            message = (
                f'"{target.written}" leads to "#{target.anchor}", which is no heading or id of "{page}". '
                "Write the heading's words."
            )
            yield Problem(codes.LINK_UNKNOWN, target.location, message)


def _has_id(src_uri: str, name: str, findings: Mapping[str, Findings], pages: Pages, template_ids: TemplateIds) -> bool:
    file, spec = pages.files[src_uri], pages.specs.get(src_uri)
    found = findings.get(file.src_uri) or Findings()
    html = f"{file.page.content if file.page else ''}{found.references_html}"
    in_template = spec is not None and template_ids.of(spec.template).fullmatch(name)
    return bool(in_template) or f'id="{escape(name)}"' in html
