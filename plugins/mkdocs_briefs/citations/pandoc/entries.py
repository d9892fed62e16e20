r"""Entries as Pandoc's reader of biblatex gets them: what citations can show, each value as the database has it.

Pandoc's reader is the best there is, and reads nearly every value as it was written. What it gets wrong (Pandoc 3.9) is
met here before it is handed over, a function for each kind; ``docs/reference/citations.md`` lists what differs thereby.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mkdocs_briefs.citations.pandoc.protection import protected
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex import latex
from mkdocs_briefs.sources.bibtex.dates import original_year, read_date
from mkdocs_briefs.sources.bibtex.fields import ADDRESSES, ALIASES, NAMES, OTHER_DATES, SHOWN, address, without_venue
from mkdocs_briefs.sources.bibtex.names import written_names
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.csl_json import UNDETERMINED

_TITLES = frozenset(
    "title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon "
    "issuetitle issuesubtitle eventtitle".split()
)
"""What the reader puts into sentence case."""

_LITERAL_LISTS = frozenset("publisher location organization institution origlocation origpublisher".split())
"""biblatex manual, section 2.2.1: lists whose items ``and`` separates. Hardly anybody who writes it there means one."""

_NAMES_OF_LAW = frozenset(["jurisdiction", "legislation", "legal"])
"""Types whose titles are names: cases, acts, treaties."""

_ADDRESS_ALONE = re.compile(r"\{?\\(?:url|path)\s*\{[^{}]*\}\}?|https?://[^\s{}]+")
_DOTLESS = re.compile(r"\\([`'^\"~=.uvHcdbkr])\s*(?:\{\s*\\([ij])\s*\}|\\([ij])(?![A-Za-z]) ?)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-[a-z]{2})?|[a-z]{4,}", re.IGNORECASE)
"""A code (BCP 47) or a name, as babel has it: ``es``, ``zh-hant-tw``, ``spanish``."""

_DOLLAR = re.compile(r"(?<!\\)\$\$?")
_SCRIPT = re.compile(r"([\^_])(?:\{([\w+\-]+)\}|([\w+\-]))")
_PLAIN_MATH = re.compile(r"(?:[\w\s+\-.,]|[\^_](?:\{[\w+\-]+\}|[\w+\-]))+")
_COMMANDS = {"^": "textsuperscript", "_": "textsubscript"}

_UNKNOWN = re.compile(r"\\(textbraceleft|textbraceright|lbrace|rbrace|textunderscore|ddag|dag)(?![A-Za-z])(?:\{\}|\s*)")
"""Commands that the reader leaves out."""

_TITLE_VARIABLES = {
    "title": ("maintitle", "title", "subtitle"),
    "container-title": ("maintitle", "booktitle", "booksubtitle", "title"),
    "volume-title": ("title", "booktitle"),
    "title-short": ("title", "shorttitle"),
}
"""CSL's variables whose text the reader puts into sentence case, and the fields that it is from."""

_WORDS = re.compile(r"[^\W\d][^\d{}\\%&#$~^_]*")
"""What stands for a year, and is a state of publication: "in press"."""

MOST_OPEN = 8
"""Quotation marks and tags in a text that may begin and not end."""

_BEGINNING_OR_END = re.compile("([\u201c\u201d\u2018\u2019]|</?(\\w+)[^<>]*>)")
_QUOTATIONS = {"\u201d": "\u201c", "\u2019": "\u2018"}
"""What ends a quotation, and how that begins."""

LESS = "\uf015"
"""What stands for the < of a tag that an entry has in its text, which CSL-JSON would take for markup."""

_TAG_IN_TEXT = re.compile(r"<(?=/?[A-Za-z])")

_AFTER_STOP = re.compile(r"(\S*\w\.) ([^\W\d_A-Z][^\W\d_]*)")

_TYPES = {"standard": "standard", "legal": "treaty"}
"""CSL has these types since 1.0.2; the reader makes legislation of both, whose references have no author."""


def without_tags(entry: str) -> str:
    """An entry in whose texts nothing is a tag."""
    return _TAG_IN_TEXT.sub(LESS, entry)


def with_tags(item: Any) -> Any:
    """An item with the tags of its texts as they are written: CSL-JSON has no other way to say them."""
    return json.loads(json.dumps(item, ensure_ascii=False).replace(LESS, "<"))


def entry_text(name: str, source: Source) -> str:
    """The entry as written, under another name, with what was understood of its dates and addresses."""
    fields: dict[str, str] = {}
    for written, value in without_venue(source.written).items():
        field = ALIASES.get(written, written)
        if field in SHOWN and value.strip("{} \n"):
            fields.setdefault(field, _value(field, latex.printable(value)))
    if source.entry_type in _NAMES_OF_LAW and "title" in fields:
        fields["title"] = f"{{{fields['title']}}}"
    _find_address(fields)
    if language := _language(fields, source):
        fields["langid"] = language
    if source.plain.get("urlstatus") == "dead" and "archiveurl" in source.plain:
        fields["url"] = source.plain["archiveurl"]
    if source.issued:
        fields["date"] = _date(source.issued)
    elif _WORDS.fullmatch(words := source.plain.get("year", "")):
        fields.setdefault("pubstate", words)
    if original := original_year(source.written.get("year", "")):
        fields.setdefault("origdate", original)  # the reader would show both as one text, and sort by none
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{source.entry_type}{{{name},\n{lines}}}\n"


