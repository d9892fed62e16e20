"""``briefs archive``: copies of the web sources that have none, at the Wayback Machine or another archive like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import click

from mkdocs_briefs.cli.bib_files import add_fields
from mkdocs_briefs.cli.command import Command
from mkdocs_briefs.cli.network import Network
from mkdocs_briefs.cli.project import folder_option, open_project
from mkdocs_briefs.cli.terminal import fail, say, warn
from mkdocs_briefs.model.source import Source

_COPY = re.compile(r"/web/(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)\d*[a-z_]*/")
"""In the address of a copy: the day on which it was made."""
_TOO_MANY = 429


@click.command("archive", cls=Command, example="briefs archive\nbriefs archive ash2001 --dry-run")
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@click.option("--service", default="https://web.archive.org", help="The archive. Default: https://web.archive.org.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask for so many sources at most.")
@click.option("--pause", type=click.FloatRange(min=0), default=5.0, help="Seconds between two questions. Default: 5.")
@click.option("--dry-run", is_flag=True, help="List the sources without a copy, and ask nobody.")
@folder_option
def command(
    keys: Sequence[str], service: str, limit: int | None, pause: float, *, dry_run: bool, folder: Path | None
) -> int:
    """Write "archiveurl" and "archivedate" into each web source that has no archived copy.

    A copy that is there already is taken, the one nearest to "urldate"; else the archive is asked to make one.
    The exit status is 1 if there is no copy of a source.
    """
    opened = open_project(folder)
    wanted = [
        source
        for source in opened.bibliography.sources.values()
        if source.is_of_the_web and not source.written.get("archiveurl") and (not keys or source.key in keys)
    ][:limit]
    network = Network(pause)
    failures = 0
    for source in wanted:
        url = source.plain["url"]
        if dry_run:
            say(f"{source.location}: {source.key}: {url}")
            continue
        copy, reason = _copy(source, service.rstrip("/"), network)
        if not copy:
            failures += 1
            warn(f'{source.location}: there is no copy of "{source.key}", {url}: {reason}.')
            continue
        day = _COPY.search(copy)
        assert day
        fields = {"archiveurl": copy, "archivedate": f"{day['year']}-{day['month']}-{day['day']}"}
        for sentence in add_fields({source.key: Path(source.location.file)}, {source.key: fields}):
            failures += 1
            fail(sentence)
        say(f"{source.location}: {source.key}: {copy}")
    return int(failures > 0)


def _copy(source: Source, service: str, network: Network) -> tuple[str, str]:
    """The address of a copy; empty, with the reason, if there is none."""
    url = quote(source.plain["url"], safe="/:?#[]@!$&'()*+,;=%~-._")
    day = re.sub(r"\D", "", source.plain.get("urldate", "")) or "2"  # any year of this thousand: the newest
    there = network.get(f"{service}/web/{day}/{url}", method="HEAD")
    if there.status < 400 and _COPY.search(there.url):
        return there.url, ""
    made = network.get(f"{service}/save/{url}")
    if made.status == _TOO_MANY:
        return "", "the archive has had too many questions. Wait some minutes, and give a longer --pause"
    if made.status and made.status < 400 and _COPY.search(made.url):
        return made.url, ""
    return "", made.reason or f"the archive says {made.status}"
