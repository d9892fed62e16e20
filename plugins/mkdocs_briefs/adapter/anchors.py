"""The links of texts that MkDocs does not check, since what they lead to is no Markdown."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from html import escape

from mkdocs_briefs.adapter.pages import Pages
from mkdocs_briefs.assembly.links import broken_exports, broken_targets
from mkdocs_briefs.markup.findings import Findings
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
    yield from broken_exports(findings, publication, exports.__contains__)
    yield from broken_targets(
        findings,
        publication,
        pages.files.__contains__,
        lambda page, name: _has_id(page, name, findings, pages, template_ids),
    )


def _has_id(src_uri: str, name: str, findings: Mapping[str, Findings], pages: Pages, template_ids: TemplateIds) -> bool:
    file, spec = pages.files[src_uri], pages.specs.get(src_uri)
    found = findings.get(file.src_uri) or Findings()
    html = f"{file.page.content if file.page else ''}{found.references_html}"
    in_template = spec is not None and template_ids.of(spec.template).fullmatch(name)
    return bool(in_template) or f'id="{escape(name)}"' in html
