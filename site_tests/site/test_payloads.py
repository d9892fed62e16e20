"""Texts that try to be more than text, in every field at once: pages keep the shape that plain words give them, exports
keep their records. ``make soak`` has all payloads, and opens the pages in a browser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest
import rispy
from playwright.sync_api import ConsoleMessage
from site_tests import feeds
from site_tests.browser import served
from site_tests.exports.test_api import assert_resolved, assert_valid
from site_tests.mini_site import Site, brief, build_site
from site_tests.payloads import HARMLESS, PAYLOADS, everywhere, one_at_a_time, options_of, page
from site_tests.soak import SOAKS, some
from site_tests.sources.test_exports import RIS_LINE
from site_tests.sources.test_forgery import bibtexparser_keys, pandoc_ids

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.front_matter import BriefFields, ProfileFields
from mkdocs_briefs.readers.front_matter import read_document
from mkdocs_briefs.readers.options import OPTIONS, SettingError, read_settings
from mkdocs_briefs.sources.bibtex import read_bibliography

CHUNK = 16 if SOAKS else 6
TRIED = some(PAYLOADS, CHUNK)
CHUNKS = [TRIED[start : start + CHUNK] for start in range(0, len(TRIED), CHUNK)]
LOOKS = {
    "material": ("material", "chicago-author-date"),
    "mkdocs": ("mkdocs", "ieee"),
    "readthedocs": ("readthedocs", "chicago-notes-bibliography"),
}
ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "srcset", "poster"}
RUNS = re.compile(r"[\s\x00-\x20]*(?:java|vb)[\s\x00-\x20]*script:", re.IGNORECASE)


def build(
    root: Path, files: Mapping[str, str], look: str, *, options: Mapping[str, Any] | None = None, nav: Any = None
) -> Site:
    theme, style = LOOKS[look]
    config = {
        "site_url": "https://example.org/",
        "theme": {"name": theme, **({"font": False} if theme == "material" else {})},
        "plugins": ["search", {"briefs": {**(options or {}), "citation_style": style}}],
        "markdown_extensions": ["attr_list", "footnotes", "md_in_html", "abbr", "tables", {"toc": {"permalink": True}}],
        "nav": nav,
    }
    built = build_site(root / look, files, config=config)
    assert not built.aborted, built.messages[-3:]
    assert "Traceback" not in str(built.messages)
    return built


def build_everywhere(root: Path, payloads: Sequence[str], look: str) -> Site:
    return build(root, everywhere(payloads), look, options=options_of(payloads))


def build_one_at_a_time(root: Path, payloads: Sequence[str]) -> Site:
    return build(root, one_at_a_time(payloads), "material", nav=["index.md"])


def documents(site: Site) -> Iterator[tuple[str, str]]:
    """The HTML of a site: its pages, and what search shows of them."""
    folder = site.root / "site"
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text("utf-8")
    for entry in json.loads((folder / "search/search_index.json").read_text("utf-8"))["docs"]:
        # Material takes titles, texts and tags for HTML. MkDocs' own search takes them for text.
        if site.root.name == "material":
            for part in [entry["title"], entry["text"], *entry.get("tags", [])]:
                yield (
                    f"search: {entry['location']}",
                    f"<p>{part}</p>",
                )  # else the parser warns of what looks like a path


class _Shape(HTMLParser):
    """Collects what ``shape`` says. Beautiful Soup sees the same elements, in four times the time."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[str] = set()
        self._within = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within, self._text = (tag if tag in ("script", "style") else ""), ""
        if ("type", "application/ld+json") in attrs:
            self._within = "linked data"
        self.kinds.add(tag)
        for name, value in attrs:
            text = value or ""
            self.kinds.add(f"{tag} {name}")
            if name in ("style", "srcdoc", "rel", "http-equiv", "type"):
                self.kinds.add(f"{tag} {name}={re.sub(r'[0-9.]+', '0', text)}")
            if name in ADDRESSES and (RUNS.match(text) or text.startswith(("data:", "vbscript:"))):
                self.kinds.add(f"{tag} {name}={text[:60]}")
            if name in ("src", "data") or tag in ("link", "base", "form"):
                self.kinds.add(f"{tag} from {urlsplit(text).netloc}" if name in ADDRESSES else tag)

    def handle_data(self, data: str) -> None:
        self._text += data if self._within else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser has it
        if self._within == "linked data":
            assert "<" not in self._text
            assert json.loads(self._text)["@graph"]
            self.kinds.add(self._within)
        elif self._within:
            self.kinds.add(f"{self._within}: {_VARIES.sub('', self._text)[:200]}")
        self._within = ""


def shape(html: str) -> set[str]:
    """The kinds of elements and attributes, and the scripts, styles and addresses that act."""
    parser = _Shape()
    parser.feed(html)
    parser.close()
    return parser.kinds


