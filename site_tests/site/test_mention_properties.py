"""What holds for any briefs: links and quotations answer each other, and nothing hangs on order or on strangers.

Each example is a site, built for real: there are few, of sentences that hold every kind of mention.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from bs4 import BeautifulSoup, Tag
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from site_tests.mini_site import Site, brief, build_site
from site_tests.soak import SOAKS

# To shrink a failing example takes minutes of builds.
FEW = settings(max_examples=30 if SOAKS else 2, phases=[Phase.explicit, Phase.generate])

PROFILES = {
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\naliases: [La Doe]\n---\nTo John Doe of Chad.\n",
    "docs/actors/john-doe.md": "---\nname: John Doe\nkind: person\ncountry: Chad\n---\n",
    "docs/actors/body.md": "---\nname: Sample Body\naliases: [SBX, BODX]\nweak_aliases: [the body]\n---\n",
    "docs/actors/other.md": "---\nname: Other Body\naliases: [BODX]\n---\n",
    "docs/countries/mali.md": "---\nname: Mali\n---\nJohn Doe has been there.\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\nOf [[Jane Doe]] and [[John Doe]].\n",
    "bib/a.bib": "@book{ash2001, author = {Ash, Ann}, title = {A Synthetic Book on Chad}, year = {2001}}\n",
}
# Sentences that are quoted, not cells of a table: each has five words or more.
BLOCKS = (
    "Then Jane Doe and La Doe went to Chad, as JANE DOE did.",
    "Later Doe met the Unlisted Body of Niger, and Doe's friend knew.",
    "*Jane* Doe wrote of it to the Chadians [@ash2001, p. 4].",
    "Nobody at SBX or at BODX asked the body in Chad why.",
    "- One item on the list is Sample Body\n- Another item on the list is John Doe\n",
    "> In the Congo the Congolese waited for [[Sample Body|the old firm]] all day.",
    "It was [[Jane Doe]] who told them: [[Mali]] and Mali agreed.",
    "Read of her [in the long profile](../actors/jane-doe.md) by John Doe.",
    "Read what [John Doe of Niger](https://example.org) wrote on it last year.",
    "In code, `Chad` and `Jane Doe` are only words to us.",
    "## What Chad and Jane Doe want",
    "## Two",
    "### On the way to Niger with Doe",
    "This paragraph on Chad and Jane Doe has no link.\n{.nolink}",
    "A note on all of it is below.[^1]\n\n[^1]: The note is by Jane Doe of Niger.\n",
    "The Gulf of Guinea and the Soviet Union are no countries here.",
)
ACTORS = ("Jane Doe", "John Doe", "Sample Body", "Other Body", "Chad", "CD")
UNLISTED = ("Unlisted Body", "Unlisted-Body")
"""Two of one slug: their pages must not change places."""
REGIONS = ("Norway", "Chad", "Niger", "Sahel")


@dataclass(frozen=True)
class Draw:
    """A publication of some briefs, all in one folder."""

    files: Mapping[str, str]
    options: Mapping[str, Any]

    def __repr__(self) -> str:
        return "\n\n".join([str(dict(self.options)), *(f"{path}:\n{text}" for path, text in self.files.items())])


@st.composite
def publications(draw: st.DrawFn) -> Draw:
    files = {}
    for number in range(draw(st.integers(1, 3))):
        actors = [
            draw(st.sampled_from(UNLISTED)),
            *draw(st.lists(st.sampled_from(ACTORS), max_size=4, unique=True)),
        ]
        nolink = draw(st.lists(st.sampled_from(("Chad", "La Doe", "SBX")), max_size=1))
        notes = draw(st.lists(st.sampled_from(BLOCKS), min_size=2, max_size=8, unique=True))
        files[f"docs/briefs/b{number}.md"] = brief(
            "\n\n".join(notes),
            title=f"Brief {number}",
            region=draw(st.sampled_from(REGIONS)),
            actors=", ".join(actors),
            more=f"nolink: [{', '.join(nolink)}]",
        )
    options = {
        "link_mentions": draw(st.sampled_from(("section", "page", "all", "none"))),
        "link_demonyms": draw(st.booleans()),
    }
    return Draw({**PROFILES, **files}, options)


def everything() -> Draw:
    """Every block and every actor in each of three briefs, in three orders: what few draws would not bring together."""
    orders = (BLOCKS, BLOCKS[::-1], BLOCKS[1::2] + BLOCKS[::2])
    files = {
        f"docs/briefs/b{number}.md": brief(
            "\n\n".join(blocks),
            title=f"Brief {number}",
            region=REGIONS[number],
            actors=", ".join((UNLISTED[number % 2], *ACTORS)),
            more="nolink: [La Doe]" if number else "",
        )
        for number, blocks in enumerate(orders)
    }
    return Draw({**PROFILES, **files}, {"link_mentions": "section", "link_demonyms": True})


EVERYTHING = everything()

# MkDocs writes the time of the build into the home page and the sitemap, unless it is given.
ONE_TIME = {"SOURCE_DATE_EPOCH": "1767312000"}


@contextmanager
def built(publication: Draw, *, folder: Path | None = None, **config: Any) -> Iterator[Site]:
    """The site, on a theme that shows the whole navigation in each page: one is given, and is the same for all."""
    settings = {
        "theme": {"name": "mkdocs"},
        "nav": ["index.md", "about.md"],
        "site_url": "https://example.org/",
        **config,
    }
    with TemporaryDirectory() as temporary, patch.dict(os.environ, ONE_TIME):
        site = build_site(folder or Path(temporary), publication.files, options=publication.options, config=settings)
        assert not site.aborted, site.messages
        assert site.warnings() == []
        yield site


def pages(site: Site) -> list[str]:
    """The addresses of the briefs."""
    return sorted(f"briefs/{path.name}/" for path in (site.root / "site/briefs").iterdir() if path.is_dir())


def words(tag: Tag) -> str:
    return " ".join(tag.text.split())


# Links and quotations


@dataclass(frozen=True)
class Entry:
    """What the page of an actor or country says of a brief."""

    marks: tuple[str, ...]
    is_on: bool
    """Whether it only lists the brief as one on the country, without quotations."""
    is_declared_only: bool


def entries(site: Site, page: str) -> dict[str, Entry]:
    """The briefs on the page of an actor or country."""
    soup = site.html(page)
    found = {site.target(page, a): Entry((), True, False) for a in soup.select(".brief-card__title a")}
    for item in soup.select(".mention"):
        marks = tuple(words(mark) for mark in item.select("mark"))
        declared_only = "listed among its actors" in item.select_one(".mention__meta").text
        found[site.target(page, item.select_one(".mention__brief a"))] = Entry(marks, False, declared_only)
    return found


def subjects(site: Site) -> list[str]:
    """The pages of actors and countries."""
    folders = (site.root / "site/actors", site.root / "site/countries")
    return [f"{folder.name}/{path.name}/" for folder in folders for path in folder.iterdir() if path.is_dir()]


def body(site: Site, page: str) -> BeautifulSoup:
    return site.html(page).select_one(".brief-body")


@FEW
@given(publications())
@example(EVERYTHING)
def test_links_and_quotations_answer_one_another(publication):
    with built(publication) as site:
        said = {subject: entries(site, subject) for subject in subjects(site)}
        briefs = {page: site.html(page) for page in pages(site)}
        for page, soup in briefs.items():
            for link in soup.select_one(".brief-body").select("a.actor-link"):
                entry = said[site.target(page, link)][page]
                assert entry.is_on or words(link) in entry.marks
            for link in soup.select(".actors-box a, .brief-places a[href*='countries/']"):
                assert page in said[site.target(page, link)]
        for page in ("actors/jane-doe/", "about/"):
            for link in site.html(page).select("a.actor-link"):
                subject = site.target(page, link)
                assert page in [site.target(subject, a) for a in site.html(subject).select(".other-pages a")]
        for subject, found in said.items():
            name = site.html(subject).h1.text.strip()
            for page, entry in found.items():
                shown = words(briefs[page].select_one(".brief-body"))
                assert all(mark in shown for mark in entry.marks)
                declared = [words(link) for link in briefs[page].select(".actors-box a, .brief-places a")]
                assert entry.marks or entry.is_on or entry.is_declared_only
                if entry.is_declared_only or entry.is_on:
                    assert name in declared
                if entry.is_declared_only:
                    assert entry.marks == ()


@FEW
@given(publications())
@example(EVERYTHING)
def test_what_is_linked_changes_no_word_and_no_quotation(publication):
    nothing = Draw(publication.files, {"link_mentions": "none"})
    everything = Draw(publication.files, {"link_mentions": "all", "link_demonyms": True})
    with built(nothing) as bare, built(everything) as linked:
        assert pages(bare) == pages(linked)
        for page in pages(bare):
            assert body(bare, page).text == body(linked, page).text
        assert subjects(bare) == subjects(linked)
        for subject in subjects(bare):
            assert str(bare.html(subject).select(".listing")) == str(linked.html(subject).select(".listing"))


# Order, and strangers

SHUFFLE = """\
import random

