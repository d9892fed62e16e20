"""What a first visit to a brief loads, beside plain Material with the same texts, and that all is of one host."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from site_tests.browser import served
from site_tests.mini_site import build_site

REPOSITORY = Path(__file__).parents[2]
TEXTS = {
    path.relative_to(REPOSITORY).as_posix().replace("briefs/", "docs/", 1): path.read_text("utf-8")
    for folder in ("briefs", "bib")
    for path in sorted((REPOSITORY / folder).rglob("*.*"))
}
OURS = {"theme": {"name": "material"}, "plugins": ["search", {"briefs": {"search_engine": "pagefind"}}]}
PLAIN = {"theme": {"name": "material", "font": False}, "plugins": ["search"]}  # with a font it would ask another host
SITE = {"site_url": "https://briefs.example.org/", "markdown_extensions": ["footnotes", "smarty", "tables"]}
BRIEFS = ("essequibo/", "armenia-and-the-csto/", "venezuela-and-russia/")
WITHOUT_ITALICS = "venezuela-and-russia/"
"""In its references alone."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> Iterator[dict[str, tuple[str, Path]]]:
    with ExitStack() as open_sites:
        found = {}
        for name, config in (("ours", OURS), ("plain", PLAIN)):
            folder = tmp_path_factory.mktemp(name)
            built = build_site(folder, TEXTS, config={**SITE, **config})
            assert not built.aborted, built.messages
            found[name] = (open_sites.enter_context(served(folder / "site")), folder / "site")
        yield found


def visited(browser: Browser, root: str, address: str) -> tuple[Page, list[str]]:
    """A page without anything in its cache, and what it has asked for."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    page.goto(root + address, wait_until="networkidle")
    page.wait_for_timeout(300)  # a worker asks for the index of a plain site
    return page, asked


def on_the_way(root: str, folder: Path, asked: list[str]) -> int:
    """Bytes of these, as a server that compresses sends them."""
    total = 0
    for url in dict.fromkeys(asked):
        path = folder / url.removeprefix(root)
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        total += min(len(content), len(gzip.compress(content, 6)))
    return total


@pytest.mark.parametrize("address", BRIEFS)
def test_a_first_visit_is_little_more_than_one_to_plain_material(browser: Browser, sites, address, summarise):
    sizes = {}
    for name, (root, folder) in sites.items():
        page, asked = visited(browser, root, address)
        assert [url for url in asked if not url.startswith((root, "data:"))] == []
        sizes[name] = on_the_way(root, folder, asked)
        page.context.close()
    ratio = sizes["ours"] / sizes["plain"]
    summarise(f"first visit: {address} {sizes['ours'] / 1024:.1f} KiB, {ratio:.2f} of plain Material without fonts")
    assert ratio <= 1.6


def test_the_italic_of_references_comes_with_them(browser: Browser, sites):
    root, _ = sites["ours"]
    page, asked = visited(browser, root, WITHOUT_ITALICS)
    assert not any("italic" in url for url in asked)
    with page.expect_response("**/briefs-serif-italic.woff2"):
        page.locator(".brief-body a[href^='#ref-']").last.click()
    reference = page.locator(".references :target")
    expect(reference).to_be_in_viewport()
    page.context.close()
