"""Make the typefaces that each visit loads, in ``plugins/mkdocs_briefs/theme/assets/fonts/``, of the whole ones.

``uv run --with fonttools --with brotli docs/make_fonts.py SERIF SANS ARABIC``: the folders ``files`` of the npm
packages ``@fontsource-variable/source-serif-4``, ``@fontsource-variable/source-sans-3`` and, unpacked for paper
(``theme/paper/fonts/``), ``@fontsource/noto-naskh-arabic``. What is left of the first two are the letters of
western Europe, the weights that our style sheets use, kerning and ligatures. The licence reserves the name "Source" for
the fonts as they are: these are called otherwise.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

THEME = Path(__file__).parents[1] / "plugins" / "mkdocs_briefs" / "theme"
FONTS = THEME / "assets" / "fonts"
OFTEN = {
    *range(0x20, 0x7F),
    *map(ord, "\u00a0\u00a7\u00a9\u00ab\u00ad\u00b0\u00b6\u00b7\u00bb"),
    *map(ord, "ÀÄÅÇÉÍÑÓÖØÚÜßàáâãäåæçèéêëíîïñóôõöøúûüœ"),
    *map(
        ord,
        "\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a",
    ),
    *map(ord, "\u2044\u20ac\u2191\u2212"),
}
SELDOM = {*range(0xA0, 0x100), 0x152, 0x153} - OFTEN
"""What else western Europe writes, in files of its own. ``fonts.css`` has the ranges of both."""
FEATURES = ["ccmp", "kern", "liga", "locl"]


def make(source: Path, name: str, weights: tuple[int, int] | int) -> None:
    """Make a typeface with one weight, or with those between two."""
    _make(source, name, weights, OFTEN)
    _make(source, f"{name} More", weights, SELDOM)


def _make(source: Path, name: str, weights: tuple[int, int] | int, characters: set[int]) -> None:
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    font = TTFont(source)
    subsetter.subset(font)
    whole = BytesIO()
    font.flavor = None
    font.save(whole)
    whole.seek(0)
    font = instantiateVariableFont(TTFont(whole, recalcTimestamp=False), {"wght": weights})
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16, 25):
            record.string = name
        elif record.nameID == 6:
            record.string = name.replace(" ", "")
    font.flavor = "woff2"
    font.save(FONTS / f"{name.lower().replace(' ', '-')}.woff2")


def unpack(source: Path, name: str) -> None:
    """Make a font for paper, whole: Typst reads no compressed ones, and embeds the letters that a text has."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(THEME / "paper" / "fonts" / name)


if __name__ == "__main__":
    serif, sans, arabic = map(Path, sys.argv[1:])
    for weight, name in ((400, "regular"), (700, "bold")):
        unpack(arabic / f"noto-naskh-arabic-arabic-{weight}-normal.woff2", f"noto-naskh-arabic-{name}.ttf")
    make(serif / "source-serif-4-latin-wght-normal.woff2", "Briefs Serif", (400, 700))
    make(serif / "source-serif-4-latin-wght-italic.woff2", "Briefs Serif Italic", 400)
    make(sans / "source-sans-3-latin-wght-normal.woff2", "Briefs Sans", (400, 600))
