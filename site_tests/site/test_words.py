"""Every word of ours comes from the catalogue: in this site each is ⟦marked⟧, and its authors write Greek."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString
from playwright.sync_api import Browser
from site_tests.browser import served
from site_tests.mini_site import Site, build_site
from site_tests.pseudo import LANGUAGE, pseudo_language, template

import mkdocs_briefs
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.sources.annotations import CREDIBILITY, RELIABILITY
from mkdocs_briefs.sources.bibliography import TYPES

OURS = ".brief, .profile, .home, .md-path"
"""The elements that our templates make."""
ENGINE = ".citation, #cite-text, .reference, .source__reference, .based-on, #notes li"
"""Where the citation engine writes, in its own language; the annotations in them are ours."""
ANNOTATIONS = ".archived, .grade, .backref, .based-on__label, .based-on__link"
FOOTNOTES = ".footnote-backref"
"""Links that Python-Markdown's extension makes."""
ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "label", "data-noun")

DATA = re.compile(r"\b(?:BibTeX|RIS|CSL-JSON|ISO 3166-1|[A-Z]{2,3}|Q\d+|[A-F][1-6]|[a-z])\b")
"""What is the same in every language: names of formats, codes, the letters of links back."""
OFFICIAL = {t.official for t in read_gazetteer().territories}
PLACES = re.compile("|".join(re.escape(name) for name in sorted(OFFICIAL - {""}, key=len, reverse=True)))
"""Official names of countries are English in every language."""

NAMES = [f"Οργανισμός {letter}" for letter in "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"] + [f"Άλλος {n}" for n in range(10)]
BIB = """\
@book{a, author = {Στάχυ, Άννα}, title = {Βιβλίο}, year = {2001}, publisher = {Τύπος},
  reliability = {B}, credibility = {2}}
@online{b, author = {Ρυάκι, Βία}, title = {Σελίδα}, year = {2002}, url = {https://example.org/b},
  urldate = {2026-01-05},
  archiveurl = {https://example.org/c}, archivedate = {2026-01-06}}
@misc{c, author = {Κόλε, Γία}, title = {Άλλο}, year = {2003}, archiveurl = {https://example.org/d}}
@inproceedings{d, author = {Δαφνί, Δία}, title = {Λόγος}, booktitle = {Πρακτικά}, year = {2004}, publisher = {Τύπος}}
"""


def brief(title: str, body: str, *lines: str, date: str = "2026-01-02", author: str = "Συντάκτης Ένας") -> str:
    day = [f"date: {date}"] if date else []
    return "\n".join(["---", f"title: {title}", f"author: {author}", *day, *lines, "---", body])


def judging(*outcomes: str) -> str:
    """Judgements of every confidence, open or with these outcomes."""
    items = []
    for number, outcome in enumerate(outcomes):
        item = f"- text: Η Παλλάδα μένει εδώ [@a].\n  likelihood: likely\n  confidence: {CONFIDENCES[number % 3]}\n"
        item += (
            f"  outcome: {outcome}\n  resolved: 2026-02-03\n  note: Είδαμε."
            if outcome
            else "  made: 2025-12-01\n  by: 2028-01-02"
        )
        items.append(item)
    return "\n".join(["key_judgements:", *items])


