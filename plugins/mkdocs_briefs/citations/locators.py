"""Locators: the passage of a source that a citation points at, told from the words behind it.

The terms are those of Pandoc's manual (section "Citation syntax") and of CSL 1.0.2 (appendix "Locators"), in English,
with the abbreviations in use.
"""

from __future__ import annotations

import re
from html import unescape

_TERMS = (
    "act acts annex annexes appendix appendices app. art. arts. article articles bk. bks. book books canon canons "
    "ch. chs. chap. chaps. chapter chapters col. cols. column columns eq. eqs. equation equations fig. figs. figure "
    "figures fol. fols. folio folios issue issues l. ll. line lines n. nn. note notes no. nos. number numbers op. opp. "
    "opus opera p. pp. page pages para. paras. paragraph paragraphs pt. pts. part parts preamble r. rr. rule rules "
    "sc. scs. scene scenes sec. secs. section sections s.v. s.vv. tab. tabs. table tables tit. tits. title titles "
    "v. vv. verse verses vol. vols. volume volumes \u00b6 \u00b6\u00b6 \u00a7 \u00a7\u00a7"
).split()
_TERM = "|".join(re.escape(term) for term in sorted(_TERMS, key=len, reverse=True))
_ROMAN = r"(?=[ivxlcdm])m*(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})(?![^\W\d_])"
_ESCAPED = r"\\[^\w\s]"
"""A character that is written behind a backslash."""
_OTHER = rf"(?:{_ESCAPED}|[^\s,;<\[\]\\\x02])"
_DIGITS = rf"(?=[\w(\\])(?:{_ESCAPED}|[^\s\d,;<\[\]\\\x02])*\d{_OTHER}*"
"""Not tags, nor the signs of footnotes and the like, which Python-Markdown has replaced: they begin with \\x02."""
_NUMBER = rf"(?:{_DIGITS}|{_ROMAN}|\[(?:\d+|{_ROMAN})\])"
_JOINT = r"(?:\s*(?:,|&(?:amp;)?|-|--|\\-|\u2013)\s*|\s+(?:and|to)\s+)"
_LABELLED = rf"(?:{_TERM})\s*\(?{_NUMBER}(?:{_JOINT}\(?{_NUMBER}\)?)*\)?"
_PLAIN = rf"{_DIGITS}(?:{_JOINT}{_DIGITS})*"
_LOCATOR = re.compile(rf"\s*(?:,\s*)?(?P<locator>(?:{_LABELLED}|{_PLAIN})(?:,\s*{_LABELLED})*)", re.IGNORECASE)
_FORCED = re.compile(r"(?P<before>\s*(?:,\s*)?)\{(?P<locator>[^{}]*)\}")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_RANGE = re.compile(r"(?<=[\divxlcdm)])\s*(?:--?|\u2013)\s*(?=[\divxlcdm(])")
LONGEST_LOCATOR = 500
"""Characters. What is longer points at no passage, and Pandoc takes minutes to find that out."""
_BACKSLASH = re.compile(r"\\([^\w\s])")


def split_locator(text: str) -> tuple[str, str]:
    """The locator and the suffix of a citation, given what stands behind the key.

    ``{...}`` says that what is in it is the locator; empty braces, that there is none. Ranges get an en dash. A
    suffix keeps the punctuation that it begins with. A locator is no Markdown: behind a backslash stands what is meant.
    """
    text = _ENTITY.sub(_character, text)
    forced = _FORCED.match(text)
    if forced and not forced["locator"].strip():
        return "", (forced["before"] + text[forced.end() :]).rstrip()
    found = forced or _LOCATOR.match(text)
    if not found:
        return "", text.rstrip()
    locator = found["locator"].rstrip()
    trailing = locator[len(locator.rstrip(",.:!")) :]
    locator = locator.removesuffix(trailing)
    plain = unescape(_BACKSLASH.sub(r"\1", _RANGE.sub("\u2013", " ".join(locator.split()))))
    return plain, (trailing + text[found.end() :]).rstrip()


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for, unless it would mean something to Markdown."""
    character = unescape(entity[0])
    return character if character.isalnum() or not character.isascii() or character == "-" else entity[0]
