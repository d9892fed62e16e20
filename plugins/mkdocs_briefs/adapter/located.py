"""What MkDocs says of links, with the line on which they stand, and as a problem that has a code and a severity."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mkdocs_briefs.citations.code import without_code
from mkdocs_briefs.markup.written_links import address_pattern
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Location, Problem, Severities, Severity
from mkdocs_briefs.readers.front_matter import Document

_LOGGER = "mkdocs.structure.pages"
_OF_LINKS = re.compile(r"Doc file '(?P<page>[^']+)' contains an? [a-z ]*link '(?P<link>[^']*)'")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}


@contextmanager
def located(document_of: Callable[[str], Document | None], severities: Severities) -> Iterator[None]:
    """Within, messages of MkDocs on links of our pages are problems. Others are as they were."""
    logger, told = logging.getLogger(_LOGGER), _Located(document_of, severities)
    logger.addFilter(told)
    try:
        yield
    finally:
        logger.removeFilter(told)


class _Located(logging.Filter):
    def __init__(self, document_of: Callable[[str], Document | None], severities: Severities) -> None:
        super().__init__()
        self._document_of = document_of
        self._severities = severities

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        found = _OF_LINKS.match(message)
        document = self._document_of(found["page"]) if found else None
        if not found or document is None or record.levelno < logging.INFO:
            return True
        if not codes.LINK_UNKNOWN.is_on(self._severities):
            return False
        if severity := self._severities.get(codes.LINK_UNKNOWN.id):
            record.levelno, record.levelname = _LEVELS[severity], logging.getLevelName(_LEVELS[severity])
        where = Location(document.file, document.body_line + _line(found["link"], document.body))
        record.msg, record.args = "briefs: %s", (Problem(codes.LINK_UNKNOWN, where, message),)
        return True


def _line(link: str, body: str) -> int:
    """The line of the text, from 0, on which a link stands; the first where it cannot be found."""
    text = without_code(body)
    found = re.search(address_pattern(link), text)
    return text.count("\n", 0, found.start()) if found else 0