def plain_entry_text(name: str, source: Source) -> str:
    """The entry in plain words, for what Pandoc's reader refuses."""
    plain = {field: text for field, text in source.plain.items() if field in SHOWN or field == "date"}
    return to_bibtex([replace(source, key=name, plain=plain)])


def item_of(source: Source, item: Mapping[str, Any]) -> dict[str, Any]:
    """The source's item in CSL-JSON, as the reader has it, with what the reader does not know."""
    found = {name: _with_ends(text) if isinstance(text, str) else text for name, text in item.items()}
    found["id"] = source.key
    found |= {name: found[name].replace(LESS, "<") for name in ("DOI", "URL") if name in found}  # have no markup
    for variable, fields in _TITLE_VARIABLES.items():
        if "." in (title := str(found.get(variable, ""))):
            found[variable] = _with_small_letters(title, [source.plain.get(field, "") for field in fields])
    if source.entry_type in _TYPES:
        found["type"] = _TYPES[source.entry_type]
    if found.get("type") == "legal_case" and (court := source.plain.get("court") or source.plain.get("institution")):
        found["authority"] = court
    return found


def _with_ends(text: str) -> str:
    """A text without its quotation marks and tags, if too many of them begin and do not end.

    The time in which citeproc reads a text doubles with each.
    """
    open_: list[str] = []
    for mark, tag in _BEGINNING_OR_END.findall(text):
        closes = tag if mark.startswith("</") else _QUOTATIONS.get(mark, "")
        if not closes:
            open_.append(tag or mark)
        elif open_ and open_[-1] == closes:
            open_.pop()
    return text if len(open_) <= MOST_OPEN else _BEGINNING_OR_END.sub("", text)


def _with_small_letters(title: str, written: Iterable[str]) -> str:
    """A title in which no word has a capital because it stands behind the stop of an abbreviation: "A Ph.D. At sea"."""
    for before, word in (pair for text in written for pair in _AFTER_STOP.findall(text)):
        behind_stop = rf"({re.escape(before)}(?:</\w+>)? (?:<[^<>]*>)?){re.escape(word.capitalize())}\b"
        title = re.sub(behind_stop, rf"\1{word}", title)
    return title


def _value(field: str, value: str) -> str:
    if field in ADDRESSES:
        return address(field, value)
    if field in OTHER_DATES:
        return _date(read_date(value))
    if field in NAMES:
        return " and ".join(written_names(_without_dotless(value)))  # the reader knows "and" in small letters alone
    value = _without_math(_without_dotless(_UNKNOWN.sub(_symbol, value)))
    if field in _TITLES:
        return protected(value)
    if field in _LITERAL_LISTS and re.search(r"\sand\s", value):
        return f"{{{value}}}"
    return latex.plain(value) if field == "type" else value  # the reader takes a type as no LaTeX


def _date(edtf: str) -> str:
    """A date as the reader knows it: an open end is nothing, and a decade about its first year."""
    edtf = edtf.replace("..", "")
    return f"{edtf.rstrip('~?%').replace('X', '0')}~" if "X" in edtf else edtf


def _symbol(command: re.Match[str]) -> str:
    symbol = latex.plain(command[0])
    return f"\\{symbol}" if symbol in "{}_" else symbol


def _without_dotless(value: str) -> str:
    r"""``\'\i`` as ``\'i``: the reader puts the accent on the letter without a dot, a letter of its own."""
    return _DOTLESS.sub(lambda found: rf"\{found[1]}{{{found[2] or found[3]}}}", value) if "\\" in value else value


def _without_math(value: str) -> str:
    """Mathematics in words and raised or lowered characters: CSL-JSON has none, and would show its dollars.

    A dollar that is money is escaped, or the reader would look for mathematics up to the next one.
    """
    parts: list[str] = []
    start = 0
    while dollar := _DOLLAR.search(value, start):
        end = latex.closing_dollar(value, dollar.end(), dollar[0])
        parts += [value[start : dollar.start()], _in_words(value[dollar.end() : end]) if end > 0 else r"\$"]
        start = end + len(dollar[0]) if end > 0 else dollar.end()
    return "".join([*parts, value[start:]])


def _in_words(inside: str) -> str:
    if _PLAIN_MATH.fullmatch(inside):
        return _SCRIPT.sub(lambda script: rf"\{_COMMANDS[script[1]]}{{{script[2] or script[3]}}}", inside)
    return latex.plain(f"${inside}$")


def _language(fields: Mapping[str, str], source: Source) -> str:
    """The language of an entry that has no ``langid``; empty where it may be that of the site.

    The reader does not look at ``language``, and takes a title in another script for English, whose words get capitals.
    """
    if "langid" in fields or "hyphenation" in fields:
        return ""
    said = source.plain.get("language", "").replace("_", "-")
    if said.lower() == "eng":  # as PubMed has it (ISO 639-2), and CSL does not
        return "en"
    if _LANGUAGE.fullmatch(said):
        return said if "-" in said else said.lower()
    letters = [char for char in source.plain.get("title", "") if char.isalpha()]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return UNDETERMINED if 2 * latin < len(letters) else ""


def _find_address(fields: dict[str, str]) -> None:
    r"""``howpublished = {\url{...}}`` is an address; the reader makes a sentence of it: "Https://..."."""
    for field in ("howpublished", "note"):
        if _ADDRESS_ALONE.fullmatch(fields.get(field, "").strip()):
            fields.setdefault("url", address("url", fields[field]))
            del fields[field]
