"""Front matter in the pages of any theme: it is text, in elements and attributes, in navigation and search."""

from __future__ import annotations

import json

import pytest
from site_tests.mini_site import brief

ATTRIBUTE = 'A " onmouseover="run()'
ELEMENT = "<img src=x onerror=run()>"
TITLE = f"{ATTRIBUTE} {ELEMENT} R&D it's"
HOSTILE = (
    f"title: |-\n  {TITLE}\ndescription: |-\n  {TITLE}\nsubtitle: |-\n  {TITLE}\ntags: ['{ELEMENT}', R&D <draft>]\n"
)
FILES = {
    "docs/index.md": f"---\n{HOSTILE}---\nText.\n",
    "docs/page.md": f"---\nkind: page\nauthor: '{ELEMENT}'\n{HOSTILE}---\nText.\n",
    "docs/brief.md": brief(title=f"|-\n  {TITLE}", more=f"tags: ['{ELEMENT}', R&D <draft>]\nsummary: |-\n  {TITLE}"),
    "docs/last.md": brief(title="Last"),
}


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_nothing_of_it_is_html(site, theme):
    plugins = ["search", "briefs", *(["material/tags"] if theme == "material" else [])]
    built = site(FILES, config={"theme": {"name": theme}, "plugins": plugins}, strict=True)
    assert not built.aborted, built.messages
    pages = sorted((built.root / "site").rglob("*.html"))
    assert len(pages) > 8
    for path in pages:
        page = built.html(path.relative_to(built.root / "site").as_posix())
        assert page.select("[onerror], [onmouseover], draft") == [], path
    assert built.html("page/").title.text.startswith(TITLE)
    assert built.html("brief/").select_one(".brief h1").text == TITLE
    found = json.loads((built.root / "site/search/search_index.json").read_text("utf-8"))["docs"]
    [title] = {entry["title"] for entry in found if entry["location"] == "brief/"}
    # Material's search shows titles as HTML, that of MkDocs shows them as text.
    assert title == (
        TITLE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if theme == "material" else TITLE
    )
    if theme == "material":
        assert [tag.text.strip() for tag in built.html("brief/").select(".md-tag")] == [ELEMENT, "R&D <draft>"]
        [tags] = [entry["tags"] for entry in found if entry["location"] == "brief/"]
        assert tags == ["&lt;img src=x onerror=run()&gt;", "R&amp;D &lt;draft&gt;"]
