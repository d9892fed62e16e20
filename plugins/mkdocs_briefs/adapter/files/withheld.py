"""Files that do not go out: MkDocs neither builds nor copies nor lists them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from mkdocs_briefs.adapter.files.documents import Documents
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.state import State
from mkdocs_briefs.readers.folder import copied
from mkdocs_briefs.readers.project import Project
from mkdocs_briefs.readers.publication import shape_of
from mkdocs_briefs.readers.states import THEME_STATUSES, Release, is_draft, read_state


def release_of(setup: Setup) -> Release:
    """What decides which files go out. The clock is MkDocs', which ``SOURCE_DATE_EPOCH`` sets.

    Raises PluginError if that variable is no time.
    """
    try:
        now = get_build_datetime().astimezone(ZoneInfo(setup.settings.timezone))
    except (ValueError, OverflowError, OSError) as error:
        raise PluginError(
            f"briefs: the environment's SOURCE_DATE_EPOCH is no time ({error}). Write seconds since 1970, or unset it."
        ) from error
    statuses = setup.config.extra.get("status")
    return Release(now, setup.shows_drafts, (*THEME_STATUSES, *(statuses if isinstance(statuses, dict) else ())))


def withhold_early(files: Files, documents: Documents, setup: Setup, release: Release) -> list[File]:
    """Keep back what its own front matter keeps back, before another plugin makes pages of it."""
    kept: list[File] = []
    if setup.shows_drafts:
        return kept
    for file in filter(setup.is_ours, files.documentation_pages()):
        try:
            document = documents.of(file)
        except (OSError, PluginError):
            continue  # reported later, if no plugin has taken it out by then
        state, _ = read_state(document, shape_of(file.src_uri, document), release, setup.settings.extra_keys)
        if state is not State.PUBLISHED:
            _withhold(file)
            kept.append(file)
    return kept


def withhold(pages: Mapping[str, File], project: Project, setup: Setup) -> list[File]:
    """Keep back what is not published. The preview has it: with our mark if it is a brief, else with MkDocs'.

    A site for editors has the briefs.
    """
    briefs = project.publication.briefs_by_page if setup.shows_drafts else {}
    unpublished = [file for uri, file in pages.items() if project.states[uri] is not State.PUBLISHED]
    kept = [file for file in unpublished if file.src_uri not in briefs]
    for file in kept:
        _withhold(file)
    return [] if setup.serving else kept


def take_out_copies(files: Files, setup: Setup) -> list[Problem]:
    """Leave out copies of Markdown, and say so: MkDocs would copy them as they stand, whatever they say."""
    problems = []
    for file in setup.ours(files):
        if file.inclusion.is_included() and (problem := copied(file.src_uri, setup.path_of(file))):
            files.remove(file)
            problems.append(problem)
    return problems


def refuse_late_draft(page: Page, setup: Setup) -> None:
    """Raise PluginError for a page that goes out, and of which another plugin says that it is a draft."""
    if not setup.shows_drafts and setup.is_ours(page.file) and is_draft(page.meta):
        raise PluginError(
            f"{visible(setup.path_of(page.file))}:1: the file is published, and another plugin says that it is a "
            'draft, or has added it behind our back. Write "status: draft" into the file, or name the other plugin '
            "before briefs."
        )


def without(nav: Any, uris: Collection[str]) -> Any:
    """A site's ``nav`` without these pages, and without the sections that have no others."""
    if isinstance(nav, list):
        items = (without(item, uris) for item in nav)
        return [item for item in items if item not in (None, [], {})]
    if isinstance(nav, dict):
        items_by_title = {title: without(item, uris) for title, item in nav.items()}
        return {title: item for title, item in items_by_title.items() if item not in (None, [])}
    return None if isinstance(nav, str) and nav.lstrip("/") in uris else nav


def _withhold(file: File) -> None:
    """Have MkDocs leave a file out of a build. Its preview has it, with a mark."""
    file.inclusion = InclusionLevel.DRAFT
