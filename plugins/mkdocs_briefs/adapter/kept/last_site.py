"""The site of the last build, which is put in place again where nothing that a build reads has changed.

Before MkDocs empties the site's folder, what is in it is moved aside; a list, which the last build has left among what
is kept, says what that was made of, and whether it is as it was left. This counts only beside plugins that read nothing
but the pages and the configuration.

Where something has changed, the new site is written over the last one, without what it does not have: file systems
take ten times as long for thousands of files where as many were deleted right before (ext4 uses no inode again for
minutes, and looks at each).
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_briefs.adapter.files.writing_over import writing_over
from mkdocs_briefs.adapter.kept.inputs import Inputs, can_tell_inputs, inputs_of
from mkdocs_briefs.adapter.kept.last_pages import LastPages
from mkdocs_briefs.adapter.kept.listening import Message, listening, log_again
from mkdocs_briefs.adapter.report import log
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.keeping.store import FOLDER

_MANIFEST = "last-site.json"
_ASIDE = "aside-"
"""How the name of a folder begins into which one build has moved a site."""
_LONGEST_ASIDE = 600.0
"""Seconds after which a build that still has a site aside was killed: it puts it back or deletes it at once."""
_OF_EACH_BUILD = "mkdocs.commands.build"
"""The logger of messages about the build itself, which MkDocs writes again; its warnings are of templates."""


Stamp = tuple[int, int, int, int]
"""What shows that a file is as it was left: its size, the time of its change, its kind and permissions, its links."""
Stamps = Mapping[str, Stamp]
"""Those of files, by path."""


class _LinkedError(Exception):
    """A folder of a site is a link to one elsewhere, to which nothing must be written or moved."""


@dataclass(frozen=True, slots=True)
class LastSite:
    """A site that was moved aside by the build that may put it in place again."""

    folder: Path
    """Where it is: the build's own."""
    inputs: str
    """The digest of what it was made of."""
    messages: tuple[Message, ...]
    """What was logged by the build."""
    stamps: Stamps
    """Its files."""
    pages: Mapping[str, str]
    """What its pages were made of. See ``LastPages``."""

    def serves(self, inputs: str, *, strict: bool) -> bool:
        """Whether a build of these inputs would make the same; a strict one makes none that was warned of."""
        has_warnings = any(level >= logging.WARNING for _, level, _ in self.messages)
        return self.inputs == inputs and not (strict and has_warnings)

    def place(self, site: Path) -> None:
        """Put it into the site's folder, over what is there, and log what was logged.

        :raises OSError: if the folder cannot be written
        """
        _move_into(site, self.folder)
        self.let_go()
        log_again(self.messages)

    def lay_under(self, site: Path, is_written: Callable[[str], bool]) -> None:
        """Put those files into the site's folder that are about to be written again, by their addresses.

        All others are deleted before: a build that is killed leaves nothing at an address that the site has lost.

        :raises OSError: if that is not possible
        """
        _delete(self.folder, (address for address in self.stamps if not is_written(address)))
        _move_into(site, self.folder)
        self.let_go()

    def sweep(self, site: Path, is_as_it_was: Callable[[str], bool]) -> None:
        """Delete what ``lay_under`` has put there and nobody has written again.

        ``is_as_it_was`` says of which files that is so because they would be the same.
        """
        _delete(
            site,
            (
                address
                for address, stamp in self.stamps.items()
                if not is_as_it_was(address) and (site / address).exists() and _stamp(site / address) == stamp
            ),
        )

    def let_go(self) -> None:
        """Delete it."""
        shutil.rmtree(self.folder, ignore_errors=True)


