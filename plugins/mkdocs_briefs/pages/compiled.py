"""Compiled templates, kept for the next build of this process, as in ``mkdocs serve``."""

from __future__ import annotations

from functools import cache
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from mkdocs_briefs.words.catalogue import Words


class CompiledTemplates(BytecodeCache):
    """Jinja's cache, in memory. It has a template by name and file, as long as the text is the same."""

    def __init__(self) -> None:
        self._templates: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._templates.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._templates[bucket.key] = bucket.checksum, bucket.code


@cache
def compiled_theme() -> CompiledTemplates:
    """Those of the theme."""
    return CompiledTemplates()


@cache
def compiled_templates(_: Words) -> CompiledTemplates:
    """Those of one language: Jinja applies filters to constants when it compiles."""
    return CompiledTemplates()
