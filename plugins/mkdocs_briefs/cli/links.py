"""``briefs links``: whether what texts and sources link to on other hosts is still there."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from mkdocs_briefs.assembly.corpus import assembled
from mkdocs_briefs.cli.bib_files import add_fields
from mkdocs_briefs.cli.command import Command
from mkdocs_briefs.cli.network import Answer, Network
from mkdocs_briefs.cli.project import Opened, folder_option, open_project
from mkdocs_briefs.cli.terminal import fail, say
from mkdocs_briefs.keeping.store import Store, digest, store_in
from mkdocs_briefs.model.problem import Location

_DAYS = 7
"""For so long what was there is taken to be there."""
_GONE = frozenset([404, 410])
_REFUSES_HEAD = frozenset([400, 403, 405, 429, 501])


@dataclass(frozen=True, slots=True)
class _Link:
    url: str
    location: Location
    key: str = ""
    """Of the source whose address it is."""


@click.command("links", cls=Command, example="briefs links\nbriefs links --write")
@click.option("--write", is_flag=True, help='Write "urlstatus = {dead}" into sources that are gone.')
@click.option("--pause", type=click.FloatRange(min=0), default=1.0, help="Seconds between two questions. Default: 1.")
@click.option("--again", is_flag=True, help=f"Ask for what was there in the last {_DAYS} days, too.")
@folder_option
def command(pause: float, *, write: bool, again: bool, folder: Path | None) -> int:
    """Report links to other hosts that lead nowhere: of texts, and the addresses of sources.

    Sources with "urlstatus = {dead}" are known to be gone, and not asked for. The exit status is 1 if a link is gone.
    """
    opened = open_project(folder)
    configuration = opened.configuration
    store = store_in(configuration.root, keeps=configuration.settings.cache and configuration.is_written)
    network = Network(pause)
    gone: list[_Link] = []
    answers: dict[str, Answer | None] = {}
    for link in sorted(_links(opened, store), key=lambda link: link.location):
        if link.url not in answers:
            answers[link.url] = None if not again and _was_there(link.url, store) else _ask(link.url, network)
        answer = answers[link.url]
        if answer is None or 0 < answer.status < 400:
            _note(link.url, answer, store)
            continue
        is_gone = answer.status in _GONE  # a host that does not answer may be back tomorrow
        gone += [link] if is_gone else []
        why = answer.reason or f"the host says {answer.status}"
        say(f"{'gone' if is_gone else 'unknown'}: {link.location}: {link.key and f'{link.key}: '}{link.url}: {why}")
    store.close()
    if write:
        sources = {link.key: Path(link.location.file) for link in gone if link.key}
        for sentence in add_fields(sources, {key: {"urlstatus": "dead"} for key in sources}):
            fail(sentence)
    return int(bool(gone))


def _links(opened: Opened, store: Store) -> Iterator[_Link]:
    for source in opened.bibliography.sources.values():
        url = source.plain.get("url", "")
        if url.startswith(("http://", "https://")) and source.plain.get("urlstatus") != "dead":
            yield _Link(url, source.location, source.key)
    with assembled(opened.read(preview=False), opened.configuration, store, formats=False) as made:
        for found in made.rendered.findings.values():
            for link in found.links:
                if link.written.startswith(("http://", "https://")):
                    yield _Link(link.written, link.location)


def _ask(url: str, network: Network) -> Answer:
    """What the host says; where it does not answer the short question, the long one."""
    address = url.partition("#")[0]
    answer = network.get(address, method="HEAD")
    return network.get(address) if answer.status in _REFUSES_HEAD else answer


def _was_there(url: str, store: Store) -> bool:
    found = store.get(digest("link", url))
    return found is not None and time.time() - json.loads(found)["asked"] < _DAYS * 86400


def _note(url: str, answer: Answer | None, store: Store) -> None:
    if answer:
        known: Mapping[str, object] = {"asked": time.time(), "status": answer.status}
        store.put(digest("link", url), json.dumps(known).encode())