from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


@event_priority(100)  # before the plugin sees them
def on_files(files, config):
    shuffled = list(files)
    random.Random({seed}).shuffle(shuffled)
    return Files(shuffled)
"""

EXCLUDED = ("sitemap.xml.gz",)
"""The time is in its header, and sitemap.xml, which it holds, is compared."""


def contents(site: Site) -> dict[str, bytes]:
    """Every file of the site by its path.

    Of sitemap.xml the lines are sorted: MkDocs itself writes it, in the order in which it got the files.
    """
    root = site.root / "site"
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    found["sitemap.xml"] = b"\n".join(sorted(found["sitemap.xml"].split(b"\n")))
    return {name: data for name, data in found.items() if name not in EXCLUDED}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_the_order_of_sets_and_the_process_change_no_byte_of_the_site(tmp_path):
    """Python orders a set of texts anew in each process; this one takes any order, the other a given one."""
    with built(EVERYTHING, folder=tmp_path) as site:
        here = contents(site)
        shutil.rmtree(site.root / "site")
        shutil.rmtree(site.root / ".cache", ignore_errors=True)
        environment = {**os.environ, "PYTHONHASHSEED": "1"}
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=site.root, env=environment, check=True)
        assert "briefs/b0/index.html" in here
        assert differing(here, contents(site)) == []


STRANGER = "---\nname: Quite Unrelated Institute\nkind: organisation\naliases: [QUIN]\n---\nUnknown.\n"

LISTS_OF_ALL = re.compile(
    r"actors/(quite-unrelated/)?index\.html|graph/index\.html|api/v1/(actors|graph)(\.ftm)?\.json|sitemap\.xml"
)
"""What changes when there is one profile more: its own page, the lists of all actors, and nothing else."""


@FEW
@given(publications(), st.integers(0, 999), st.booleans())
@example(EVERYTHING, 1, True)
def test_neither_the_order_of_the_files_nor_a_stranger_changes_a_page(publication, seed, shares_an_alias):
    hook = {"shuffle.py": SHUFFLE.format(seed=seed)}
    shuffled = Draw(dict(reversed(publication.files.items())) | hook, publication.options)
    stranger = STRANGER.replace("QUIN", "QUIN, BODX") if shares_an_alias else STRANGER  # two have it already
    more = Draw({**publication.files, "docs/actors/quite-unrelated.md": stranger}, publication.options)
    with built(publication) as site:
        pages_before = contents(site)
    assert "index.html" in pages_before
    with built(shuffled, hooks=["shuffle.py"]) as other:
        assert differing(pages_before, contents(other)) == []
    with built(more) as other:
        changed = differing(pages_before, contents(other))
        assert "actors/quite-unrelated/index.html" in changed
        assert [name for name in changed if not LISTS_OF_ALL.fullmatch(name)] == []