_VARIES = re.compile(r'"(?:[^"\\<>\n]|\\.)*"')
"""Texts in scripts, as addresses and titles: within their quotes, and without a sign that ends a script."""


def changed(site: Site, plain: Site) -> list[tuple[str, str]]:
    """What pages of a site are made of that those of a plain one are not."""
    usual = {kind for _, html in documents(plain) for kind in shape(html)} | {"em", "strong", "sup", "sub", "code"}
    usual |= {"h3 id", "h4", "h4 class"}  # the years of a long list
    found = [(place, kind) for place, html in documents(site) for kind in sorted(shape(html) - usual)]
    # What is written in another direction or language says so, and does nothing else.
    return [(place, kind) for place, kind in found if not kind.endswith((" dir", " lang"))]


PLAIN = ["Norway", *(f"{HARMLESS} {letter}" for letter in "ABCDEFGHIJKLMNOP"[: CHUNK - 1])]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_no_text_changes_what_pages_are_made_of_or_breaks_a_record(tmp_path, chunk, look):
    built = build_everywhere(tmp_path / "payloads", CHUNKS[chunk], look)
    assert changed(built, build_everywhere(tmp_path / "plain", PLAIN, look)) == []
    assert_exports_are_whole(built)


@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_no_text_where_none_belongs_changes_a_page(tmp_path, chunk):
    built = build_one_at_a_time(tmp_path / "payloads", CHUNKS[chunk] if SOAKS else TRIED[:2])
    # Lists are as long, and so over as many pages, which say where some are left out.
    assert changed(built, build_one_at_a_time(tmp_path / "plain", PLAIN if SOAKS else PLAIN[:2])) == []


def owed(texts: Sequence[str]) -> dict[str, str]:
    """A brief for each text, which stands wherever front matter is Markdown, or shown."""
    files = {"docs/index.md": "# Home\n", "bib/a.bib": "@book{ash2001, title = {One}, date = {2001}}\n"}
    for number, text in enumerate(texts):
        judgement = {"text": text, "likelihood": "likely", "outcome": "no", "resolved": "2026-01-02", "note": text}
        front = {
            "title": f"T{number}",
            "date": "2026-01-02",
            "author": "A",
            "region": "Norway",
            "status_note": text,
            "at_a_glance": {"new": text, "matters": text, "next": text},
            "key_judgements": [{**judgement, "sources": ["ash2001"]}],
            "corrections": [{"date": "2026-01-02", "text": text}],
            "versions": [{"version": "1", "date": "2026-01-02", "note": text}],
            "reviewed_by": [text],
            "contact": text,
            "funding": text,
            "interests": text,
        }
        body = 'Text `code` [@ash2001] [[Norway]] [x](https://example.org/ "t").[^1]\n\n[^1]: Note.'
        files[f"docs/b{number}.md"] = page(front, body)
    return files


def test_no_payload_in_the_markdown_of_front_matter_changes_a_page(tmp_path):
    texts = [text for text in PAYLOADS if one_line(text)]
    built = build(tmp_path / "payloads", owed(texts), "material")
    assert all(built.has(f"b{number}/") for number in range(len(texts)))
    assert not any("text-limit" in message for message in built.messages)
    assert changed(built, build(tmp_path / "plain", owed([HARMLESS] * len(texts)), "material")) == []


def assert_exports_are_whole(site: Site) -> None:
    folder = site.root / "site"
    api = {path.name: path.read_bytes().decode() for path in (folder / "api/v1").iterdir()}
    assert_valid(api)
    assert_resolved(api)
    for path in folder.rglob("*.xml"):
        if path.name == "rss.xml":
            feeds.assert_is_rss(path)
        elif path.name != "sitemap.xml":
            feeds.assert_is_atom(path)
    feeds.assert_is_json_feed(folder / "feed.json")
    ET.parse(folder / "sitemap.xml")
    ET.parse(folder / "feeds.opml")
    databases = [(path.name, path.read_bytes().decode()) for path in sorted((site.root / "bib").iterdir())]
    databases = [(name, text) for name, text in databases if "\0" not in text]  # such a file is not read
    known = read_bibliography(databases)
    lost = {name for name, _ in databases} - {source.location.file for source in known.sources.values()}
    assert lost <= {problem.location.file for problem in known.problems}
    stems = sorted(path.with_suffix("") for path in folder.rglob("*.ris"))
    assert len(stems) > len(databases) / 4
    records = {stem: [item["id"] for item in json.loads(beside(stem, "json"))] for stem in stems}
    cited = records.pop(folder / "bibliography")
    ours = {key for key in known.sources if re.fullmatch("(k|s|raw)[0-9]+|sound", key)}
    assert ours <= set(cited) <= set(known.sources)
    assert all(len(keys) == 1 for keys in records.values())
    assert_records(beside(folder / "bibliography", "bib"), beside(folder / "bibliography", "ris"), len(cited))
    assert_records(*("".join(beside(stem, end) for stem in records) for end in ("bib", "ris")), len(records))


