"""The site of the last build, which is put in place again where nothing that a build reads has changed.

Its files are linked into the folder of what is kept, so that they outlive the emptying of the site's folder, and take
no room of their own. This counts only beside plugins that read nothing but the pages and the configuration.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files

from mkdocs_briefs.adapter.cards import drawn_with
from mkdocs_briefs.adapter.kept import manner_of
from mkdocs_briefs.adapter.listening import Message, log_again
from mkdocs_briefs.adapter.papers import SETTING
from mkdocs_briefs.adapter.report import log
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.keeping.purity import ImpureError, options_text
from mkdocs_briefs.keeping.store import FOLDER, digest
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.readers.databases import databases
from mkdocs_briefs.readers.states import Release
from mkdocs_briefs.readers.texts import UnreadableError, refuse_unreadable

_PLUGINS = frozenset(["briefs", "search", "material/search", "material/meta"])
_NOT_INPUTS = frozenset(
    [
        *("site_dir", "strict", "watch", "dev_addr"),  # do not matter to what is written
        *("exclude_docs", "draft_docs", "not_in_nav"),  # say what becomes of which file, which the files say themselves
        *("markdown_extensions", "plugins", "theme", "validation", "extra_javascript"),  # told apart
    ]
)
"""The options of MkDocs that are not compared as they are."""
_MANIFEST = "manifest.json"
_AT_WORK = "new-"
"""How the name of a folder begins that one build alone uses, until it has kept a site or put one in place."""
_LONGEST_WORK = 3600.0
"""Seconds after which a build that has not ended its work was killed."""
_OF_EACH_BUILD = "mkdocs.commands.build"
"""The logger of messages about the build itself, which MkDocs writes again."""


def inputs_of(setup: Setup, files: Files, release: Release) -> str | None:
    """A digest of all that a build of this site reads; None where that cannot be told."""
    config = setup.config
    if not setup.settings.cache or setup.serving or config.hooks or not _PLUGINS.issuperset(config.plugins):
        return None
    if config.theme.name != "material" or config.theme.custom_dir or setup.settings.citation_style.endswith(".csl"):
        return None
    try:
        return digest(*_inputs(setup, files, release)).hex()
    except (ImpureError, UnreadableError, OSError) as error:
        log.debug("the site is not kept: %s", error)
        return None


def _inputs(setup: Setup, files: Files, release: Release) -> Iterator[str | bytes]:
    config = setup.config
    yield manner_of(setup)
    yield drawn_with(setup)
    yield options_text({name: value for name, value in config.items() if name not in _NOT_INPUTS})
    yield options_text({name: dict(plugin.config) for name, plugin in config.plugins.items() if name != "briefs"})
    yield repr((setup.settings, setup.home_at, setup.pagefind and version("pagefind_bin")))
    if setup.settings.pdf:
        yield versions(*SETTING)
    yield options_text({**config.theme, "name": config.theme.name, "locale": str(config.theme.locale)})
    yield repr([dict(s) if isinstance(s, Mapping) else s for s in config.extra_javascript])
    yield repr((os.environ.get("SOURCE_DATE_EPOCH"), release.now and release.now.date()))
    for file in files:
        if not setup.is_of_theme(file):
            if file.abs_src_path:
                refuse_unreadable(Path(file.abs_src_path))  # a pipe would be waited for
            if file.dest_uri.startswith("."):
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


@dataclass(frozen=True, slots=True)
class LastSite:
    """A kept site, as one build has taken it."""

    folder: Path
    """The build's own, with links to its files."""
    files: dict[str, tuple[int, int]]
    """Size and time of change by path."""
    messages: tuple[Message, ...]

    @property
    def has_warnings(self) -> bool:
        return any(level >= logging.WARNING for _, level, _ in self.messages)

    def place(self, site: Path) -> None:
        """Put its files into the site's folder, in place of what is there, and log what was logged."""
        _make_folders(site, self.files)
        for path in self.files:
            try:
                (self.folder / path).replace(site / path)
            except OSError:  # the site's folder is on another file system this time
                (site / path).unlink(missing_ok=True)
                shutil.copy2(self.folder / path, site / path)
        self.let_go()
        log_again(self.messages)

    def let_go(self) -> None:
        """Delete what was taken, and leave what is kept."""
        shutil.rmtree(self.folder, ignore_errors=True)


def read_last_site(root: Path, inputs: str) -> LastSite | None:
    """The kept site of these inputs; None if there is none, or if it is not as it was left.

    Its files are linked into a folder of this build's own: another build may keep a new site before they are in place.
    """
    kept = root / FOLDER
    folder = kept / f"site-{inputs}"
    try:
        manifest: Any = json.loads((folder / _MANIFEST).read_text("utf-8"))
        files = {str(path): (int(size), int(changed)) for path, (size, changed) in manifest["files"].items()}
        messages = tuple((str(name), int(level), str(text)) for name, level, text in manifest["messages"])
        site = LastSite(Path(tempfile.mkdtemp(prefix=_AT_WORK, dir=kept)), files, messages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # none is kept, or it is damaged: all is built
    try:
        _make_folders(site.folder, files)
        for path, stamp in files.items():
            os.link(folder / path, site.folder / path)
            if _stamp(site.folder / path) != stamp:
                break
        else:
            return site
    except OSError:
        pass  # as above, or another build has just deleted it
    site.let_go()
    return None


def keep_site(root: Path, inputs: str, site: Path, messages: list[Message]) -> str:
    """Keep a site, and no other. Returns why that is not possible; nothing if it is."""
    kept = root / FOLDER
    target = kept / f"site-{inputs}"
    try:
        new = Path(tempfile.mkdtemp(prefix=_AT_WORK, dir=kept))
        try:
            files = _linked(site, new)
            messages = [message for message in messages if message[0] != _OF_EACH_BUILD]
            (new / _MANIFEST).write_text(json.dumps({"files": files, "messages": messages}), "utf-8")
            for other in [*kept.glob("site-*"), *_left_behind(kept)]:
                shutil.rmtree(other, ignore_errors=True)
            new.rename(target)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            raise
    except OSError as error:
        return str(error)
    return ""


def _left_behind(kept: Path) -> list[Path]:
    """The folders of builds that were killed at their work."""
    begun_before = time.time() - _LONGEST_WORK
    return [folder for folder in kept.glob(f"{_AT_WORK}*") if folder.stat().st_mtime < begun_before]


def _make_folders(folder: Path, files: Iterable[str]) -> None:
    """The folders within a folder in which these files will stand."""
    for parent in {(folder / path).parent for path in files}:
        parent.mkdir(parents=True, exist_ok=True)


def _linked(site: Path, folder: Path) -> dict[str, tuple[int, int]]:
    """Link all files of a site into a folder; their sizes and times."""
    found = {}
    for within, folders, names in os.walk(site):
        inside = Path(within).relative_to(site)
        if inside == Path():  # what is hidden there, as .git, is not the build's: MkDocs leaves it alone, too
            folders[:] = [name for name in folders if not name.startswith(".")]
        (folder / inside).mkdir(parents=True, exist_ok=True)
        for name in names:
            if inside == Path() and name.startswith("."):
                continue
            path = (inside / name).as_posix()
            os.link(site / path, folder / path)
            found[path] = _stamp(folder / path)
    return found


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns
