"""PDF/UA-1, which Typst sets (https://typst.app): tagged, so that it can be read aloud, and the same for the same text.

Typst is in the extra ``pdf``. It sees the pictures of one brief and nothing else of the disk, and no network.
"""

from __future__ import annotations

import datetime as dt
import shutil
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs_briefs.paper.errors import PaperError
from mkdocs_briefs.paper.sheet import Sheet

if TYPE_CHECKING:
    import typst

_FOLDER = Path(__file__).parent.parent / "theme" / "paper"
_NOWHERE = "no packages"
"""A folder that is not there: nothing of a brief asks for a package, and none would be fetched."""
_NO_LETTER = "could not be displayed"

PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"])
"""The file extensions of pictures that Typst sets."""


def can_set() -> bool:
    """Whether Typst is installed."""
    return find_spec("typst") is not None


def pdf_of(sheet: Sheet, text: str) -> bytes:
    """A brief as PDF; ``text`` is its HTML in Typst. Raises PaperError where it cannot be set."""
    try:
        return _set(sheet, f"{_template()}\n{text}", has_system_fonts=False)
    except PaperError as error:
        if _NO_LETTER not in str(error):
            _refuse_damaged(sheet)
            raise
    try:
        return _set(sheet, f"{_template()}\n{text}", has_system_fonts=True)
    except PaperError as error:
        raise PaperError(f"{error}; install a font of the system that has it") from error


def _refuse_damaged(sheet: Sheet) -> None:
    """Raise PaperError for a picture that Typst cannot read: what it says of a whole brief does not name the file."""
    for name, path in sheet.pictures.items():
        try:
            _set(sheet, f'#set document(title: "x")\n#image("/{name}", alt: "x")', has_system_fonts=False)
        except PaperError as error:
            raise PaperError(f'the picture "{path.name}": {error}') from error


def _set(sheet: Sheet, source: str, *, has_system_fonts: bool) -> bytes:
    import typst  # noqa: PLC0415 - it is in an extra, and large

    with TemporaryDirectory(prefix="briefs-", ignore_cleanup_errors=True) as folder:
        for name, path in sheet.pictures.items():
            shutil.copyfile(path, Path(folder) / name)
        noon = dt.datetime.combine(sheet.date or dt.date.min, dt.time(12), dt.UTC)
        try:
            compiler = typst.Compiler(
                source.encode(),
                root=folder,
                font_paths=_fonts(has_system_fonts=has_system_fonts),
                ignore_system_fonts=not has_system_fonts,
                sys_inputs={"about": sheet.about},
                package_path=str(Path(folder) / _NOWHERE),
                package_cache_path=str(Path(folder) / _NOWHERE),
            )
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=noon if sheet.date else 0)
        except typst.TypstError as error:
            raise PaperError(error.message) from error
    assert isinstance(made, bytes)
    return made


@cache
def _template() -> str:
    return (_FOLDER / "brief.typ").read_text("utf-8")


@cache
def _fonts(*, has_system_fonts: bool) -> typst.Fonts:
    """Those that Typst brings, and ours; with those of the system for letters that none of these has."""
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(include_system_fonts=has_system_fonts, font_paths=[str(_FOLDER / "fonts")])