def beside(stem: Path, end: str) -> str:
    return stem.with_name(f"{stem.name}.{end}").read_bytes().decode()


def assert_records(bib: str, ris: str, count: int) -> None:
    assert len(bibtexparser_keys(bib)) == len(pandoc_ids(bib)) == len(rispy.loads(ris)) == count
    assert all(RIS_LINE.fullmatch(line) for line in ris.splitlines())


@pytest.mark.parametrize("option", OPTIONS)
def test_no_option_with_such_a_text_ends_in_a_traceback(option):
    """Whole sites of what is taken are above."""
    for text in PAYLOADS:
        for value in (text, [text], {text: text}, {"NO": text}, {"NO": {text: text}}):
            with suppress(SettingError):
                read_settings({option: value})


@pytest.mark.parametrize("option", ["citation_style", "world_map", "bibliography", "territories"])
def test_no_option_with_such_a_text_ends_a_build_but_with_a_message(tmp_path, option):
    for number, text in enumerate(some(PAYLOADS, 8)):
        value = {"bibliography": [text], "territories": {"NO": {"name": text}}}.get(option, text)
        built = build_site(tmp_path / str(number), {"docs/a.md": brief("Norway.")}, options={option: value})
        assert "Traceback" not in str(built.messages)
        assert built.has("a/") or built.aborted
        # A file without entries, and a pattern that a folder without databases fits.
        assert built.warnings() or option == "territories" or text.endswith(("/etc/passwd", "***"))


@pytest.mark.parametrize("text", some(PAYLOADS, 40), ids=ascii)
def test_what_commands_write_is_read_as_it_was_given(tmp_path, monkeypatch, capsys, text):
    text = text.encode("utf-8", "replace").decode()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nplugins: [briefs]\n")
    monkeypatch.chdir(tmp_path)
    title, name = f"T {text}", f"N {text}"
    made = main(["new", "--author", text, "--region", text, "--", title])
    added = main(["actors", "add", "--alias", f"A {text}", "--", name])
    assert capsys.readouterr().err or made == added == 0
    for path in (tmp_path / "docs").rglob("*.md"):
        document = read_document(path.read_text("utf-8"), path.name)
        assert document.problems == ()
        assert one_line(document.meta.get("title") or document.meta["name"]) in (one_line(title), one_line(name))
        assert set(document.meta) <= {*BriefFields.keys(), *ProfileFields.keys()}


def is_wrong(said: ConsoleMessage) -> bool:
    """Whether a browser's console says that something went wrong. Old addresses have no icon: it asks for one."""
    return said.type == "error" and not said.location["url"].endswith("/favicon.ico")


@pytest.mark.skipif(not SOAKS, reason="minutes long: make soak")
@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_no_text_runs_in_a_browser(tmp_path, browser, chunk):
    """Each page is opened, search shows each brief, and nothing runs, asks for anything elsewhere, or goes wrong."""
    built = build_everywhere(tmp_path, CHUNKS[chunk], "material")
    wrong: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda dialog: (wrong.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}") if is_wrong(said) else None)
    folder = built.root / "site"
    with served(folder) as root:
        page.on("request", lambda sent: sent.url.startswith((root, "data:", "blob:")) or wrong.append(sent.url))
        for path in sorted(folder.rglob("*.html")):
            address = root + quote(path.relative_to(folder).as_posix())
            page.goto(address)
            if 'http-equiv="refresh"' in path.read_text("utf-8"):  # an address of before
                page.wait_for_url(lambda url, before=address: url != before)
            if page.evaluate("window.__pwned"):
                wrong.append(f"{page.url}: it ran")
            found = page.evaluate(ACTING)
            assert found == [], page.url
        for number in range(len(CHUNKS[chunk])):
            page.goto(root)
            page.locator("input.md-search__input").press_sequentially(f"t{number}")
            page.locator(".md-search-result__link").first.wait_for()
            if page.evaluate("window.__pwned"):
                wrong.append(f"search for t{number}: it ran")
            assert page.evaluate(ACTING) == []
        page.goto(root + "graph/")
        page.wait_for_selector(".network__stage[aria-busy=false]")
        assert not page.evaluate("window.__pwned")
    page.close()
    assert wrong == []


ACTING = r"""() => [...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
  .filter(({name, value}) => name.startsWith("on") || (/^\s*(javascript|vbscript|data:text)/i.test(value) &&
    ["href", "src", "action", "formaction", "data", "xlink:href"].includes(name)))
  .map(({name, value}) => `${element.tagName} ${name}=${value}`)
  .concat(["BASE", "IFRAME", "OBJECT", "EMBED", "TEMPLATE"].includes(element.tagName) && !element.closest(".md-search")
    ? [element.tagName] : []))"""
"""What acts in the tree that a browser makes of a page."""
