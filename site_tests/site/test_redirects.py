"""Pages that have moved lead their readers on."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from site_tests.browser import served
from site_tests.mini_site import Site, brief, build_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    aliases = "aliases: [old.md, notes/older.md, /2024/first/, /second.html, /dritte-für-alle]"
    files = {"docs/new.md": brief(title="New <b>", more=aliases), "docs/other.md": brief(title="Other")}
    files["docs/arabic.md"] = brief(title="عنوان", region="النرويج", more="lang: ar\naliases: [qadim.md]")
    return build_site(
        tmp_path_factory.mktemp("moved"), files, strict=True, config={"site_url": "https://desk.example/d/"}
    )


OLD = ["old/", "notes/older/", "2024/first/", "second.html", "dritte-für-alle/"]


@pytest.mark.parametrize("address", OLD)
def test_each_old_address_leads_to_the_page(site: Site, address: str) -> None:
    page = site.html(address)
    assert site.target(address, page.a) == "new/"
    refresh = page.select_one("meta[http-equiv=refresh]")["content"]
    assert refresh == f"0; url={page.a['href']}"
    assert page.select_one("link[rel=canonical]")["href"] == "https://desk.example/d/new/"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.title.text == page.a.text == "New <b>"


def test_it_is_in_the_language_of_the_page(site: Site) -> None:
    assert [(site.html(page).html["lang"], site.html(page).html["dir"]) for page in ("old/", "qadim/")] == [
        ("en", "ltr"),
        ("ar", "rtl"),
    ]


def test_a_browser_is_led_on(site: Site, browser: Browser) -> None:
    with served(site.root / "site") as root:
        context = browser.new_context()
        page = context.new_page()
        page.goto(root + "notes/older/")
        page.wait_for_url("**/new/")
        context.close()


def test_old_addresses_are_not_in_the_sitemap(site: Site) -> None:
    assert "older" not in (site.root / "site/sitemap.xml").read_text("utf-8")


def test_addresses_of_files_without_folders(tmp_path: Path) -> None:
    config = {"use_directory_urls": False}
    site = build_site(tmp_path, {"docs/new.md": brief(more="aliases: a/old.md")}, strict=True, config=config)
    assert site.target("a/old.html", site.html("a/old.html").a) == "new.html"


def test_a_page_that_is_there_keeps_its_address(tmp_path: Path) -> None:
    files = {
        "docs/a.md": brief(more="aliases: [b.md, c.md]"),
        "docs/b.md": brief(),
        "docs/d.md": brief(more="aliases: /c/"),
    }
    site = build_site(tmp_path, files)
    assert site.html("b/").h1 is not None
    first, second = (message for message in site.warnings() if "address-taken" in message)
    assert "docs/a.md" in first
    assert "docs/b.md has its address" in first
    assert "docs/d.md" in second
    assert "docs/a.md has its address" in second


@pytest.mark.parametrize(
    "alias",
    [
        "https://x.example/old",
        "//x.example/a",
        "../old.md",
        "a/../b",
        "old.md#x",
        "'/'",
        "a?b",
        "C:\\x",
        f"/old/{'x' * 300}/",
    ],
)
def test_what_is_no_path_in_the_site_is_refused(tmp_path: Path, alias: str) -> None:
    site = build_site(tmp_path, {"docs/a.md": brief(more=f"aliases: {alias}")})
    assert "docs/a.md:2: invalid-field" in site.problem("invalid-field")
