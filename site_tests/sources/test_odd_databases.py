"""An odd database and odd answers of hosts: what is read of each, and how it is written, as was found right once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields

from site_tests.expected import assert_expected

from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex import read_bibliography
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.csl_reader import read_csl
from mkdocs_briefs.sources.page_reader import read_page
from mkdocs_briefs.sources.ris import to_ris

DAYS = """2001 2001-05 2001-05-17 2001-5-7 2001/2003 2001/.. ../2001 2001-21 2001-24 2001? 2001~ 2001% 199X 19XX 1999-uu
-0044 0000 2001-13 2001-02-30 2004-02-29 2001-05-17/2001-06-01 2001-05-17T10:00:00Z 12/2001
n.d. forthcoming May~2001 {2001} c.~1880
""".split()  # fmt: skip
NAMES = """\
Ash, Ann|Ann Ash|Ash, Jr., Ann|van der Berg, Lucía|Lucía van der Berg|de la Cruz y Ash, Al|{The Office and Ash}|Ash
Ash and Brook, Bo and others|{Ash} and {Office}|others
Ash, A. and  Brook|d'Ash, Ann|Ash,|, Ann|Ann and|and Ash|Ash; Brook
A. B. Ash|Ash, Ann and Ann Ash|family=Ash, given=Ann, prefix=von, useprefix=true
von Ash, III, Ann|Ash, Ann, Jr.|李, 明|al-Ash, Ann
""".replace("\n", "|").strip("|").split("|")  # fmt: skip
TITLES = r"""
\'Elan na\"ive \c{c}a \v{s}\k{a} \o\O\ss\ae\AA \i\j|{Upper} of {SOMEthing} and \emph{this} \textbf{that} \textsc{Small}
$x^2$ and $\alpha_1$ \& \% \$ \# \_ \{ \} \~{} \^{}|dash -- dash --- and ``quotes'' and `one' and "plain"
a~b\,c\ d\-e\/f
\url{https://example.org/a_b} and \href{https://example.org}{text}|H\textsubscript{2}O\textsuperscript{3}
\unknown{word} \alone
{\em old} {\bf style}\footnote{gone}|\LaTeX\ and \TeX{} \textendash\ \ldots\ \S 3 \copyright \texteuro \pounds
<b>tag</b> &amp; <i>
\enquote{inner \enquote{deep}}|$\frac{1}{2}$ $\mathbb{R}$ $E=mc^2$ $\sum_{i=1}^n$ \(y\) \ensuremath{z}
100\,000 \H{o} \u{g} \.{Z} \d{a}
""".strip().replace("\n", "|").split("|")  # fmt: skip
STRUCTURE = r"""
@comment{nothing} % a remark
@preamble{"\newcommand{\x}{y}"}
@string{press = "The " # {Press}} @string(jan2 = {January})
@BOOK{parent, Title = {Whole}, Editor = {Ed, Eva}, Publisher = press, Year = 1999, Subtitle = "Sub", location = {Oslo}}
@inbook{child, crossref = {parent}, title = {Part}, author = {Al, Bo}, pages = {1 - 5, 7}, month = jan # "~3"}
@incollection{grandchild, xdata = {extra}, crossref = {child}, title = {Of {A}}, pages = {xi--xv}, month = 13}
@xdata{extra, publisher = {Data Press}, note = {From data}}
@set{pair, entryset = {parent,child}}
@article{a:b/c, title = {T}, journal = {J}, volume = 3, number = {4}, pages = {12-}, doi = {https://doi.org/10.1000/A_b},
  url = {www.example.org/a}, urldate = {2001-02-03}, issn = 12345678, eprint = {math/0101001}, archiveprefix = {arXiv}}
@online{o, title = {O}, url = {https://example.org/\~{}me/a\_b%20c}, year = {2001}, month = {jun}, day = {7}}
@techreport{t, title = {T}, institution = {I}, type = {Memo}, number = {7}, year = 2001, month = "10 " # may}
@mastersthesis{m, title = {M}, school = {S}, year = {2001}, month = {December},
  language = {german}, keywords = {a; b, c}}
@unpublished{u, title = {U}, pubstate = {forthcoming}, howpublished = {By hand}, reliability = {b}, credibility = 7}
@weird{w, title = {W}, unknownfield = {kept}, edition = {Second}, isbn = {9780306406157}, year = {199X}}
@book{noequals, title {x}}
@book{dup, title = {One}, title = {Two}} @book{dup, title = {Three}}
@book{ spaced key , title = {S}}
@ {x, title = {No type}}
@book{open, title = {a } b}, year = 2001}
@book{undefined, publisher = nobody, title = {U} # more}
@book(round, title = {R})
"""


def database() -> str:
    days = "".join(f"@misc{{day{n}, title = {{D}}, date = {{{day}}}}}\n" for n, day in enumerate(DAYS))
    names = "".join(f"@misc{{name{n}, author = {{{name}}}}}\n" for n, name in enumerate(NAMES))
    titles = "".join(f"@misc{{title{n}, title = {{{title}}}}}\n" for n, title in enumerate(TITLES))
    return days + names + titles + STRUCTURE


def told(name: Name) -> str:
    parts = (f"{field.name}={value}" for field in fields(name) if (value := getattr(name, field.name)))
    return f"<{' '.join(parts)}>"


def read(sources: Iterable[Source]) -> str:
    lines = []
    for source in sources:
        people = (f"{role}: {' '.join(map(told, names))}" for role, names in source.names.items())
        lines.append(f"{source.key} {source.entry_type} {source.issued or '-'} {source.year or '-'}")
        lines += (f"  {line}" for line in (*people, *(f"{field} = {text}" for field, text in source.plain.items())))
    return "\n".join(lines) + "\n"


def test_what_is_read_of_an_odd_database():
    found = read_bibliography([("bib/odd.bib", database())])
    problems = "".join(f"{p.location}: {p.code.id}: {p.message}\n" for p in found.problems)
    assert_expected("sources/read.txt", read(found.sources.values()))
    assert_expected("sources/problems.txt", problems)


def test_how_it_is_written():
    sources = read_bibliography([("bib/odd.bib", database())]).sources.values()
    assert_expected("sources/odd.bib", to_bibtex(sources))
    assert_expected("sources/odd.ris", to_ris(sources).replace("\r\n", "\n"))


ITEMS = [
    {"type": "article-journal", "title": "T", "container-title": ["J"], "volume": 3, "issue": "4", "page": "5-6",
     "author": [{"family": "Ash", "given": "Ann", "suffix": "Jr."}, {"literal": "Office"}, {"name": "Crew"}, {}],
     "issued": {"date-parts": [[2001, 2, 3]]}, "DOI": "10.1000/x", "ISSN": ["1234-5678"], "language": "de"},
    {"type": "chapter", "title": ["C"], "container-title": "Whole",
     "editor": [{"family": "Ed", "non-dropping-particle": "van"}],
     "published": {"date-parts": [["2001"]]}, "publisher": "P", "publisher-place": "Oslo", "ISBN": ["1", "2"]},
    {"type": "monograph", "title": "M", "issued": {"date-parts": [[None]]}, "subtitle": ["S"], "edition-number": "2"},
    {"type": "report", "title": "<i>R</i> &amp; x", "issued": {"raw": "2001"}, "number": "7", "genre": "Memo",
     "URL": "https://x.example"},
    {"type": "webpage", "title": "", "accessed": {"date-parts": [[2001, 5]]}, "URL": "javascript:x"},
    {"type": "nonsense", "issued": {"date-parts": [[2001, 1], [2002, 2]]}, "abstract": "A", "collection-title": "S"},
    {}, {"type": "thesis", "title": "T", "publisher": "U", "issued": {"date-parts": [[2001, 13, 40]]}},
]  # fmt: skip
PAGES = (
    """<title>T &amp; x</title><meta name="author" content="Ann Ash">
    <meta property="article:published_time" content="2001-02-03T10:00">""",
    """<meta property="og:title" content="Og"><meta name="citation_title" content="C"><title>No</title>
    <meta name="citation_author" content="Ash, Ann"><meta name="citation_author" content="Bo Brook">
    <meta name="citation_publication_date" content="2001/5/7">""",
    """<html lang="fr"><meta property="og:site_name" content="Site"><meta name="date" content="soon">
    <body><title>Late</title>""",
    "<p>nothing",
)


def test_what_hosts_say_of_a_work():
    assert_expected("sources/csl.txt", read(map(read_csl, ITEMS)))
    today = dt.date(2026, 1, 2)
    assert_expected("sources/pages.txt", read(read_page(page, "https://x.example/a", today) for page in PAGES))
