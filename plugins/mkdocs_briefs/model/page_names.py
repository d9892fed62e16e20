"""The pages and files of a site by what authors call them in ``[[...]]``: title, file name, path."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from functools import cached_property

from mkdocs_briefs.model.addresses import is_page, stem
from mkdocs_briefs.model.naming import fold

_ROOT, _HERE, _ABOVE = "/", "./", "../"


class PageNames:
    """Finds pages by title or file name, and other files by file name. Case and accents do not count, as in names.

    Nothing is guessed: what several pages are called, a path tells apart.
    """

    def __init__(self, titles: Mapping[str, str], files: Iterable[str]) -> None:
        """Titles of pages by ``src_uri``, and the ``src_uri`` of all pages and files."""
        self._titles = titles
        self._files = files

    @property
    def titles(self) -> Iterable[str]:
        return self._titles.values()

    def called(self, name: str, origin: str = "") -> tuple[str, ...]:
        """The pages or files that a name on the page ``origin`` may mean.

        With a slash, the name is a path from the folder of pages, or the end of one; ``/x`` is from that folder alone,
        ``./x`` and ``../x`` from the page's own. The ending of a page may be left out.
        """
        wanted = fold(name)
        if wanted.startswith((_HERE, _ABOVE)):
            wanted = _ROOT + posixpath.normpath(posixpath.join(fold(posixpath.dirname(origin)), wanted))
        if wanted.startswith(_ROOT):
            return self._at_path.get(wanted.lstrip(_ROOT), ())
        if _ROOT in wanted:
            ends = (uri for uri in self._by_file_name.get(posixpath.basename(wanted), ()) if _ends(uri, wanted))
            return self._at_path.get(wanted) or tuple(ends)
        return tuple(dict.fromkeys((*self._by_title.get(wanted, ()), *self._by_file_name.get(wanted, ()))))

    @cached_property
    def _at_path(self) -> Mapping[str, tuple[str, ...]]:
        return _index((fold(path), uri) for uri in self._files for path in {uri, stem(uri)})

    @cached_property
    def _by_file_name(self) -> Mapping[str, tuple[str, ...]]:
        return _index((fold(posixpath.basename(path)), uri) for uri in self._files for path in {uri, stem(uri)})

    @cached_property
    def _by_title(self) -> Mapping[str, tuple[str, ...]]:
        return _index((fold(title), uri) for uri, title in self._titles.items())


def path_of(uri: str) -> str:
    """The path by which a page is named whatever others are called: ``/notes/one``."""
    return _ROOT + (stem(uri) if is_page(uri) else uri)


def _ends(uri: str, path: str) -> bool:
    return any(fold(whole).endswith(f"/{path}") for whole in (uri, stem(uri)))


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, uri in pairs:
        found.setdefault(name, {})[uri] = None
    return {name: tuple(sorted(uris)) for name, uris in found.items()}
