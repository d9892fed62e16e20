"""Links that lead nowhere: those that MkDocs does not check, and, where it does not run, those that it would."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from mkdocs_briefs.markup.findings import Findings, Target
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import is_page, written_path
from mkdocs_briefs.model.problem import Problem, Severity, did_you_mean
from mkdocs_briefs.model.publication import Publication

HasId = Callable[[str, str], bool]
"""Whether a page, by its ``src_uri``, has an element with this id."""


def broken_targets(
    findings: Mapping[str, Findings], publication: Publication, has_page: Callable[[str], bool], has_id: HasId
) -> Iterator[Problem]:
    """A problem for each link in double brackets that names no heading of its page."""
    for target in _targets(findings):
        page = _page_of(target, publication)
        if is_page(page) and has_page(page) and not has_id(page, target.anchor):
            message = (
                f'"{target.written}" leads to "#{target.anchor}", which is no heading or id of "{page}". '
                "Write the heading's words."
            )
            yield Problem(codes.LINK_UNKNOWN, target.location, message)


def broken_exports(
    findings: Mapping[str, Findings], publication: Publication, has_export: Callable[[str], bool]
) -> Iterator[Problem]:
    """A problem for each link to a file of ours that is not written."""
    for target in _targets(findings):
        page = _page_of(target, publication)
        if not is_page(page) and not has_export(page):
            message = f'"{target.written}" leads to a file that is not written. Take out the link.'
            yield Problem(codes.LINK_UNKNOWN, target.location, message)


def broken_links(
    links: Iterable[Target], files: Collection[str], has_id: HasId, levels: Mapping[str, Severity | None]
) -> Iterator[Problem]:
    """A problem for each link in Markdown that leads to no page or file, or to no heading, as MkDocs reports them.

    ``links`` are as they are written; ``files`` are pages and files by their path from the folder of pages; ``levels``
    is MkDocs' ``validation`` of links.
    """
    for link in links:
        kind, message = _fault(link, files, has_id)
        if kind and (severity := levels[kind]):
            yield Problem(codes.LINK_UNKNOWN, link.location, message, severity)


def _fault(link: Target, files: Collection[str], has_id: HasId) -> tuple[str, str]:
    """What is wrong with a link, by the name of MkDocs' option and in words; empty if nothing is."""
    assert isinstance(link.page, str)
    parts = urlsplit(link.written)
    if parts.scheme or parts.netloc or "\x02" in link.written:  # Python-Markdown's mark in addresses of mail
        return "", ""
    if parts.path.startswith(("/", "\\")):
        return "absolute_links", f'"{link.written}" counts from the host, and stays as it is. Count from this page.'
    path = written_path(link.page, link.written) if parts.path else link.page
    if path not in files:
        near = did_you_mean(path, files)
        if "." not in parts.path.rpartition("/")[2]:
            return "unrecognized_links", f'"{link.written}" names no file, and stays as it is. Name the .md file.{near}'
        return "not_found", f'"{link.written}" leads to "{path}", which is no page or file here. Mend the path.{near}'
    if parts.fragment and is_page(path) and not has_id(path, unquote(parts.fragment)):
        message = f'"{link.written}" leads to "#{parts.fragment}", which is no heading or id of "{path}". Mend it.'
        return "anchors", message
    return "", ""


def _targets(findings: Mapping[str, Findings]) -> Iterator[Target]:
    return (target for found in findings.values() for target in found.targets)


def _page_of(target: Target, publication: Publication) -> str:
    return target.page if isinstance(target.page, str) else publication.page_of(target.page)
