"""Take the pictures of the publication in ``docs/pictures/``: ``make pictures``.

The pages are those of ``site/``. Chromium writes WebP, a third of PNG; Playwright itself takes PNG and JPEG alone.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from docs.make_reference import ROOT
from playwright.sync_api import Browser, sync_playwright
from site_tests.browser import launch, served

FOLDER = ROOT / "docs" / "pictures"
QUALITY = 82
LIMIT = 150_000
"""The bytes of a picture at most: a repository keeps each for ever."""


@dataclass(frozen=True)
class Picture:
    """A page as it is shown: its address within the site, what is in view, and in which colours."""

    name: str
    address: str
    width: int = 1280
    height: int = 860
    scheme: str = "light"
    below: int = 0
    """How far the page is scrolled, in pixels."""


PICTURES = (
    Picture("home", ""),
    Picture("brief", "svalbard-treaty/", height=1400),
    Picture("country", "countries/russia/", scheme="dark"),
    Picture("actor", "actors/united-nations-security-council/"),
    Picture("network", "graph/", scheme="dark", below=215),
    Picture("judgements", "judgements/"),
    Picture("brief-narrow", "svalbard-treaty/", width=390, height=780, scheme="dark"),
)


def take(browser: Browser, root: str, picture: Picture) -> bytes:
    """A picture as WebP. Waits until the page asks for nothing more and what moves has come to rest."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(root + picture.address, wait_until="networkidle")
    page.evaluate("below => scrollTo(0, below)", picture.below)
    page.wait_for_timeout(3000)
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    page.close()
    return base64.b64decode(shot["data"])


def main() -> None:
    """Take all pictures. Raises ValueError for one that is too large."""
    FOLDER.mkdir(exist_ok=True)
    with served(ROOT / "site") as root, sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        for picture in PICTURES:
            data = take(browser, root, picture)
            if len(data) > LIMIT:
                raise ValueError(f"{picture.name}: {len(data)} bytes are more than {LIMIT}")
            (FOLDER / f"{picture.name}.webp").write_bytes(data)
            print(f"Wrote docs/pictures/{picture.name}.webp ({len(data) // 1000} kB).")
        browser.close()


if __name__ == "__main__":
    main()