class LastBuild:
    """What the last build has left for this one, and what this one leaves for the next."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._root = setup.root
        self._folder = Path(setup.config.site_dir)
        self._site: LastSite | None = None
        self._under: LastSite | None = None
        """Over whose files this build writes its own."""
        self._same: set[Path] = set()
        """Those of its files that MkDocs would have written with the same content."""
        self._pages: LastPages | None = None
        self._inputs: Inputs | None = None
        self._logged: list[Message] = []
        """What is logged from then on."""

    def take(self) -> None:
        """Move its site aside before MkDocs deletes it."""
        if can_tell_inputs(self._setup):
            self._site = take_last_site(self._root, self._folder)

    def site(self, files: Files, until: ExitStack) -> LastSite | None:
        """Its site, if this build would make the same; else None, and what is logged is noted ``until``."""
        self._inputs = inputs_of(self._setup, files)
        if self._site and self._inputs and self._site.serves(self._inputs.whole, strict=self._setup.config.strict):
            site, self._site = self._site, None  # whoever puts it in place lets it go
            return site
        if self._inputs:
            self._logged = until.enter_context(listening())
        return None

    def lay_under(self, is_written: Callable[[str], bool], until: ExitStack) -> None:
        """Have this build write over the files of the last one, by their addresses; MkDocs, too, ``until``."""
        if self._site:
            site, self._site = self._site, None
            self._under = site
            self._same = until.enter_context(writing_over())
            try:
                site.lay_under(self._folder, is_written)
            except OSError as error:  # what is in the way is so for MkDocs, too
                log.debug("the last site cannot be written over: %s", error)
                site.let_go()

    def pages(self, nav: Navigation) -> LastPages:
        """The pages of its site over which this build writes."""
        before = self._under.pages if self._under else {}
        is_plain = self._setup.look and not self._setup.is_staged
        manner = self._inputs.configuration if self._inputs and is_plain else None
        self._pages = LastPages(self._folder, before, manner, nav)
        return self._pages

    def sweep(self, is_as_it_was: Callable[[str], bool]) -> None:
        """Delete what of the last site nobody has written again, but for what would be the same.

        ``is_as_it_was`` says so of what MkDocs does not write.
        """
        if self._under:
            under, self._under = self._under, None
            under.sweep(self._folder, lambda address: is_as_it_was(address) or self._folder / address in self._same)

    def let_go(self) -> None:
        """Delete its site; of a build that has not come to its end, what it has not written."""
        if self._site:
            self._site.let_go()
        self._same.clear()
        self.sweep(lambda _: False)

    def leave(self) -> str:
        """Say for the next build what this one has made. Returns why that is not possible; nothing if it is."""
        if not self._inputs:
            return ""
        pages = self._pages.digests if self._pages else {}
        return leave_site(self._root, self._inputs.whole, self._folder, self._logged, pages)


def take_last_site(root: Path, site: Path) -> LastSite | None:
    """Move aside what is in the site's folder, if it is as the last build has left it. None if that is not known.

    Where there is a link to a folder elsewhere, MkDocs leaves it in its place, and so does this.
    """
    kept = root / FOLDER
    try:
        manifest: Any = json.loads((kept / _MANIFEST).read_text("utf-8"))
        if manifest["folder"] != str(site):
            return None
        files = {str(path): _read_stamp(stamp) for path, stamp in manifest["files"].items()}
        messages = tuple((str(name), int(level), str(text)) for name, level, text in manifest["messages"])
        inputs, pages = str(manifest["inputs"]), dict(manifest["pages"])
        children = list(_own(site))
        if _stamps(site) != files:
            return None
        last = LastSite(Path(tempfile.mkdtemp(prefix=_ASIDE, dir=kept)), inputs, messages, files, pages)
    except (OSError, _LinkedError, ValueError, KeyError, TypeError, AttributeError):
        return None  # there is none, or what is said of it is damaged: all is built
    try:
        for child in children:
            child.rename(last.folder / child.name)
    except OSError as error:  # it is on another file system, or a program holds it
        log.debug("the last site cannot be moved aside: %s", error)
        last.let_go()
        return None
    return last


def leave_site(root: Path, inputs: str, site: Path, messages: list[Message], pages: Mapping[str, str]) -> str:
    """Say for the next build what this site was made of. Returns why that is not possible; nothing if it is."""
    kept = root / FOLDER
    messages = [one for one in messages if one[0] != _OF_EACH_BUILD or one[1] >= logging.WARNING]
    try:
        manifest = {
            "folder": str(site),
            "inputs": inputs,
            "files": _stamps(site),
            "pages": pages,
            "messages": messages,
        }
        new = kept / f"{os.getpid()}-{_MANIFEST}"
        new.write_text(json.dumps(manifest), "utf-8")
        new.replace(kept / _MANIFEST)
        for folder in _left_behind(kept):
            shutil.rmtree(folder, ignore_errors=True)
    except _LinkedError:
        return ""  # the next build makes all, as MkDocs would
    except OSError as error:
        return str(error)
    return ""


def _left_behind(kept: Path) -> list[Path]:
    """The folders of builds that were killed at their work."""
    begun_before = time.time() - _LONGEST_ASIDE
    return [folder for folder in kept.glob(f"{_ASIDE}*") if folder.stat().st_mtime < begun_before]


def _own(site: Path) -> Iterator[Path]:
    """What is in the site's folder, but for what is hidden, as .git: MkDocs leaves that alone, too."""
    return (child for child in site.iterdir() if not child.name.startswith("."))


def _move_into(folder: Path, source: Path) -> None:
    """Move what is in one folder into another, over what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for child in source.iterdir():
        try:
            child.replace(folder / child.name)
        except OSError:
            if not child.is_dir():
                raise
            _move_into(folder / child.name, child)  # what is there is not empty: another build is at work


def _delete(folder: Path, addresses: Iterable[str]) -> None:
    """Delete files, and the folders that nothing is in then."""
    for address in addresses:
        file = folder / address
        file.unlink(missing_ok=True)
        for above in file.relative_to(folder).parents[:-1]:
            try:
                (folder / above).rmdir()
            except OSError:
                break  # there is something in it


def _stamps(site: Path) -> Stamps:
    """Those of all files of a site.

    :raises _LinkedError: if a folder in it is a link
    """
    found: dict[str, Stamp] = {}
    for child in _own(site):
        if child.is_symlink():
            raise _LinkedError
        if child.is_dir():
            for within, folders, names in os.walk(child):
                if any(map(os.path.islink, (f"{within}/{folder}" for folder in folders))):
                    raise _LinkedError
                found |= {f"{within[len(str(site)) + 1 :]}/{name}": _stamp(f"{within}/{name}") for name in names}
        else:
            found[child.name] = _stamp(child)
    return found


def _stamp(path: str | Path) -> Stamp:
    status = os.lstat(path)
    return status.st_size, status.st_mtime_ns, status.st_mode, status.st_nlink


def _read_stamp(written: Iterable[object]) -> Stamp:
    size, changed, mode, links = map(int, map(str, written))
    return size, changed, mode, links
