"""Briefs on paper: a PDF beside each page, where the option ``pdf`` asks for it."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from posixpath import splitext
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.structure.files import Files

from mkdocs_briefs.adapter.files.taken import Taken
from mkdocs_briefs.adapter.links import Href
from mkdocs_briefs.adapter.report import log
from mkdocs_briefs.adapter.setup import Setup
from mkdocs_briefs.assembly.engine import DISTRIBUTION, program
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.keeping.store import Store, digest
from mkdocs_briefs.keeping.versions import versions
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import PDF, beside
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.problem import Problem
from mkdocs_briefs.paper.cleaned import on_paper
from mkdocs_briefs.paper.errors import PaperError
from mkdocs_briefs.paper.sheet import Sheet
from mkdocs_briefs.paper.typeset import PICTURES, can_set, pdf_of
from mkdocs_briefs.paper.written import typst_of
from mkdocs_briefs.readers.folder import file_left_out
from mkdocs_briefs.readers.options import SettingError
from mkdocs_briefs.words.locales import direction

SETTING = (DISTRIBUTION, "typst", "nh3")
"""The distributions that set a brief."""
_AT_ONCE = 8
"""Briefs of one call of Pandoc."""
_MOST_BEGUN = 2 * (os.cpu_count() or 1)
"""Such calls that are at work or done, and wait to be written."""
_EACH = 5.0
"""Seconds after which it is told how far the work is."""

Made = tuple[Brief, bytes, bytes | str]
"""A brief, the key of its PDF, and the PDF, or why there is none."""


def refuse_without_typst(setup: Setup) -> None:
    """Raise SettingError where PDFs are asked for, and what sets them is missing."""
    if setup.settings.pdf and not can_set():
        raise SettingError(
            "pdf", "the package typst, which sets PDFs, is not installed.", 'Install "mkdocs-briefs[pdf]".'
        )


class Papers:
    """The PDFs of a site, by address."""

    def __init__(self, setup: Setup, store: Store, files: Files, *, html_of: Callable[[str, Href], str]) -> None:
        """``html_of`` gives what stands on paper of a page, by ``src_uri``, with links by a function."""
        self._setup = setup
        self._store = store
        self._files = {unquote(file.url): file for file in setup.written(files)} if setup.settings.pdf else {}
        self._html_of = html_of
        self._by_address: dict[str, Brief] = {}

    def declare(self, briefs: Iterable[Brief], taken: Taken) -> list[Problem]:
        """Find out which briefs have one: those that are out, and whose address is free. The others are problems."""
        problems = []
        for brief in briefs if self._setup.settings.pdf else ():
            address = beside(brief.src_uri, PDF)
            if brief.status not in ("published", "superseded"):
                continue
            if other := taken.at(address):
                problems.append(file_left_out(address, self._setup.path_of(other), brief.at()))
            else:
                self._by_address[address] = brief
        return problems

    def __contains__(self, address: object) -> bool:
        return address in self._by_address

    def is_of(self, address: str, src_uri: str) -> bool:
        """Whether there is a PDF at an address, and is that of this page."""
        brief = self._by_address.get(address)
        return brief is not None and brief.src_uri == src_uri

    def write_one(self, address: str, site: Site) -> list[Problem]:
        """Make the PDF at an address, if there is to be one."""
        brief = self._by_address.get(address)
        return self._write([brief], site) if brief else []

    def write(self, site: Site) -> list[Problem]:
        """Make all. Those that cannot be made are problems, and there is nothing of them."""
        return self._write(list(self._by_address.values()), site)

    def _write(self, briefs: Sequence[Brief], site: Site) -> list[Problem]:
        problems: list[Problem] = []
        told = time.monotonic()
        for done, (brief, key, pdf) in enumerate(self._made(briefs, site), start=1):
            if isinstance(pdf, str):
                del self._by_address[beside(brief.src_uri, PDF)]
                message = f"the brief has no PDF: {pdf}. Mend what is named."
                problems.append(Problem(codes.PDF_NOT_SET, brief.at(), message))
            else:
                self._store.put(key, pdf)
                self._place(beside(brief.src_uri, PDF), pdf)
            if time.monotonic() - told > _EACH:
                told = time.monotonic()
                log.info("PDF: %d of %d briefs are set", done, len(briefs))
        return problems

    def _made(self, briefs: Sequence[Brief], site: Site) -> Iterator[Made]:
        """All, as they become ready: those that are kept, and few at a time of the others, which are large."""
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            work: deque[Future[list[Made]]] = deque()
            waiting: list[tuple[Brief, bytes, Sheet]] = []
            for brief in briefs:
                sheet = self._sheet(brief, site)
                key = digest("pdf", versions(*SETTING), sheet.html, sheet.about)
                if (kept := self._store.get(key)) is not None:
                    yield brief, key, kept
                    continue
                waiting.append((brief, key, sheet))
                if len(waiting) == _AT_ONCE:
                    work.append(pool.submit(_set, waiting))
                    waiting = []
                if len(work) > _MOST_BEGUN:
                    yield from work.popleft().result()
            if waiting:
                work.append(pool.submit(_set, waiting))
            while work:
                yield from work.popleft().result()

    def _place(self, address: str, pdf: bytes) -> None:
        """Write a file, whole or not at all."""
        file = Path(self._setup.config.site_dir) / address
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f"{os.getpid()}.new")  # shorter than any name that is almost too long
        new.write_bytes(pdf)
        new.replace(file)

    def _sheet(self, brief: Brief, site: Site) -> Sheet:
        pictures: dict[str, Path] = {}
        url = site.url_of(brief.src_uri)

        def href(src_uri: str, anchor: str = "") -> str:
            """A link, from the page of the brief itself a bare anchor, so that it leads to a place on paper."""
            if src_uri == brief.src_uri:
                return f"#{anchor}"
            address = site.url_of(src_uri) if site.url else ""
            return f"{address}#{anchor}" if address and anchor else address

        def picture(src: str) -> str:
            path = self._picture(src, site.address_of(brief.src_uri))
            if path is None:
                return urljoin(url, src) if site.url or urlsplit(src).scheme else ""
            name = f"{digest(path.read_bytes()).hex()}{path.suffix.lower()}"
            pictures[name] = path
            return name

        language = site.corpus.publication.language_of(brief.src_uri)
        way = direction(language)
        html = on_paper(self._html_of(brief.src_uri, href), url, picture, isolates=way == "rtl")
        return Sheet(
            html=html,
            title=brief.title,
            site=site.name,
            url=url if site.url else "",
            authors=tuple(author.name for author in brief.authors),
            date=brief.last_changed,
            description=brief.fields.summary or "",
            keywords=brief.fields.tags,
            language=language,
            direction=way,
            pictures=pictures,
        )

    def _picture(self, src: str, page: str) -> Path | None:
        """The file of a picture that can be set, on the page at an address; None for others."""
        parts = urlsplit(src)
        if parts.scheme or parts.netloc or splitext(parts.path)[1].lower() not in PICTURES:
            return None
        address = unquote(urljoin(f"/{page.removeprefix('./')}", parts.path))
        file = self._files.get(address.lstrip("/"))
        return Path(file.abs_src_path) if file and file.abs_src_path else None


def _set(work: Sequence[tuple[Brief, bytes, Sheet]]) -> list[Made]:
    """Set some briefs; where Pandoc fails, each by itself, so that only the one that it fails at is left out."""
    try:
        texts = typst_of([sheet.html for _, _, sheet in work], program())
    except PaperError as error:
        if len(work) == 1:
            return [(work[0][0], work[0][1], str(error))]
        return [made for one in work for made in _set([one])]
    return [(brief, key, _pdf(sheet, text)) for (brief, key, sheet), text in zip(work, texts, strict=True)]


def _pdf(sheet: Sheet, text: str) -> bytes | str:
    try:
        return pdf_of(sheet, text)
    except PaperError as error:
        return str(error)