CONFIDENCES = ("low", "moderate", "high")
SHARED = ("region: [Norway, South Caucasus]", "tags: [ετικέτα]", "actors: [Ολλανδία Γη, Πύραυλος, Παλλάδα, Ρωσία]")
FILES = {
    "bib/a.bib": BIB,
    "docs/one.md": brief(
        "Ένα",
        "Η Παλλάδα και ο Πύραυλος είδαν τη Ρωσία στο ποτάμι χθες [@a; @b].[^1]\n\n## Άλλα\n\nΛόγια.\n\n"
        "## Λίγα\n\nΛόγια.\n\n## Τμήμα\n\nΗ Παλλάδα είδε ξανά τον "
        "Πύραυλος δίπλα στη Σουηδία σήμερα [@a]. Άλλη πρόταση με πηγή [@c] και [@d].\n\n[^1]: Εδώ η Παλλάδα λέει κάτι "
        "μικρό ακόμη.",
        *SHARED,
        "summary: Περίληψη.",
        "updated: 2026-02-03",
        "based_on: a",
    ),
    "docs/odin.md": brief("Один", "Текст.", "lang: ru", "region: Норвегия", "translations: [one.md]"),
    "docs/two.md": brief(
        "Δύο", "Η Παλλάδα λέει κάτι απλό σήμερα [@a].", *SHARED, date="2024-05-06", author="[Συντάκτης Ένας, Άλλη Μία]"
    ),
    "docs/many.md": brief(
        "Πολλοί",
        "Η Παλλάδα μόνη της στη Νορβηγία.",
        "region: Chad",
        "tags: [σπάνιο]",
        f"actors: [Παλλάδα, {', '.join(NAMES)}]",
        date="2025-05-06",
    ),
    "docs/draft.md": brief("Πρόχειρο", "Κείμενο.", "draft: true", "region: Chad", date=""),
    "docs/later.md": brief("Μέλλον", "Κείμενο.", "region: Chad", date="2999-01-02"),
    "docs/owed.md": brief(
        "Χρέος",
        "Κείμενο.",
        "region: Chile",
        "information_cutoff: 2025-01-02",
        "status_note: Έγινε κάτι.",
        "at_a_glance: {new: Νέο., matters: Σημαντικό., next: Μέλλον.}",
        judging("yes", "yes", "no", "no", "yes", "unclear", ""),
        "corrections: [{date: 2999-01-02, text: Λάθος.}]",
        "versions: [{version: '1', date: 2026-01-02, note: Πρώτη.}]",
        "reviewed_by: Άννα",
        "contact: Γράψτε.",
        "funding: Κανείς.",
        "interests: Κανένα.",
    ),
    "docs/old.md": brief("Παλιό", "Κείμενο.", "region: Chile", "status: superseded", "superseded_by: owed.md"),
    "docs/gone.md": brief(
        "Άκυρο", "Κείμενο.", "region: Chile", "status: withdrawn", "status_note: Λάθος.", "superseded_by: owed.md"
    ),
    "docs/notes.md": brief(
        "Σημειώσεις",
        "Πρώτη πρόταση εδώ [@a]. Δεύτερη πρόταση εδώ [@a].",
        "region: Chile",
        "tags: [σπάνιο]",
        "citation_style: chicago-notes",
    ),
    "docs/actors/pallada.md": "---\nname: Παλλάδα\nkind: organisation\naliases: [Παλλάδας, Παλ Λάδα]\ncountry: Norway\n"
    "wikidata: Q42\nsummary: Λίγα λόγια.\n---\nΟ Πύραυλος είναι εδώ.\n",
    "docs/actors/pyravlos.md": "---\nname: Πύραυλος\nkind: system\n---\nΛόγια.\n",
    "docs/actors/gi.md": "---\nname: Ολλανδία Γη\nkind: person\n---\nΛόγια εδώ [@a].\n",
    "docs/actors/nobody.md": "---\nname: Κανένας\nkind: state\n---\nΛόγια.\n",
    "docs/authors/alli.md": "---\nname: Άλλη Μία\nkind: person\nsummary: Λόγια.\n---\nΛόγια.\n",
    "docs/authors/idle.md": "---\nname: Άεργος Ένας\nkind: person\n---\nΛόγια εδώ [@a].\n",
    "docs/countries/norway.md": "---\nname: Norway\nsummary: Λίγα.\n---\nΛόγια.\n",
    "docs/countries/peru.md": "---\nname: Peru\n---\nΛόγια.\n",
    "docs/regions/own.md": "---\nname: Δική Μας\nmembers: [Norway, Sweden]\nsummary: Λόγια.\n---\nΛόγια.\n",
    "docs/regions/union.md": "---\nname: European Union\n---\nΛόγια.\n",
    "docs/regions/africa.md": "---\nname: Africa\n---\nΛόγια.\n",
}
CONFIG = {
    "site_name": "Δοκιμή",
    "site_url": "https://example.org/",
    "theme": {"name": "material", "font": False, "language": LANGUAGE},
    "markdown_extensions": ["footnotes"],
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A preview with every kind of page."""
    with pseudo_language(tmp_path_factory.mktemp("locale")):
        return build_site(tmp_path_factory.mktemp("full"), FILES, config=CONFIG, serve=True)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All lists are empty."""
    with pseudo_language(tmp_path_factory.mktemp("locale")):
        return build_site(
            tmp_path_factory.mktemp("empty"),
            {"docs/about.md": "---\nkind: page\ntitle: Λόγια\n---\nΛόγια.\n"},
            config=CONFIG,
        )


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Too few judgements for a track record."""
    files = {"bib/a.bib": BIB, "docs/a.md": brief("Ένα", "Κείμενο.", "region: Chile", judging("yes"))}
    with pseudo_language(tmp_path_factory.mktemp("locale")):
        return build_site(tmp_path_factory.mktemp("few"), files, config=CONFIG)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Lists go over several pages."""
    names = [f"Άλλος {n}" for n in range(85)]
    keys = "αβγδεζηθικλμν"
    sources = "".join(
        f"@book{{{k}, author = {{{k.upper()}λφα, Άννα}}, title = {{Βιβλίο}}, year = 2001}}\n" for k in keys
    )
    cited = "".join(f"Λέει κάτι [@{k}]. " for k in keys)
    sentences = "\n\n".join(
        f"Η Παλλάδα λέει και πάλι κάτι {word}." for word in ("απλό", "νέο", "μικρό", "παλιό", "άλλο")
    )
    files = {
        f"docs/b{n}.md": brief(
            f"Τίτλος {n}",
            sentences + (f"\n\n{cited}" if n == 1 else ""),
            "region: Chile",
            "series: Σειρά",
            f"actors: [Παλλάδα, {', '.join(names) if n == 1 else 'Άλλος 1'}]",
            date=f"{2026 - n // 55}-01-02",
        )
        for n in range(60)
    } | {"bib/a.bib": sources}
    with pseudo_language(tmp_path_factory.mktemp("locale")):
        return build_site(tmp_path_factory.mktemp("long"), files, config=CONFIG)


def pages(site: Site) -> dict[str, BeautifulSoup]:
    return _pages(site.root / "site")


@cache
def _pages(root: Path) -> dict[str, BeautifulSoup]:
    """But for those that are like many others: briefs and actors of which there are a hundred."""
    found = sorted([*root.rglob("index.html"), root / "404.html"])
    files = [path.relative_to(root) for path in found if not re.fullmatch(r"b\d\d|a?llos-\d\d", path.parent.name)]
    return {
        str(file.parent if file.name == "index.html" else file): BeautifulSoup(
            (root / file).read_text("utf-8"), "html.parser"
        )
        for file in files
    }


def texts(soup: BeautifulSoup) -> Iterator[str]:
    """The texts of our parts of a page, each as a whole, and the values of attributes that are read out or shown."""
    for part in soup.select(OURS):
        for link in part.select(FOOTNOTES):
            link.attrs.clear()
        for written in part.select(ENGINE):
            ours = written.select(ANNOTATIONS)
            written.clear()
            written.extend(ours)
        yield "\n".join(text for text in part.descendants if type(text) is NavigableString)
        for element in part.find_all(True):
            yield from (element[name] for name in ATTRIBUTES if element.get(name))


def outside(text: str) -> str:
    """What stands outside all brackets; fails where they do not match."""
    depth, rest = 0, []
    for character in text:
        depth += (character == "⟦") - (character == "⟧")
        assert depth >= 0, text
        rest.append(" " if depth or character == "⟧" else character)
    assert depth == 0, text
    return "".join(rest)


def english(text: str) -> list[str]:
    """The words that no catalogue can replace."""
    rest = DATA.sub("", PLACES.sub("", outside(text)))
    return re.findall(r"\S*[A-Za-z]\S*", rest)


def test_the_site_is_sound(full, empty, few, long):
    assert [warning for warning in full.warnings() if "is to come" not in warning] == []
    assert empty.warnings() == few.warnings() == long.warnings() == []


def test_no_word_of_ours_is_outside_the_catalogue(full, empty, few, long):
    found = {
        page: words
        for page, soup in chain.from_iterable(pages(site).items() for site in (full, empty, few, long))
        if (words := [word for text in texts(soup) for word in english(text)])
    }
    assert found == {}


def test_style_sheets_have_no_words():
    sheets = [*(Path(mkdocs_briefs.__file__).parent / "theme" / "assets").rglob("*.css")]
    said = [
        (sheet.name, text) for sheet in sheets for text in re.findall(r'content:\s*"([^"]*)"', sheet.read_text("utf-8"))
    ]
    assert len(sheets) > 30
    assert [(name, text) for name, text in said if re.search(r"[^\W\d_]{2}", re.sub(r"\\\w+", "", text))] == []


def test_each_template_is_shown(full):
    shown = pages(full)
    for page in ("one", "notes", "draft", "actors/pallada", "actors/nobody", "countries/norway", "authors/idle"):
        assert shown[page].select_one(OURS), page
    for page in (
        ".",
        "archive",
        "countries",
        "regions",
        "actors",
        "graph",
        "authors",
        "bibliography",
        "judgements",
        "corrections",
        "follow",
    ):
        assert shown[page].select_one(OURS), page
        assert "⟦" in shown[page].title.text


def pattern(message: str) -> str:
    return re.sub(r"%\\\(\w+\\\)s", ".*?", re.escape(f"⟦{message}⟧")).replace("%%", "%")


def is_in(message: str, said: str) -> bool:
    """Where a part of the message is nowhere, the pattern, which would be sought from each bracket, cannot be."""
    parts = re.split(r"%\(\w+\)s", message.replace("%%", "%"))
    return all(part in said for part in parts) and bool(re.search(pattern(message), said, re.DOTALL))


IN_SEARCH = r"\.(js|yml)$|theme/pagefind/|exports/names\.py$"
"""Messages of scripts, of the configuration, and of the search, which a script shows."""
TABLES = {"", *TYPES.values(), *RELIABILITY.values(), *CREDIBILITY.values()}


def test_each_message_of_templates_and_modules_is_shown(full, empty, few, long):
    """So that the site above is not one in which words are missing because their pages are."""
    soups = [soup for site in (full, empty, few, long) for soup in pages(site).values()]
    switches = [label["title"] for soup in soups for label in soup.select("[data-md-component=palette] label")]
    switches += [tag["content"] for soup in soups for tag in soup.select("meta[name=description][content]")]
    corrections = (full.root / "site/corrections.xml").read_text("utf-8")
    ways = [way["aria-label"] for soup in soups for way in soup.select("nav.md-path[aria-label]")]
    shown = dict.fromkeys([*switches, *ways, *(text for soup in soups for text in texts(soup)), corrections])
    said = "\n".join(shown)
    missing = []
    for message in template():
        forms = (message.id,) if isinstance(message.id, str) else message.id
        elsewhere = forms[0] in TABLES or all(re.search(IN_SEARCH, place) for place, _ in message.locations)
        if not elsewhere and not any(is_in(form, said) for form in forms):
            missing.append(message.id)
    assert "\n".join(map(str, missing)) == ""


def test_days_lists_and_numbers_are_the_languages(full):
    one = full.html("one/")
    assert "2 Ιανουαρίου 2026" in one.select_one(".byline").text
    assert any(" και " in reason.text for reason in one.select(".related small"))


def test_scripts_have_the_words(full, browser: Browser):
    with served(full.root / "site") as root:
        page = browser.new_page(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root.rstrip("/"))
        page.goto(f"{root}one/")
        page.click("button[data-copies]")
        page.wait_for_function("document.querySelector('button[data-copies]').textContent === '⟦Copied⟧'")
        page.goto(f"{root}bibliography/")
        page.fill("input[name=words]", "Βιβλίο")
        assert page.text_content(".source-filters [role=status]") == "⟦1 of 4 sources⟧"
        page.goto(f"{root}graph/")
        page.wait_for_selector(".network__stage[aria-busy=false]")
        status = page.text_content(".network__status")
        assert re.fullmatch(r"⟦⟦\d+ actors⟧ and ⟦\d+ briefs⟧. A line joins a brief to whom it names.⟧", status)
        page.fill("input[name=words]", "τίποτα τέτοιο")
        page.press("input[name=words]", "Enter")
        assert page.text_content(".network__status") == "⟦Nothing here is called “τίποτα τέτοιο”.⟧"
        page.fill("input[name=words]", "Παλλάδα")
        page.wait_for_selector(".network__card:not([hidden])")
        assert english(page.text_content(".network__card")) == []
        page.uncheck("input[name=kind][value=brief]")
        page.wait_for_selector(".network__stage[aria-busy=false]")
        assert english(page.text_content(".network__status")) == []
        page.close()
