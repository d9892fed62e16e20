"""CSL styles: those that come with the plugin, and a project's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from mkdocs_briefs.citations.engine import EngineError
from mkdocs_briefs.citations.pandoc.variants import Variants, variants_of
from mkdocs_briefs.citations.style import Style
from mkdocs_briefs.model.problem import did_you_mean

_FOLDER = files("mkdocs_briefs") / "data" / "styles"

_NUMBERS_WITHIN = re.compile('^(?!.*second-field-align=).*variable="citation-(?:number|label)"', re.DOTALL)
"""Where references begin with a number that is not set apart from them."""

_IDLE = re.compile(r"<!--.*?-->|(?<=>)\s*\n\s*(?=<)", re.DOTALL)
"""Comments and indentation. Pandoc reads a style anew for every request, and is half as long about it without them."""

_LOCALE = re.compile('default-locale="([^"]*)"')
_PARENT = re.compile('<link[^>]*href="[^"]*/([^"/]*)"[^>]*rel="independent-parent"')
_IS_STYLE = re.compile("<style[^>]*>")

_NEAREST = {
    "american-anthropological-association": "chicago-author-date",
    "apsa": "american-political-science-association",
    "asa": "american-sociological-association",
    "bluebook": "bluebook-law-review",
    "chicago-fullnotes": "chicago-notes-bibliography",
    "chicago-shortened-notes": "chicago-shortened-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "institute-of-electrical-and-electronics-engineers": "ieee",
    "mla": "modern-language-association",
    "mla-8": "modern-language-association",
    "modern-humanities-research-association": "chicago-notes-bibliography",
    "modern-language-association-8": "modern-language-association",
    "nlm": "vancouver",
    "nlm-citation-sequence": "vancouver",
    "taylor-and-francis-chicago-author-date": "chicago-author-date",
    "turabian": "chicago-author-date",
    "turabian-author-date": "chicago-author-date",
    "turabian-fullnote-8": "chicago-notes-bibliography",
    "vancouver-superscript": "vancouver",
}
"""Names that styles are called by, or had in earlier versions, and the style that comes nearest."""


@dataclass(frozen=True, slots=True)
class LoadedStyle:
    """A style as Pandoc takes it."""

    variants: Variants
    shares_references: bool
    """Whether references of several sources, each as it stands alone, can be asked for at once."""
    has_list: bool
    """Whether it has a form for reference lists."""
    leaves_quotes: bool
    """Whether it says that full stops and commas stand behind quotation marks."""
    locale: str
    """The language that it is written for; empty where it is for all."""

    def punctuation_in_quote(self, language: str) -> bool:
        """Whether full stops and commas go within quotation marks (CSL 1.0.2, "punctuation-in-quote")."""
        return self.language_for(language) in ("en", "en-US") and not self.leaves_quotes

    def language_for(self, language: str) -> str:
        """The language of its words on a site in this one: ``en`` leaves a British style its own English."""
        return self.locale if self.locale.partition("-")[0] == language else language


def load_style(style: Style) -> LoadedStyle:
    """The style by its name, or by its text. Raises EngineError for an unknown name, and a text that is no style."""
    if style.csl:
        _check(style.csl)
        return _loaded(style.csl)
    known = style_names()
    if style.name not in known:
        nearest = _NEAREST.get(style.name)
        hint = f' The nearest is "{nearest}".' if nearest else did_you_mean(style.name, known)
        raise EngineError(
            f"there is no style of that name.{hint} There are: {', '.join(known)}. For any other, give the path of its "
            "file, which ends in .csl."
        )
    return _loaded((_FOLDER / f"{style.name}.csl").read_text(encoding="utf-8"))


def style_names() -> tuple[str, ...]:
    """The names of the styles that come with the plugin."""
    return tuple(sorted(file.name.removesuffix(".csl") for file in _FOLDER.iterdir() if file.name.endswith(".csl")))


@lru_cache(maxsize=8)  # for the next build of a preview
def _loaded(csl: str) -> LoadedStyle:
    csl = _IDLE.sub("", csl)
    locale = _LOCALE.search(csl)
    return LoadedStyle(
        variants=variants_of(csl),
        shares_references=not _NUMBERS_WITHIN.search(csl),
        has_list="<bibliography" in csl,
        leaves_quotes='punctuation-in-quote="false"' in csl,
        locale=locale[1] if locale else "",
    )


def _check(csl: str) -> None:
    if not _IS_STYLE.search(csl):
        raise EngineError("the file is no CSL style. Take one from the Zotero Style Repository.")
    if "independent-parent" in csl:
        parent = _PARENT.search(csl)
        name = f", {parent[1]}" if parent else ""
        raise EngineError(f"the style only points at another one{name}. Take the file of that one.")
