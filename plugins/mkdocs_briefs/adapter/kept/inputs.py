"""What a site is made of: the configuration, the programs, and all files that a build reads, as digests.

This can be told only beside plugins that read nothing but the pages and the configuration.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from mkdocs.structure.files import Files

from mkdocs_briefs.adapter.files.withheld import release_of
from mkdocs_briefs.adapter.kept.pages import manner_of
from mkdocs_briefs.adapter.neighbours import are_known
from mkdocs_briefs.adapter.output.cards import drawn_with
from mkdocs_briefs.adapter.output.papers import SETTING
from mkdocs_briefs.adapter.report import log
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.keeping.purity import ImpureError, options_text
from mkdocs_briefs.keeping.store import digest
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.readers.databases import databases
from mkdocs_briefs.readers.states import Release
from mkdocs_briefs.readers.texts import UnreadableError, refuse_unreadable

_NOT_INPUTS = frozenset(
    [
        *("site_dir", "strict", "watch", "dev_addr"),  # do not matter to what is written
        *("exclude_docs", "draft_docs", "not_in_nav"),  # say what becomes of which file, which the files say themselves
        *("markdown_extensions", "plugins", "theme", "validation", "extra_javascript"),  # told apart
    ]
)
"""The options of MkDocs that are not compared as they are."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of what a build reads."""

    configuration: bytes
    """Of the configuration and the programs, on which all pages depend."""
    whole: str
    """Of all: of the files, too."""


def can_tell_inputs(setup: Setup) -> bool:
    """Whether all that a build reads is known, as far as the configuration says."""
    config = setup.config
    return bool(
        setup.settings.cache
        and not setup.serving
        and are_known(config)
        and config.theme.name == "material"
        and not config.theme.custom_dir
        and not setup.settings.citation_style.endswith(".csl")
    )


def inputs_of(setup: Setup, files: Files) -> Inputs | None:
    """All that a build of this site reads; None where that cannot be told."""
    if not can_tell_inputs(setup):
        return None
    try:
        configuration = digest(*_configuration(setup, release_of(setup)))
        return Inputs(configuration, digest(configuration, *_read(setup, files)).hex())
    except (ImpureError, UnreadableError, OSError) as error:
        log.debug("the site is not kept: %s", error)
        return None


def _configuration(setup: Setup, release: Release) -> Iterator[str | bytes]:
    """What all pages are made of. Raises ImpureError where that cannot be told."""
    config = setup.config
    yield manner_of(setup)
    yield versions("jinja2", "markupsafe")
    yield drawn_with(setup)
    yield options_text({name: value for name, value in config.items() if name not in _NOT_INPUTS})
    yield options_text({name: dict(plugin.config) for name, plugin in config.plugins.items() if name != "briefs"})
    yield repr((setup.settings, setup.home_at, setup.pagefind and version("pagefind_bin")))
    if setup.settings.pdf:
        yield versions(*SETTING)
    yield options_text({**config.theme, "name": config.theme.name, "locale": str(config.theme.locale)})
    yield repr([dict(s) if isinstance(s, Mapping) else s for s in config.extra_javascript])
    yield repr((os.environ.get("SOURCE_DATE_EPOCH"), release.now and release.now.date()))


def _read(setup: Setup, files: Files) -> Iterator[str | bytes]:
    """The files of a project. Raises ImpureError where they are not all that is read."""
    for file in files:
        if not setup.is_of_theme(file):
            if file.abs_src_path:
                refuse_unreadable(Path(file.abs_src_path))  # a pipe would be waited for
            if file.dest_uri.startswith(".") and not file.inclusion.is_excluded():
                raise ImpureError("a hidden file is among the pages")
            content = file.content_bytes
            if file.is_documentation_page() and b".csl" in content:
                raise ImpureError("a page may name a style of its own")
            yield repr((file.src_uri, file.dest_uri, file.inclusion.value))
            yield content
    own = [setup.root / setup.settings.world_map] if setup.settings.world_map else []
    for path in (*databases(setup.root, setup.settings), *own):
        refuse_unreadable(path)
        yield str(path)
        yield path.read_bytes()
