"""What must not go out does not: its text is in no file of the site, strict or not."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import subprocess
import sys

import pytest
from site_tests.mini_site import Site, brief, build_site, rebuild

MARK = "Unpublishable"
KEYS = "title: The plan\nauthor: Ann Ash\nregion: Norway\n"
DATED = f"{KEYS}date: 2024-01-02\n"
TEXT = f"\n{MARK} text on Norway and Jane Doe.\n"


def front(more: str, keys: str = DATED) -> str:
    return f"---\n{keys}{more}\n---\n{TEXT}"


DRAFT = f"{KEYS}status: draft\n"


def front_like_texts() -> str:
    """A sound brief with texts that could be taken for states, and keys whose words let it out."""
    said = (
        'summary: "It ends, status: unclear {a draft: b}."\npublished: true\npublished_at: 2024-01-02\napproved: true'
    )
    text = "* Status: draft law\n* Norway: signed\n\n---\n\n**Status:** we know little\n"
    return f"---\n{DATED}{said}\ndraft: false\nrelease_notes: None yet.\n---\n\n{text}"


LOST = {
    "a colon": f"---\ntitle: Norway: the plan\nstatus: draft\n---\n{TEXT}",
    "a tab": f"---\n{DATED}\tstatus: draft\n---\n{TEXT}",
    "no closing line": f"---\n{DRAFT}{TEXT}",
    "no closing line, and a rule in the text": f"---\n{DRAFT}{TEXT}\n---\n\nMore.\n",
    "no first line": f"{DRAFT}---\n{TEXT}",
    "no first and no closing line": f"{DRAFT}{TEXT}",
    "no first line, one key": f"draft: true\n{TEXT}",
    "a closing line with more": f"---\n{DRAFT}--- # end\n{TEXT}",
    "a first line with more": f"---yaml\n{DRAFT}---\n{TEXT}",
    "a first line with four dashes": f"----\n{DRAFT}----\n{TEXT}",
    "a first line with a blank": f" ---\n{DRAFT}---\n{TEXT}",
    "a first line with what is not seen": f"---\u200b\n{DRAFT}---\n{TEXT}",
    "three byte order marks": f"\ufeff\ufeff\ufeff---\n{DRAFT}---\n{TEXT}",
    "dashes of a word processor": f"\u2014\n{DRAFT}\u2014\n{TEXT}",
    "dots as the first line": f"...\n{DRAFT}...\n{TEXT}",
    "line breaks of another kind": f"---\n{DRAFT}---\n".replace("\n", "\u2028") + TEXT,
    "TOML": f'+++\ntitle = "x"\nstatus = "draft"\n+++\n{TEXT}',
    "TOML with a title alone": f'+++\ntitle = "x"\n+++\n{TEXT}',
    "JSON": f'{{\n  "title": "x",\n  "draft": true\n}}\n{TEXT}',
    "JSON in one line": f'{{"title": "x", "status": "draft"}}\n{TEXT}',
    "a comment before it": f"<!-- a comment -->\n---\n{DRAFT}---\n{TEXT}",
    "a heading before it": f"# The plan\n\n---\n{DRAFT}---\n{TEXT}",
    "an empty block before it": f"---\n---\n{DRAFT}---\n{TEXT}",
    "a block that is closed too early": f"---\n{DATED}---\nstatus: draft\n---\n{TEXT}",
    "a block of its own for the state": f"---\n{DATED}---\n\n---\nstatus: draft\n---\n{TEXT}",
    "a fence around it": f"```yaml\n---\n{DRAFT}---\n```\n{TEXT}",
    "a state within a text": f"---\n{DATED}summary: >\n  One.\n  status: draft\n---\n{TEXT}",
    "a state within a mapping": f"---\n{DATED}links:\n  status: draft\n---\n{TEXT}",
    "a control character": f"---\n{DRAFT}summary: a\x00b\n---\n{TEXT}",
    "a wide colon": f"---\n{DATED}status\uff1a draft\n---\n{TEXT}",
    "a tag that does not fit": f"---\n{DATED}draft: !!bool maybe\n---\n{TEXT}",
    "a nesting without end": f"---\n{DRAFT}tags: {'[' * 50_000}\n---\n{TEXT}",
    "a state in braces": f"---\n{DATED}meta: {{draft: true}}\n---\n{TEXT}",
    "a state in braces in a list": f"---\n{DATED}custom: [1, {{a: {{status: draft}}}}]\n---\n{TEXT}",
    "an arrow": f"---\n{DATED}summary: One.\n  status -> draft\n---\n{TEXT}",
    "a byte order mark in Latin-1": f"\u00ef\u00bb\u00bf---\n{DRAFT}---\n{TEXT}",
    "reStructuredText": f":title: The plan\n:status: draft\n\n{TEXT}",
    "Nikola": f"<!--\n.. title: The plan\n.. status: draft\n-->\n{TEXT}",
    "a comment": f"<!-- status: draft -->\n{TEXT}",
    "Org": f"#+TITLE: The plan\n#+DRAFT: true\n\n{TEXT}",
    "Pandoc's title": f"% The plan\n% Ann Ash\n% status: draft\n\n{TEXT}",
    "a quotation": f"> ---\n> title: The plan\n> status: draft\n> ---\n{TEXT}",
    "a list": f"* title: The plan\n* status: draft\n\n{TEXT}",
    "a list with numbers": f"1. title: The plan\n2. draft: yes\n\n{TEXT}",
    "emphasis": f"**Title:** The plan\n**Status:** Draft\n\n{TEXT}",
    "code": f"`status`: draft\n\n{TEXT}",
    "a table": f"| field | value |\n|---|---|\n| status | draft |\n\n{TEXT}",
    "JSON with a word processor's quotes": f"{{\n  \u201ctitle\u201d: 1,\n  \u201cdraft\u201d: true\n}}\n{TEXT}",
    "one line": f"--- title: The plan author: Ann Ash status: draft ---\n{TEXT}",
    "a heading that a formatter made": f"---\n\n## title: The plan author: Ann Ash status: draft\n{TEXT}",
    "the end of the text": f"---\n{DATED}---\n{TEXT}\n---\nstatus: draft\n",
}

UNCLEAR = {
    more: front(more)
    for more in (
        *("Status: draft", "STATUS: draft", "'status ': draft", "staus: draft", "sta\u0442us: draft", "state: draft"),
        *("darft: true", "stauts: later"),
        *("Draft: true", "DRAFT: yes", 'draft: "true"', "draft: yes please", "draft: 1", "draft:", "draft: y"),
        *("status: in progress", "status: entwurf", "status: [draft]", "status: 1", "status:", "status: {is: draft}"),
        *("status: unpublished", "status: dra\u200bft", "published: false", "publish: no", "visibility: private"),
        *("draft: true\nstatus: published", "status: published\nstatus: draft", "status: draft\nstatus: published"),
        *("kind: page\nStatus: draft", "kind: page\nstatus: later", "kind: page\ndraft: ja", "kind: draft"),
        *("kind: page\ndate: soon", "nodate: x\npublishdate: 2999-01-01"),
        *("Release_Date: 2999-01-01", "expiryDate: 2020-01-01", "is_draft: true", "confidential: yes"),
        *("черновик: true", "чернетка: да", "taslak: true", "qaralama: true", "مسودة: true", "rascunho: sim"),
        *("состояние: черновик", "durum: taslak", "الحالة: مسودة", "status_de: entwurf", "isPublished: no"),
        *("post_status: pending", "review_status: open", "publication_status: in review", "in_draft: true"),
        *("approved: false", "final: no", "ready: false", "go_live: 2999-01-01", "published_at: 2999-01-01"),
        *("embargo_date: 2999-01-01T08:00:00", "not_before: 2999-01-01", "do_not_publish: true", "dont-publish: yes"),
        *("hold: true", "password: x", "headless: true", "_build: {render: never}", "permalink: false"),
        *("kind: page\nitem: черновик", "kind: page\nstage: draft", "kind: page\ndarft: true"),
        *("kind: page\nis_published: false", "kind: page\nwip: true"),
    )
}

LATER = {
    day: front(f"date: {day}", KEYS)
    for day in (
        "2999-01-02",
        "'2999-01-02'",
        "2999-01-02T10:00:00+02:00\nkind: page",
        "2999-01-02\nkind: page",
        "4070908800",
    )
} | {"a blog's": front("kind: page\ndate:\n  created: 2999-01-02T08:00:00", KEYS)}

PLAIN = {
    "draft": front("status: draft"),
    "no author": f"---\ntitle: One\ndate: 2024-01-02\nregion: Norway\n---\n{TEXT}",
    "no day that exists": front("date: 2024-02-30", KEYS),
}

WAYS = {**LOST, **UNCLEAR, **LATER, **PLAIN}

NAMES = {way: f"way-{number}" for number, way in enumerate(WAYS)}
LINKS = "".join(f'- [a plan]({name}.md), [more]({name}.md#text "A title")\n' for name in NAMES.values())
FILES = {
    "docs/sound.md": brief(f"It is so. Jane Doe left.\n\n{LINKS}", title="Sound", actors="Jane Doe"),
    "docs/about.md": "---\nkind: page\n---\n# About\n\nNote: no front matter.\n\n---\n\nStatus: we know little.\n",
    "docs/plain.md": "# Plain\n\nNo front matter at all.\n",
    "docs/like.md": front_like_texts(),
    "docs/likeness.md": "**Status:** in force\n\n- Norway: draft law\n\nRegion: x. Status: unclear.\n\n# Like\n",
    "docs/stats.md": "---\nkind: page\nstats: true\nsidebar: hidden\nreview_status: open\n---\n# Figures\n",
    **{f"docs/{NAMES[way]}.md": text for way, text in WAYS.items()},
    **{
        f"docs/{name}": front("status: draft")
        for name in (
            "a.MD",
            "a.Markdown",
            "a.md~",
            "a.md.bak",
            "#a.md#",
            "b.md.1",
            "a.qmd",
            "a.Rmd",
            "a.mdx",
            "a.md.txt",
            "a.md-bak",
            "a.md,v",
            "a.md.un~",
            "a.md.r12",
            "a.md.2024-01-02",
            "a.md.disabled",
            "a.md.gz",
        )
    },
}
CONFIG = {
    "site_url": "https://example.org/",
    "plugins": ["search", "briefs"],
    "nav": [
        {"Home": "index.md"},
        {"Plans": [{way: f"{name}.md"} for way, name in NAMES.items()]},
        "about.md",
        "sound.md",
    ],
}


def files_with(site: Site, text: str) -> list[str]:
    """The files of the built site that have a text in them."""
    found = []
    for path in sorted((site.root / "site").rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            if text.encode() in (gzip.decompress(raw) if path.suffix == ".gz" else raw):
                found.append(path.relative_to(site.root).as_posix())
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("open"), FILES, config=CONFIG)


def test_nothing_of_what_is_unpublished_is_in_any_file(built):
    assert not built.aborted
    assert files_with(built, "Jane Doe left"), "the search finds what is published"
    assert files_with(built, MARK) == []


def test_nothing_leads_to_what_is_unpublished(built):
    assert files_with(built, "way-") == []
    assert "a plan" in built.html("sound/").text
    assert built.html("sound/").select("nav .md-nav__link")
    assert not built.html("sound/").find(string="Plans")


@pytest.mark.parametrize("way", WAYS)
def test_it_has_no_page_and_is_reported(built, way):
    name = NAMES[way]
    assert not built.has(f"{name}/")
    messages = [message for message in built.messages if f" briefs: docs/{name}.md:" in message]
    if way == "draft":
        assert messages == []
    elif way in LATER and way != "4070908800":
        assert [f": {code}: " in message for code in ("scheduled",) for message in messages] == [True]
    else:
        assert any(message.endswith("Until then, a build leaves the file out.") for message in messages)
        assert all(message.startswith("WARNING") for message in messages)


def test_what_is_sound_is_published(built):
    assert built.has("sound/")
    assert "we know little" in built.html("about/").text
    assert "No front matter at all" in built.html("plain/").text
    assert all(built.has(f"{name}/") for name in ("like", "likeness", "stats"))


def test_copies_of_markdown_are_reported(built):
    found = [message for message in built.warnings() if ": markdown-copy: " in message]
    assert len(found) == 17


def test_a_strict_build_writes_nothing_and_says_so(tmp_path):
    site = build_site(tmp_path, {"docs/a.md": brief()})
    assert site.has("a/")
    (tmp_path / "docs/b.md").write_text(LOST["a colon"])
    site = rebuild(tmp_path, strict=True)
    assert site.aborted
    assert files_with(site, "") == []
    assert any(m == "ERROR briefs: 1 problem in strict mode: no page was written." for m in site.messages)
    assert any('"site" is not fit for deployment' in message for message in site.messages)


@pytest.mark.parametrize("options", [["--strict"], ["--quiet", "-s"]])
def test_strict_fails_where_warnings_are_silenced(tmp_path, options):
    build_site(tmp_path, {"docs/a.md": LOST["a colon"]})
    done = run(tmp_path, *options)
    assert done.returncode == 1
    assert "docs/a.md:2: front-matter-yaml: " in done.stderr
    assert "not fit for deployment" in done.stderr
    (tmp_path / "docs/a.md").write_text(brief())
    done = run(tmp_path, *options)
    assert (done.returncode, "not fit" in done.stderr) == (0, False)


def test_quiet_hides_warnings_of_a_build_that_is_not_strict(tmp_path):
    build_site(tmp_path, {"docs/a.md": LOST["a colon"]})
    done = run(tmp_path, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")


def run(root, *options, **environment):
    command = [sys.executable, "-W", "error", "-m", "mkdocs", "build", *options]
    more = {"NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=root, env={**os.environ, **more}, capture_output=True, text=True, check=False)


# Other plugins


@pytest.mark.parametrize("order", [["material/blog", "briefs"], ["briefs", "material/blog"]])
@pytest.mark.parametrize(
    "more", ["date: 2999-01-02", "date: 2024-01-02\nStatus: draft", "date: 2024-01-02\ndraft: 'true'"]
)
def test_a_post_of_a_blog_is_kept_back_as_any_page(site, order, more):
    post = f"---\nkind: page\n{more}\n---\n# A post\n{TEXT}"
    sound = "---\nkind: page\ndate: 2024-01-02\n---\n# Another\n\nA sound post.\n"
    files = {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/a.md": post, "docs/blog/posts/b.md": sound}
    built = site(files, config={"plugins": ["search", *order]})
    assert not built.aborted
    assert files_with(built, "A sound post")
    assert files_with(built, MARK) == []


@pytest.mark.parametrize("state", ["status: draft", "draft: true"])
def test_a_draft_by_the_meta_plugin_is_not_published(site, state):
    files = {"docs/x/.meta.yml": state, "docs/x/a.md": brief(TEXT)}
    built = site(files, config={"plugins": ["search", "material/meta", "briefs"]}, strict=True)
    assert not built.aborted
    assert files_with(built, MARK) == []


def test_a_draft_by_another_plugin_ends_the_build(site):
    hook = "def on_page_markdown(markdown, page, **_):\n    page.meta['draft'] = True\n"
    built = site({"docs/x/a.md": brief(TEXT), "hook.py": hook}, config={"hooks": ["hook.py"]})
    assert built.aborted
    assert any("docs/x/a.md:1: the file is published, and another plugin says" in message for message in built.messages)
    assert files_with(built, MARK) == []


# Days to come

DAY = int(dt.datetime(2026, 3, 31, tzinfo=dt.UTC).timestamp())


@pytest.mark.parametrize(
    ("date", "zone", "clock", "goes_out"),
    [
        ("2026-03-31", "UTC", DAY - 1, False),
        ("2026-03-31", "UTC", DAY, True),
        ("2026-03-31", "Asia/Tokyo", DAY - 9 * 3600 - 1, False),
        ("2026-03-31", "Asia/Tokyo", DAY - 9 * 3600, True),
        ("2026-03-31", "America/New_York", DAY, False),
        ("2026-03-31", "America/New_York", DAY + 4 * 3600, True),
        ("'2026-03-31'", "UTC", DAY - 1, False),
    ],
)
def test_a_brief_goes_out_on_its_day(tmp_path, monkeypatch, date, zone, clock, goes_out):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(clock))
    built = build_site(
        tmp_path, {"docs/a.md": brief().replace("2026-01-02", date)}, options={"timezone": zone}, strict=True
    )
    assert not built.aborted
    assert built.has("a/") is goes_out
    assert any(": scheduled: " in message for message in built.messages) is not goes_out


@pytest.mark.parametrize(("hour", "goes_out"), [(8, True), (9, False)])
def test_a_page_that_is_no_brief_may_give_the_time(tmp_path, monkeypatch, hour, goes_out):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + 7 * 3600))
    text = f"---\nkind: page\ndate: 2026-03-31T{hour:02}:00:00+01:00\n---\nText.\n"
    assert build_site(tmp_path, {"docs/a.md": text}).has("a/") is goes_out


@pytest.mark.parametrize("date", ["2026-03-30T10:00:00", "2026-03-30T00:00:00+02:00", "'2026-03-30T00:00'", "20260330"])
def test_the_day_of_a_brief_has_no_time(site, date):
    built = site({"docs/a.md": brief().replace("2026-01-02", date)})
    assert "without a time" in built.problem("invalid-field")
    assert not built.has("a/")


def test_what_a_later_update_says_of_itself_keeps_no_brief_back(site):
    built = site({"docs/a.md": brief(more="updated: 2999-01-02")})
    assert built.has("a/")
    assert '"updated" (2999-01-02) is to come' in built.problem("invalid-field")


def test_a_clock_that_is_none_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    built = build_site(tmp_path, {"docs/a.md": brief()})
    assert built.aborted
    assert any("SOURCE_DATE_EPOCH is no time" in message for message in built.messages)


# The preview


def test_the_preview_has_everything_and_marks_it(tmp_path):
    files = {
        "docs/a.md": brief("Text A.", title="A").replace("2026-01-02", "2999-01-02"),
        "docs/b.md": brief("Text B.", title="B", more="status: draft"),
        "docs/c.md": brief("Text C.", title="C", more="Status: x"),
        "docs/d.md": LOST["a colon"],
        "docs/e.md": "---\nkind: page\nstatus: draft\n---\nText E.\n",
    }
    built = build_site(tmp_path, files, serve=True)
    assert [built.html(page).select_one("h1 .draft-mark").text for page in ("a/", "b/", "c/")] == [
        "Scheduled",
        "Draft",
        "Draft",
    ]
    assert {mark.text for mark in built.html("").select(".draft-mark")} == {"Scheduled", "Draft"}
    assert all(built.html(page).select_one(".mkdocs-draft-marker") for page in ("d/", "e/"))


# What a draft says of itself

SAID = f"""title: {MARK} plan
author: {MARK} Person
region: Chile
actors: [{MARK} Works, Jane Doe]
tags: [{MARK} tag]
series: {MARK} series
aliases: [/{MARK}/]
summary: {MARK} summary.
based_on: [hidden2001]
nocite: [hidden2002]
key_judgements: [{{text: {MARK} happens., likelihood: likely, sources: [hidden2001]}}]
corrections: [{{date: 2024-01-03, text: {MARK} correction.}}]
versions: [{{version: "1", date: 2024-01-02, note: {MARK} note}}]
"""
LED = """It says [the plan](unseen-plan.md).

