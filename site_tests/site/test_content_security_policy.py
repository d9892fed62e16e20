"""The publication under the Content-Security-Policy that docs/security.md names, in a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page
from site_tests.browser import served
from site_tests.policy import policy

BRIEF = "venezuela-and-russia/"
PAGES = [
    "",
    "actors/nicolas-maduro/",
    "countries/russia/",
    "countries/",
    "regions/caribbean/",
    "bibliography/",
    "404.html",
]
WATCH = """window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
  window.violations.push([event.violatedDirective, event.blockedURI, event.sourceFile].join(" ")));"""


@pytest.fixture
def folder(publication_folder: Path) -> Path:
    return publication_folder


def visit(page: Page, root: str) -> list[str]:
    """Open each kind of page and use what has scripts; the violations."""
    page.add_init_script(WATCH)
    found = []
    for address in PAGES:
        page.goto(root + address, wait_until="networkidle")
        found += page.evaluate("window.violations")
    page.goto(f"{root}graph/")
    page.wait_for_selector(".network__stage[aria-busy=false]")
    found += page.evaluate("window.violations")
    page.goto(root + BRIEF)
    page.locator(".brief-body a.citation").first.hover()
    page.locator(".briefs-preview").wait_for()
    page.click(".cite-this button")
    page.locator("input.md-search__input").press_sequentially("Lavrov")
    page.locator(".search-found__texts [role=option]").first.wait_for()
    return found + page.evaluate("window.violations")


def test_nothing_violates_the_policy(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    with served(folder, {"Content-Security-Policy": policy(folder)}) as root:
        assert visit(page, root) == []
    assert failures == []
    page.close()


def test_the_policy_would_tell(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    with served(folder, {"Content-Security-Policy": "default-src 'self'"}) as root:
        page.add_init_script(WATCH)
        page.goto(root)
        assert {found.split()[0] for found in page.evaluate("window.violations")} == {"script-src-elem"}
    page.close()


def test_no_script_or_style_of_ours_stands_in_a_page(folder: Path) -> None:
    """Material's are: where the site is, which colours were chosen, which tab is open."""
    inline = set()
    for path in folder.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        inline |= {re.sub(r'URL\("[./]*"', 'URL("."', s.string or "") for s in page.select("script:not([src], [type])")}
        assert not page.select(
            "style, [style], script[type]:not([type=module], [type='application/ld+json'], [id=__config])"
        )
    assert len(inline) == 3
    assert all(re.match(r"__md_scope=|var palette=__md_get|var target=document", script) for script in inline)
