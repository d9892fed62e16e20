"""Whether a file goes out, as its front matter says; where it does not say so plainly, it does not."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.field_types import Day, Fields
from mkdocs_briefs.model.front_matter import PageFields
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.model.state import State
from mkdocs_briefs.readers.fields import HOST_KEYS, read_fields
from mkdocs_briefs.readers.front_matter import Document
from mkdocs_briefs.readers.placeholders import placeholders
from mkdocs_briefs.readers.stray import KEPT_BACK, RELEASE, STATES

_SET_FREE = {
    **dict.fromkeys(("published", "publish", "public", "ispublished", "ispublic"), True),
    **dict.fromkeys((*KEPT_BACK, "unlisted", "isdraft", "confidential", "nopublish", "donotpublish"), False),
    **dict.fromkeys(
        ("publishdate", "pubdate", "releasedate", "embargo", "embargoed", "embargountil", "notbefore", "visibility"),
        None,
    ),
    **dict.fromkeys(("expirydate", "unpublishdate"), None),
}
"""Keys by which other tools keep a page back, without hyphens, each with the value that lets it out."""
_DATES = ("date", "embargo", "embargoed", "embargountil", "notbefore")
_ENDS = ("expirydate", "unpublishdate")
"""Those of them that say when: until when a page stays back, or is out."""
_LETS_OUT = frozenset(
    "build publish published public release released live online final ready approved render permalink".split()
)
_KEEPS_BACK = KEPT_BACK | STATES | frozenset("embargo hold headless internal confidential restricted password".split())
_DENIES = frozenset("not no dont never".split())
"""Words in a key that no tool is known for, as ``is_published``, ``review_status`` and ``do-not-publish``."""
_SAYS_NO = KEPT_BACK | frozenset("no false pending never".split())
_WORD = re.compile(r"[^\W_]+?(?=[A-Z]|[\W_]|$)")
THEME_STATUSES = ("new", "deprecated")
"""The values of ``status`` that Material has of its own; a site may name more."""
_NEAR = 0.8
"""The likeness from which an unknown key counts as a misspelt one, as ``staus``."""
_DAY: TypeAdapter[dt.date] = TypeAdapter(Day)


@dataclass(frozen=True, slots=True)
class Release:
    """What decides which files go out."""

    now: dt.datetime | None = None
    """The time, in the zone of the publication; without it nothing is scheduled."""
    preview: bool = True
    """Whether files that do not go out are read, too."""
    statuses: tuple[str, ...] = ()
    """Further values of ``status`` that the theme knows: they may stand in ordinary pages."""


def is_draft(meta: Mapping[str, Any]) -> bool:
    """Whether front matter says that a file is a draft: ``status: draft``, or ``draft: true``."""
    return str(meta.get("status")).strip().lower() == "draft" or meta.get("draft") is True


def read_state(
    document: Document, shape: type[Fields] | None, release: Release, extra_keys: Collection[str] = ()
) -> tuple[State, list[Problem]]:
    """The state of a file, and why it is unsound, if its fields do not say so.

    ``shape`` is what its front matter is validated by, elsewhere; None for an ordinary page, whose ``status`` and
    ``draft`` are validated here.
    """
    is_brief = shape is not None and "date" in shape.model_fields
    problems = [
        *(placeholders(document) if is_brief and not is_draft(document.meta) else ()),
        *_odd_keys(document, shape, release, extra_keys),
        *_contradictions(document),
        *(() if shape else _errors_in_page(document, release.statuses)),
    ]
    due = _due(document.meta.get("date"), is_day=is_brief)
    if due is None and not is_brief and document.meta.get("date") is not None:
        message = '"date" cannot be read. Write it as year-month-day, as in 2026-03-31.'
        problems.append(Problem(codes.INVALID_FIELD, document.at("date"), message))
    if problems or not document.is_whole:
        return State.UNSOUND, problems
    if is_draft(document.meta):
        return State.DRAFT, []
    if due and release.now and _is_to_come(due, release.now):
        message = f'"date" is {due}: the file is not published before. The preview has it.'
        return State.SCHEDULED, [Problem(codes.SCHEDULED, document.at("date"), message)]
    return State.PUBLISHED, []


def _odd_keys(
    document: Document, shape: type[Fields] | None, release: Release, extra_keys: Collection[str]
) -> Iterator[Problem]:
    """Keys that are meant to keep a file back, and are none of ours."""
    own = {*(shape.keys() if shape else ()), *RELEASE, *HOST_KEYS, *extra_keys}
    for key, value in document.meta.items():
        if key in own:
            continue
        plain = unicodedata.normalize("NFKC", key).casefold().strip()
        squeezed = "".join(filter(str.isalnum, plain))
        meant = ""
        if squeezed in RELEASE:
            meant = squeezed
        elif squeezed in _SET_FREE and value is not _SET_FREE[squeezed]:
            meant = "date" if squeezed.endswith(_DATES) and squeezed not in _ENDS else "status"
        elif _is_kept_back(value) and (shape or value not in ("hidden", "private")):
            meant = "status"
        elif shape or value is True:
            states = sorted(STATES) if shape else ["draft"]
            meant = next((state for state in states if _likeness(plain, state) >= _NEAR), "")
        if not meant and shape and squeezed not in _SET_FREE and _words_keep_back(key, value, release.now):
            meant = "status"
        if meant:
            message = f'"{key}" looks as if the file should not go out. Write "{meant}", or take it out.'
            yield Problem(codes.INVALID_FIELD, document.at(key), message)


def _is_kept_back(value: Any) -> bool:
    return isinstance(value, str) and value.strip().casefold() in KEPT_BACK


def _words_keep_back(key: str, value: Any, now: dt.datetime | None) -> bool:
    """Whether the words of a key, and its value, are those of a page that must not go out, or not yet."""
    words = {word.casefold() for word in _WORD.findall(key)}
    keeps_back = bool(words & _KEEPS_BACK or (words & _LETS_OUT and words & _DENIES))
    if not keeps_back and not words & _LETS_OUT:
        return False
    due = None if isinstance(value, bool) else _due(value, is_day=False)
    if due:
        return bool(now and _is_to_come(due, now))
    if keeps_back:
        return value not in (False, None)
    said = value.values() if isinstance(value, dict) else [value]
    return any(one is False or (isinstance(one, str) and one.strip().casefold() in _SAYS_NO) for one in said)


def _contradictions(document: Document) -> Iterator[Problem]:
    status, draft = document.meta.get("status"), document.meta.get("draft")
    says_draft = isinstance(status, str) and status.strip().lower() == "draft"
    if isinstance(status, str) and isinstance(draft, bool) and draft is not says_draft:
        message = f'"draft" is {str(draft).lower()}, and "status" is {status}. Keep one of them.'
        yield Problem(codes.INVALID_FIELD, document.at("draft"), message)


def _errors_in_page(document: Document, statuses: tuple[str, ...]) -> list[Problem]:
    """What is wrong with the state of an ordinary page. Its other fields are not ours."""
    named = {key: value for key, value in document.meta.items() if key in STATES}
    if named.get("status") in statuses:
        del named["status"]
    return read_fields(PageFields, replace(document, meta=named, problems=()))[1] if named else []


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other).ratio()


def _due(value: Any, *, is_day: bool) -> dt.date | dt.datetime | None:
    """When a file is due; None if the value does not say. Other files than briefs may give the time, too.

    Material's blogs have a mapping there, with ``created``.
    """
    if not is_day and isinstance(value, dict):
        value = value.get("created")
    if not is_day and isinstance(value, dt.datetime):
        return value
    try:
        return _DAY.validate_python(value)
    except ValidationError:
        return None


def _is_to_come(due: dt.date | dt.datetime, now: dt.datetime) -> bool:
    if isinstance(due, dt.datetime):
        return due.replace(tzinfo=due.tzinfo or now.tzinfo) > now
    return due > now.date()
