"""The README's recipe, word for word; and that its look yields to what the owner of a site says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from site_tests.browser import served
from site_tests.mini_site import build_site

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
FILES = dict(re.findall(r"^`([\w./]+)`:\n\n```\w+\n(.*?)^```$", README, re.DOTALL | re.MULTILINE))
"""The files that the README gives, by path."""
COMMANDS = re.findall(r"^```sh\n(.*?)^```$", README[README.index("## In your own site") :], re.DOTALL | re.MULTILINE)
INSTALL, BUILD = COMMANDS
CONFIG = {"site_name": "The Straits Desk", "plugins": ["search", "briefs"]}


@pytest.fixture(scope="module")
def recipe(tmp_path_factory) -> Path:
    """The built site of the recipe, made in an empty folder with the wheel alone."""
    folder, dist = tmp_path_factory.mktemp("recipe"), tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(dist)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    [wheel] = dist.glob("mkdocs_briefs-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(dist / "wheel")  # a wheel is ready to import
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PYTHONPATH": str(dist / "wheel"), "PATH": path, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(["bash", "-ec", BUILD], cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "briefs:" not in done.stderr, "a recipe has nothing to report"
    return folder / "site"


@contextmanager
def opened(
    browser: Browser, site: Path, address: str = "straits/", *, width: int = 1440, scheme: str = "light"
) -> Iterator[Page]:
    """A page of a site. Other hosts do not answer."""
    with (
        served(site) as root,
        browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context,
    ):
        context.route(lambda url: not url.startswith(root), lambda route: route.abort())
        page = context.new_page()
        page.goto(root + address)
        yield page


def style(page: Page, selector: str, name: str) -> str:
    return page.eval_on_selector(selector, f"element => getComputedStyle(element).getPropertyValue('{name}')")


def test_the_readme_names_the_extra_that_the_wheel_has(recipe):
    assert set(FILES) == {"docs/straits.md", "mkdocs.yml", "bib/treaties.bib"}
    assert "[material]" in INSTALL
    assert '\nmaterial = ["mkdocs-material' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_no_other_host_is_asked(recipe, browser):
    with served(recipe) as root, browser.new_context() as context:
        asked: list[str] = []
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        for address in ("", "straits/", "countries/", "countries/turkey/", "graph/", "bibliography/"):
            page.goto(root + address, wait_until="networkidle")
            assert root + address in asked
        assert [url for url in asked if not url.startswith((root, "data:", "blob:"))] == []


def test_wide_pages_have_navigation(recipe, browser):
    with opened(browser, recipe) as page:
        tabs = page.locator(".md-tabs__link")
        names = [
            "Briefs",
            "All briefs",
            "Countries",
            "Regions",
            "Actors",
            "Network",
            "Authors",
            "Bibliography",
            "Follow",
        ]
        assert [tab.inner_text() for tab in tabs.all()] == names
        assert all(tab.is_visible() for tab in tabs.all())
        tabs.nth(2).click()
        page.wait_for_url("**/countries/")


def test_narrow_pages_have_navigation(recipe, browser):
    with opened(browser, recipe, width=390) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator("label.md-header__button[for=__drawer]").click()
        link = page.locator(".md-nav--primary .md-nav__link", has_text="Countries").first
        link.click()
        page.wait_for_url("**/countries/")


def test_light_and_dark_follow_the_reader(recipe, browser):
    with opened(browser, recipe) as page:
        assert style(page, "body", "background-color") == "rgb(255, 254, 251)"
    with opened(browser, recipe, scheme="dark") as page:
        assert style(page, "body", "background-color") == "rgb(22, 25, 30)"


# What the owner of a site says

TEXT = "# A page\n\nA [link](#more) and `code`.\n\n## More\n"
LOOKS: dict[str, dict[str, Any]] = {
    "a primary colour": {"palette": {"primary": "teal"}},
    "two schemes": {
        "palette": [{"scheme": "default", "primary": "red", "accent": "lime"}, {"scheme": "slate", "primary": "red"}]
    },
    "a dark scheme": {"palette": {"scheme": "slate", "primary": "blue grey"}},
    "a scheme of its own": {"palette": {"scheme": "house"}, "css": '[data-md-color-scheme="house"]'},
    "custom, as Material's guide has it": {"palette": {"primary": "custom"}, "css": ":root > *"},
    "variables on the root": {"css": ":root"},
    "typefaces": {"font": {"text": "Inter", "code": "Fira Code"}},
    "Material's own typefaces": {"font": {"text": "Roboto", "code": "Roboto Mono"}},
}
HOUSE = "{ --md-primary-fg-color: #7a1022; --md-typeset-a-color: #7a1022; --md-primary-bg-color: #fff7f0 }"


def built(folder: Path, look: dict[str, Any], *, plain: bool, **more: Any) -> Path:
    theme = {"name": "material", **{key: value for key, value in look.items() if key != "css"}}
    config = {**CONFIG, "theme": theme, "extra_css": ["house.css"], **more}
    files = {"docs/house.css": look.get("css", "x") + HOUSE, "docs/index.md": TEXT, "docs/guide/index.md": TEXT}
    if plain:
        config["plugins"] = ["search"]
    else:
        files |= {"docs/straits.md": FILES["docs/straits.md"], "bib/treaties.bib": FILES["bib/treaties.bib"]}
    site = build_site(folder, files, config=config, strict=True)
    assert not site.aborted, site.messages
    return site.root / "site"


COLOURS = ((".md-header", "background-color"), (".md-header", "color"), (".md-content p a", "color"))
TYPEFACES = tuple((selector, "font-family") for selector in (".md-typeset p", ".md-typeset code", ".md-header__topic"))


@pytest.mark.parametrize("name", LOOKS)
def test_what_the_owner_says_is_as_on_material(name, tmp_path, browser):
    look = LOOKS[name]
    compared = (*(COLOURS if look.keys() & {"palette", "css"} else ()), *(TYPEFACES if "font" in look else ()))
    styles = []
    for is_plain in (True, False):
        site = built(tmp_path / str(is_plain), look, plain=is_plain)
        with opened(browser, site, "guide/") as page:
            styles.append([style(page, *one) for one in compared])
    assert styles[0] == styles[1]


def test_our_html_follows_the_palette(tmp_path, browser):
    site = built(tmp_path, {"palette": {"primary": "teal"}}, plain=False)
    with opened(browser, site) as page:
        teal = style(page, ".md-header", "background-color")
        assert style(page, ".actor-link", "color") == teal
        assert style(page, ".byline a", "color") == teal
        assert style(page, ".cite-this button", "color") == teal


@pytest.mark.parametrize(
    "palette", [{}, {"palette": {"primary": "teal"}}, {"palette": {"scheme": "slate", "primary": "teal"}}]
)
def test_an_accent_is_the_colour_of_our_links(palette, tmp_path, browser):
    accent = {"light": "#8a1c4a", "dark": "#ffb3d0"}
    site = built(tmp_path, palette, plain=False, extra={"accent": accent})
    is_dark = "scheme" in palette.get("palette", {})
    with opened(browser, site) as page:
        assert style(page, ".byline a", "color") == ("rgb(255, 179, 208)" if is_dark else "rgb(138, 28, 74)")
    if not palette:
        with opened(browser, site, scheme="dark") as page:
            assert style(page, ".byline a", "color") == style(page, ".actor-link", "color") == "rgb(255, 179, 208)"


def test_a_style_sheet_of_the_owners_comes_after_the_accent(tmp_path, browser):
    look = {"css": ":root { --briefs-accent: #123456 } x"}
    with opened(browser, built(tmp_path, look, plain=False, extra={"accent": "#8a1c4a"})) as page:
        assert style(page, ":root", "--briefs-accent") == "#123456"


def test_an_accent_that_cannot_be_read_ends_the_build(tmp_path):
    site = build_site(tmp_path, {"docs/index.md": TEXT}, config={"extra": {"accent": "#ffcc00"}})
    assert site.aborted
    said = 'mkdocs.yml:2: "accent" in "extra": "#ffcc00" cannot be read on light pages'
    assert any(said in message for message in site.messages)


def test_a_scheme_without_colours_has_ours(tmp_path, browser):
    site = built(tmp_path, {"palette": {"scheme": "slate"}}, plain=False)
    with opened(browser, site) as page:
        assert style(page, "body", "background-color") == "rgb(22, 25, 30)"
        assert page.locator("[data-md-component=palette]").count() == 0


def test_a_dark_header_has_light_text(tmp_path, browser):
    """An owner may set the header's colour alone."""
    look = {"css": ":root { --md-primary-fg-color: #7a1022 } x"}
    with opened(browser, built(tmp_path, look, plain=False)) as page:
        assert style(page, ".md-header", "background-color") == "rgb(122, 16, 34)"
        assert style(page, ".md-header", "color").startswith("lch(95 0")


