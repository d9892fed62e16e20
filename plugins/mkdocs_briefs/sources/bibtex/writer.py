"""Sources as a BibTeX database that biblatex, BibTeX and reference managers read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex.dates import MONTHS
from mkdocs_briefs.sources.bibtex.fields import ADDRESSES, ALIASES, NAMES
from mkdocs_briefs.sources.bibtex.keys import readable_keys
from mkdocs_briefs.sources.bibtex.latex import CLOSE, OPEN, decoded
from mkdocs_briefs.sources.bibtex.names import display, read_names

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
"""The characters that mean something to LaTeX (lshort, section 2.4). A brace is spelled out: BibTeX counts ``\\{``."""

_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
_CLASSIC = {"journaltitle": "journal", "location": "address"}
"""What BibTeX calls them; biblatex reads both."""


_URL_BREAKING = re.compile(r"[\s{}\\]")


def to_bibtex(sources: Iterable[Source]) -> str:
    """The sources as BibTeX, in UTF-8's characters; what is not ASCII is not escaped.

    A key that some program cannot read has hyphens in place of what it cannot: it would refuse the whole file.
    """
    sources = tuple(sources)
    keys = readable_keys(source.key for source in sources)
    return "\n".join(_entry(source, keys[source.key]) for source in sources)


def _entry(source: Source, key: str) -> str:
    # Pandoc refuses a file with a digit in a type.
    entry_type = source.entry_type if source.entry_type.isalpha() else "misc"
    lines = "".join(f"  {field} = {value},\n" for field, value in _fields(source))
    return f"@{entry_type}{{{key},\n{lines}}}\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    for field, text in source.plain.items():
        if field in NAMES:
            names = source.names.get(field, ())
            yield field, "{" + write_names(names, has_more=text == display(names, more=True)) + "}"
        elif field in ADDRESSES:
            yield field, f"{{{_URL_BREAKING.sub(_percent_encoded, one_line(text))}}}"
        elif field == "date":
            yield from _date(source)
        else:
            yield _CLASSIC.get(field, field), f"{{{_text(field, text, source)}}}"


def _text(field: str, text: str, source: Source) -> str:
    """A text with the braces that protect it, as its author wrote them."""
    names = [field, *(alias for alias, name in ALIASES.items() if name == field)]
    written = next((source.written[name] for name in names if name in source.written), "")
    protected = decoded(written) if "{" in written else ""
    if protected.replace(OPEN, "").replace(CLOSE, "") != text:
        return escape(text)
    return escape(protected).replace(OPEN, "{").replace(CLOSE, "}")


def _percent_encoded(found: re.Match[str]) -> str:
    return quote(found[0], safe="")


def _date(source: Source) -> Iterator[tuple[str, str]]:
    """``date`` says it all to biblatex; ``year`` and ``month`` are there for BibTeX."""
    yield "date", f"{{{source.issued}}}"
    if source.year.isdigit():
        yield "year", f"{{{source.year}}}"
    month = source.issued[5:7]
    if source.issued[:4] == source.year and month.isdigit() and 1 <= int(month) <= 12 and source.issued[4] == "-":
        yield "month", list(MONTHS)[int(month) - 1]


def escape(text: str) -> str:
    r"""Text that LaTeX prints as it is.

    >>> escape("AT&T -- 50%")
    'AT\\&T -{}- 50\\%'
    """
    return "{}".join(part.translate(_ESCAPES) for part in _LIGATURES.split(one_line(text)))


def write_names(names: Iterable[Name], *, has_more: bool = False) -> str:
    """Names as BibTeX writes them."""
    written = [_name(name) for name in names]
    return " and ".join([*written, "others"] if has_more else written)


def _name(name: Name) -> str:
    """The plainest spelling of a name that is read as just this name."""
    if name.is_organisation:
        return "{" + escape(name.family) + "}"
    particle, family, suffix, given = (escape(part) for part in (name.particle, name.family, name.suffix, name.given))
    last = f"{particle} {family}".strip()
    spellings = [
        last if not given and not suffix else ", ".join(filter(None, (last, suffix, given))),
        ", ".join([f"{particle} {{{family}}}".strip(), *([suffix] if suffix else []), f"{{{given}}}" if given else ""]),
    ]
    for spelling in spellings:
        if read_names(spelling) == ((name,), False):
            return spelling
    return f"family={{{family}}}, given={{{given}}}, prefix={{{particle}}}, suffix={{{suffix}}}"