Jane Doe left."""
REFERRING = (
    "translations: [unseen-plan.fr.md]\nseries: Open\npart: 1\ncorrections: [{date: 2026-01-03, text: See the plan.}]"
)
ROUTES = {
    "docs/index.md": "# Home\n",
    "docs/unseen-plan.md": f"---\n{SAID}status: draft\n---\n{TEXT}\n![]({MARK}.png) [@hidden2001] [[{MARK} Works]]\n",
    "docs/unseen-plan.fr.md": f"---\n{SAID}date: 2999-01-02\nlang: fr\n---\n{TEXT}",
    "docs/page.md": f"---\nkind: page\nstatus: draft\ntags: [{MARK}]\n---\n# {MARK}\n{TEXT}",
    "docs/actors/works.md": f"---\nname: {MARK} Works\nkind: organisation\nstatus: draft\n---\n{TEXT}",
    "docs/countries/chile.md": f"---\nname: Chile\naliases: [{MARK} Land]\ndraft: true\n---\n{TEXT}",
    "docs/authors/person.md": f"---\nname: {MARK} Person\ndraft: true\n---\n{TEXT}",
    "docs/sound.md": brief(LED, title="Sound", actors="Jane Doe", more=REFERRING),
    "docs/next.md": brief("Jane Doe.", title="Next", actors="Jane Doe", more="series: Open\npart: 2"),
    "docs/old.md": brief(more="status: superseded\nsuperseded_by: unseen-plan.md"),
    f"docs/{MARK}.png": "binary",
    "bib/a.bib": "".join(f"@book{{hidden{n}, title={{{MARK} {n}}}, date={{2001}}}}\n" for n in (2001, 2002)),
}


def test_nothing_that_a_draft_says_goes_another_way_nor_stays_of_a_build_for_editors(tmp_path):
    """Lists, feeds, indexes, names, files beside pages, redirects, references; and what the last build has kept."""
    options = {"home": [{"lead": "unseen-plan.md"}, "newest"]}
    config = {"site_url": "https://example.org/", "nav": ["index.md", {MARK: "unseen-plan.md"}, "sound.md"]}

    def built(more):
        plugins = ["search", {"briefs": {**options, **more}}]
        site = build_site(tmp_path, ROUTES, config={**config, "plugins": plugins})
        assert not site.aborted
        return site

    def named(site):
        return [path for path in (site.root / "site").rglob("*") if MARK.lower() in path.name.lower()]

    for more in ({"drafts": True}, {}, {"drafts": True}, {"search_engine": "none"}):
        site = built(more)
        assert bool(files_with(site, MARK)) is bool(named(site)) is ("drafts" in more)
    assert files_with(site, "unseen-plan") == []


# In place of what is withheld


def test_a_profile_that_is_not_ready_leaves_its_page_to_us(site):
    built = site(
        {
            "docs/a.md": brief("Jane Doe.", actors="Jane Doe"),
            "docs/actors/jane-doe.md": f"---\nname: Jane Doe\ndraft: true\n---\n{TEXT}",
        }
    )
    assert built.warnings() == []
    assert "Jane Doe" in built.html("actors/jane-doe/").text
    assert files_with(built, MARK) == []


@pytest.mark.parametrize("index", ["index.md", "actors/index.md", "actors/README.md", "README.md"])
def test_an_index_that_is_not_ready_gives_way_to_ours(site, index):
    built = site(
        {"docs/a.md": brief("Jane Doe.", actors="Jane Doe"), f"docs/{index}": f"---\ndraft: true\n---\n{TEXT}"}
    )
    assert built.warnings() == []
    assert built.has("actors/" if "/" in index else "")
    assert files_with(built, MARK) == []
