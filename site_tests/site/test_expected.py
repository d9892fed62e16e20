"""One of everything: what each page says to readers, and each file to programs, as it was read once and found right."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from site_tests.expected import assert_expected
from site_tests.importing.documents import picture
from site_tests.mini_site import Site, build_site
from site_tests.outline import outline
from site_tests.site.world import CONFIG, FILES

from mkdocs_briefs.adapter.output import papers

NOON = "1717243200"
"""1 June 2024: one of the corrections is recent."""

PAGES = """
index canal kanal tolls gone plain about archive bibliography judgements corrections graph
follow authors authors/ann-ash actors actors/jane-doe actors/acme-works actors/idle actors/loose-group countries/egypt
countries/norway regions regions/nordic tags tags/deep-sea series/waterways
""".split()
HEADS = """
index canal kanal tolls gone about actors/jane-doe authors/ann-ash countries/egypt tags/deep-sea bibliography
""".split()
DATA = """
canal.bib canal.ris canal.json canal.md kanal.ris gone.bib bibliography.bib bibliography.ris bibliography.json feed.xml
feed.json rss.xml corrections.xml feeds.opml sitemap.xml llms.txt robots.txt api/v1/actors.json api/v1/actors.ftm.json
api/v1/briefs.json api/v1/countries.json api/v1/graph.json api/v1/judgements.json api/v1/mentions.jsonl
api/v1/sources.json
""".split()
BARE_PAGES = """
index one two actors/idle authors/silent regions/empty countries/tonga graph bibliography
""".split()


@pytest.fixture(scope="module")
def sheets() -> dict[str, str]:
    """What Typst is given, by the title of the brief, once the site is built."""
    return {}


@pytest.fixture(scope="module")
def site(tmp_path_factory, sheets) -> Site:
    root = tmp_path_factory.mktemp("world")
    (root / "docs").mkdir()
    (root / "docs" / "square.png").write_bytes(picture())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setattr(papers, "pdf_of", lambda sheet, text: sheets.setdefault(sheet.title, text).encode())
        built = build_site(root, FILES, options={"pdf": True}, config=CONFIG)
    assert not built.aborted, built.messages
    return built


def readable(value: Any, indent: str = "") -> str:
    """JSON, in one line where there is room."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent + line) <= 110 or not isinstance(value, dict | list):
        return line
    inner = indent + " "
    if isinstance(value, dict):
        items = [f"{json.dumps(key)}: {readable(item, inner)}" for key, item in value.items()]
        return f"{{\n{inner}" + f",\n{inner}".join(items) + f"\n{indent}}}"
    return f"[\n{inner}" + f",\n{inner}".join(readable(item, inner) for item in value) + f"\n{indent}]"


def page(site: Site, name: str) -> BeautifulSoup:
    return site.html("" if name == "index" else f"{name}/")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_to_readers_what_it_should(name, site):
    assert_expected(f"pages/{name.replace('/', '-')}.txt", outline(page(site, name)))


@pytest.mark.parametrize("name", HEADS)
def test_a_head_says_to_programs_what_it_should(name, site):
    head = page(site, name).head
    lines = []
    for tag in head.select("title, meta:not([name=generator]), link:not([href*='assets/'])"):
        said = (f"{key}={' '.join(value) if isinstance(value, list) else value!r}" for key, value in tag.attrs.items())
        lines.append(" ".join([tag.name, *said, tag.text]).rstrip())
    lines += (readable(json.loads(data.text)) for data in head.select("script[type='application/ld+json']"))
    assert_expected(f"heads/{name.replace('/', '-')}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", DATA)
def test_a_file_says_to_programs_what_it_should(name, site):
    text = (site.root / "site" / name).read_text("utf-8")
    if name.endswith(".json") and "ftm" not in name:
        text = readable(json.loads(text)) + "\n"
    assert_expected(f"files/{name.replace('/', '-')}", text)


BARE = {
    "docs/one.md": "---\ntitle: One\ndate: 2024-01-02\nauthor: Bo\nregion: Chad\n---\n",
    "docs/two.md": "---\ntitle: Two\nauthor: Bo\nregion: Chad\nstatus: draft\nlang: ar\n---\nChad [@none].\n",
    "docs/actors/idle.md": "---\nname: Idle\n---\n",
    "docs/authors/silent.md": "---\nname: Silent\n---\n",
    "docs/regions/empty.md": "---\nname: Empty\nmembers: [Samoa]\n---\n",
    "docs/countries/tonga.md": "---\nname: Tonga\n---\n",
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Site:
    """Of each thing as little as may be, with what does not go out yet, and without an address."""
    return build_site(tmp_path_factory.mktemp("bare"), BARE, options={"drafts": True})


@pytest.mark.parametrize("name", BARE_PAGES)
def test_a_page_without_much_says_no_more(name, bare):
    assert_expected(f"pages/bare-{name.replace('/', '-')}.txt", outline(page(bare, name)))


@pytest.mark.parametrize("name", ["canal", "actors/jane-doe", "countries/egypt"])
def test_a_drawing_has_its_parts_in_their_places(name, site):
    """But for the outlines of countries."""
    text = (site.root / "site" / name / "index.html").read_text("utf-8")
    drawings = [re.sub(r' d="[^"]{200,}"', "", drawing) for drawing in re.findall("<svg.*?</svg>", text, re.DOTALL)]
    ours = [drawing for drawing in drawings if "viewBox" in drawing and ("<text" in drawing or 'class="l' in drawing)]
    assert_expected(f"drawings/{name.replace('/', '-')}.txt", "\n\n".join(ours).replace("><", ">\n<") + "\n")


def test_a_brief_on_paper_says_what_its_page_says(site, sheets):
    assert_expected("paper.typ", sheets['Who "closes" the <canal> & why'])


def test_a_page_that_is_not_there_lets_the_head_be_skipped(site):
    assert [(link["href"], link.text) for link in site.html("404.html").select("a.md-skip")] == [
        ("#page-title", "Skip to content")
    ]


def test_these_files_are_there_and_no_others(site):
    root = site.root / "site"
    found = (file.relative_to(root) for file in root.rglob("*") if file.is_file())
    names = sorted(path.as_posix() for path in found if path.parts[0] != "assets" or "briefs" in path.parts)
    assert_expected("files.txt", "\n".join(names) + "\n")


def test_nothing_is_reported(site):
    assert [message for message in site.messages if re.search(r" briefs: \S+:\d+: ", message)] == []
