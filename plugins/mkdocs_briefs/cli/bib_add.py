"""``briefs bib add``: an entry from a DOI, an ISBN or the address of a page."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from mkdocs_briefs.cli.bib_files import databases_of, read_database, write_database
from mkdocs_briefs.cli.command import Command, CommandError
from mkdocs_briefs.cli.network import Network
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import say
from mkdocs_briefs.model.naming import slugify
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.sources.bibtex.writer import to_bibtex
from mkdocs_briefs.sources.csl_reader import read_csl
from mkdocs_briefs.sources.page_reader import read_page

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
_ISBN = re.compile(r"(?:isbn[:\s]*)?(?P<isbn>(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dX])", re.IGNORECASE)
_CSL = "application/vnd.citationstyles.csl+json"


@click.command(
    "add",
    cls=Command,
    example="briefs bib add 10.1000/xyz\nbriefs bib add 978-3-16-148410-0 --key smith2020\n"
    "briefs bib add https://example.org/report --to bib/press.bib",
)
@click.argument("what", metavar="DOI|ISBN|URL")
@click.option("--key", help="The key of the entry. Default: of the first author's name and the year.")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="The database. Default: the only one.")
@click.option("--resolver", default="https://doi.org", help="Who knows DOIs, in CSL-JSON. Default: https://doi.org.")
@click.option("--catalogue", default="https://api.crossref.org", help="Who knows ISBNs. Default: Crossref.")
@folder_option
def command(what: str, *, key: str | None, to: Path | None, resolver: str, catalogue: str, folder: Path | None) -> None:
    """Write an entry at the end of a database, and print its key.

    What hosts say of a DOI or an ISBN is taken over, and of a page its title, authors and date; read it once more.
    """
    opened = open_project(folder)
    files = databases_of(opened, [to] if to else [])
    if len(files) > 1:
        raise CommandError(f"there are several databases. Say which: --to {files[0]}.")
    if found := _DOI.fullmatch(what.strip()):
        _refuse_known("doi", found["doi"].rstrip(".,;"), opened.bibliography.sources)
    source = _source(what, Network(), resolver.rstrip("/"), catalogue.rstrip("/"))
    taken = opened.bibliography.sources
    if key and key in taken:
        raise CommandError(f'"{key}" is taken, at {taken[key].location}. Choose another key.')
    for field in ("doi", "url"):
        _refuse_known(field, source.plain.get(field, ""), taken)
    entry = to_bibtex([_with_key(source, key or _new_key(source, taken))])
    before = read_database(files[0]) if files[0].exists() else ""
    write_database(files[0], f"{before.rstrip()}\n\n{entry}".lstrip("\n"))
    say(entry.partition("{")[2].partition(",")[0])


def _source(what: str, network: Network, resolver: str, catalogue: str) -> Source:
    if found := _DOI.fullmatch(what.strip()):
        doi = found["doi"].rstrip(".,;")
        return read_csl(_asked(f"{resolver}/{quote(doi, safe='/')}", network, _CSL))
    if found := _ISBN.fullmatch(what.strip()):
        isbn = re.sub(r"[^\dX]", "", found["isbn"].upper())
        items = _asked(f"{catalogue}/works?filter=isbn:{isbn}&rows=1", network, "application/json")
        works = items.get("message", {}).get("items", []) if isinstance(items.get("message"), dict) else []
        if not works:
            raise CommandError(f"{catalogue} knows no book with the ISBN {isbn}. Write the entry by hand.")
        return read_csl({**works[0], "ISBN": isbn})
    if "://" not in what:
        raise CommandError(
            f'"{what}" is no DOI, no ISBN and no address. A DOI begins with 10., an ISBN has 10 or 13 digits, and an '
            "address begins with https://."
        )
    answer = network.get(what, "text/html")
    if not 200 <= answer.status < 300:
        raise CommandError(
            f"{what} cannot be read: {answer.reason or f'the host says {answer.status}'}. Mend the address."
        )
    return read_page(answer.body.decode("utf-8", "replace"), what, dt.datetime.now(dt.UTC).date())


def _asked(url: str, network: Network, accept: str) -> Mapping[str, Any]:
    answer = network.get(url, accept)
    if answer.status == 404:
        raise CommandError(f"{url}: nobody knows it. Mend the number, or write the entry by hand.")
    if not 200 <= answer.status < 300:
        raise CommandError(f"{url}: {answer.reason or f'the host says {answer.status}'}. Try again later.")
    try:
        found = json.loads(answer.body)
    except ValueError as error:
        raise CommandError(f"{url}: the answer is no JSON. Name another host with --resolver.") from error
    if not isinstance(found, dict):
        raise CommandError(f"{url}: the answer is no CSL-JSON. Name another host with --resolver.")
    return found


def _refuse_known(field: str, value: str, taken: Mapping[str, Source]) -> None:
    for known in taken.values():
        if value and known.plain.get(field, "").casefold() == value.casefold():
            raise CommandError(f'the source is there already: "{known.key}", at {known.location}. Cite that.')


def _new_key(source: Source, taken: Collection[str]) -> str:
    """As ``ash2001``; with a letter behind it where that is taken."""
    people = source.names.get("author") or source.names.get("editor") or ()
    name = slugify(people[0].family if people else source.plain.get("title", "source").split()[0]).replace("-", "")
    base = f"{name or 'source'}{source.year}"
    keys = (base, *(f"{base}{chr(letter)}" for letter in range(ord("a"), ord("z") + 1)))
    return next((key for key in keys if key not in taken), f"{base}-{len(taken)}")


def _with_key(source: Source, key: str) -> Source:
    return Source(key, source.entry_type, source.written, source.location, source.plain, source.names, source.issued)
