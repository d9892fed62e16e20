"""Files that do not go out: MkDocs neither builds nor copies nor lists them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_build_datetime

from mkdocs_briefs.model.addresses import is_page
from mkdocs_briefs.readers.options import Settings
from mkdocs_briefs.readers.states import THEME_STATUSES, Release

_COPY = re.compile(
    r"\.(?:md|markdown|mdown|mkdn|mkd)(?:~|#|\.(?:bak|backup|old|orig|rej|save|swp|tmp|\d+)|)$", re.IGNORECASE
)
"""The ending of Markdown that MkDocs takes for a picture or a download: ``x.MD``, and what editors leave behind."""


def release_of(config: MkDocsConfig, settings: Settings, *, serving: bool) -> Release:
    """What decides which files go out. The clock is MkDocs', which ``SOURCE_DATE_EPOCH`` sets.

    Raises PluginError if that variable is no time.
    """
    try:
        now = get_build_datetime().astimezone(ZoneInfo(settings.timezone))
    except (ValueError, OverflowError, OSError) as error:
        raise PluginError(
            f"briefs: the environment's SOURCE_DATE_EPOCH is no time ({error}). Write seconds since 1970, or unset it."
        ) from error
    statuses = config.extra.get("status")
    return Release(now, serving, (*THEME_STATUSES, *(statuses if isinstance(statuses, dict) else ())))


def copies(files: Iterable[File]) -> list[File]:
    """The files that are copies of Markdown: MkDocs would copy them as they stand, whatever they say of themselves."""
    return [
        file
        for file in files
        if not is_page(file.src_uri) and _COPY.search(file.src_uri) and file.inclusion.is_included()
    ]


def withhold(file: File) -> None:
    """Have MkDocs leave a file out of a build. Its preview has it, with a mark."""
    file.inclusion = InclusionLevel.DRAFT


def without(nav: Any, uris: Collection[str]) -> Any:
    """A site's ``nav`` without these pages, and without the sections that have no others."""
    if isinstance(nav, list):
        items = (without(item, uris) for item in nav)
        return [item for item in items if item not in (None, [], {})]
    if isinstance(nav, dict):
        items_by_title = {title: without(item, uris) for title, item in nav.items()}
        return {title: item for title, item in items_by_title.items() if item not in (None, [])}
    return None if isinstance(nav, str) and nav.lstrip("/") in uris else nav