def test_typefaces_may_be_set_in_a_style_sheet(tmp_path, browser):
    look = {"css": ':root { --md-text-font: "House Serif"; --briefs-sans: "House Sans"; --briefs-accent: #123456 } x'}
    with opened(browser, built(tmp_path, look, plain=False)) as page:
        assert style(page, ".brief-body p", "font-family").startswith('"House Serif"')
        assert style(page, ".byline", "font-family") == '"House Sans"'
        assert style(page, ".cite-this button", "color") == "rgb(18, 52, 86)"


def test_logo_favicon_and_features_are_the_owners(tmp_path, browser):
    look = {"logo": "logo.svg", "favicon": "logo.svg", "features": ["navigation.top"]}
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    with opened(browser, built(tmp_path, look, plain=False)) as page:
        assert page.locator(".md-header .md-logo img").get_attribute("src") == "../logo.svg"
        assert page.locator("link[rel=icon]").get_attribute("href") == "../logo.svg"
        assert page.locator(".md-tabs").count() == 0
        # Without tabs, the navigation is beside the page.
        assert page.locator(".md-sidebar--primary .md-nav__link", has_text="Countries").first.is_visible()
        sheets = page.eval_on_selector_all("link[rel=stylesheet]", "all => all.map(one => one.getAttribute('href'))")
        assert sheets[-1].endswith("house.css")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_on_another_theme_boxes_are_made_of_the_colour_of_its_text(colours, tmp_path, browser):
    theme = {"name": "mkdocs", "color_mode": colours}
    site = build_site(tmp_path, FILES | {"docs/index.md": TEXT}, config={**CONFIG, "theme": theme}).root / "site"
    with opened(browser, site) as page:
        assert style(page, ".actors-box", "background-color").endswith("/ 0.06)")
        assert style(page, ".byline", "color").endswith("/ 0.72)")
        assert style(page, ".byline", "font-family") == style(page, "body", "font-family")
        link = style(page, ".brief-body a", "color")
        assert style(page, ".cite-this button", "color") == link
        mark = '<b class="draft-mark draft-mark--past">Superseded</b>'
        page.locator(".brief-body p").first.evaluate(f"p => p.insertAdjacentHTML('beforeend', '{mark}')")
        assert (
            style(page, ".draft-mark", "background-color") == "rgb(91, 97, 103)"
        )  # no part of it is the letters' colour
        assert style(page, ".draft-mark", "color") == "rgb(255, 255, 255)"
