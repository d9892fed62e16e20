"""Benchmark of builds against plain MkDocs with Material on the same pages: ``make bench``.

The corpus: synthetic briefs of about 600 words with 6 actors and 7 citations each, 2,000 BibTeX entries, 5,000 aliases.
The briefs are not in the navigation, the fast case for Material. Builds run as whole processes, alternating, so that a
slower machine affects all of them; ratios are computed for each round.

The cost of linking is measured against the plugin with the search for names disabled: then no mentions are recorded or
linked, and the pages of actors are shorter as well.

``--citations`` measures what citations alone add: the same briefs with and without them, with this plugin and, beside
plain MkDocs, with mkdocs-bibtex. That depends on how often the sources of a brief have names in common, so there are
several desks, each with its own sources.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ACTORS = 300
ALIASES = 5_000
ENTRIES = 2_000
CITED = 7
ZIPF = 0.85
"""How steeply the frequency of names falls with their rank: so that a surname returns as often as at real desks."""
COUNTRIES = (
    "Armenia Brazil Chad Denmark Egypt Finland Ghana Haiti Iran Japan Kenya Laos Mali Norway Oman Peru"
).split()
WORDS = (
    "the of and to in that for with on as by an agreement border court treaty vessel right claim passage party "
    "state minister statement article convention judgment territory coast port supply export energy market "
    "question answer"
).split()
SYLLABLES = (
    "ba be bo da de do fa fe ga go ha ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te va"
).split()
UNLINKED = """\
from mkdocs_briefs.markup.actors import ActorLinker

ActorLinker._found_by_name = lambda *_: iter(())
"""
"""A hook of MkDocs that disables the search for names, for which there is no option."""


Name = tuple[str, str]
"""Family name and given name; the second is empty for an institution."""


@dataclass(frozen=True)
class Entry:
    authors: tuple[Name, ...]
    year: int


@dataclass(frozen=True)
class Desk:
    """Who writes the sources, and which of them each brief cites."""

    title: str
    authors: Callable[[random.Random], list[tuple[Name, ...]]]
    """Those of every entry."""
    cited: Callable[[random.Random, int, Sequence[Entry]], list[int]]
    """The numbers of the entries that the brief of this number cites."""


def name(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def one_author_each(rng: random.Random) -> list[tuple[Name, ...]]:
    """A tenth of the entries is by 20 institutions, each other by a person of its own."""
    institutions = [f"{name(rng, 3)} Institute" for _ in range(20)]
    return [
        ((rng.choice(institutions), ""),) if number % 10 == 0 else ((name(rng, 4), name(rng, 2)),)
        for number in range(ENTRIES)
    ]


def institutions_and_people(rng: random.Random) -> list[tuple[Name, ...]]:
    """A quarter is by 40 institutions, the others by one to three people. How often each name comes is after Zipf."""
    institutions = [f"{name(rng, 3)} Institute" for _ in range(40)]
    surnames = [name(rng, 4) for _ in range(3_000)]
    often = [rank**-ZIPF for rank in range(1, len(surnames) + 1)]
    return [
        ((rng.choices(institutions, often[:40])[0], ""),)
        if number % 4 == 0
        else tuple((surname, name(rng, 2)) for surname in rng.choices(surnames, often, k=rng.randint(1, 3)))
        for number in range(ENTRIES)
    ]


def twenty_surnames(rng: random.Random) -> list[tuple[Name, ...]]:
    """Two authors each, of twenty families."""
    surnames = [name(rng, 4) for _ in range(20)]
    return [tuple((surname, name(rng, 2)) for surname in rng.sample(surnames, 2)) for _ in range(ENTRIES)]


def any_entries(rng: random.Random, _: int, entries: Sequence[Entry]) -> list[int]:
    return rng.sample(range(len(entries)), CITED)


def with_pairs(rng: random.Random, brief: int, entries: Sequence[Entry]) -> list[int]:
    """Every third brief cites two works of one institution, every tenth two of one year."""
    pairs: list[int] = []
    if brief % 3 == 0:
        first = rng.choice([number for number, entry in enumerate(entries) if not entry.authors[0][1]])
        pairs += [first, partner(rng, first, entries, lambda entry: entry.authors)]
    if brief % 10 == 0:
        first = rng.randrange(len(entries))
        pairs += [first, partner(rng, first, entries, lambda entry: entry.year)]
    cited = list(dict.fromkeys([*pairs, *rng.sample(range(len(entries)), CITED)]))[:CITED]
    return rng.sample(cited, CITED)


def partner(rng: random.Random, first: int, entries: Sequence[Entry], quality: Callable[[Entry], object]) -> int:
    """Another entry that is equal in a quality."""
    wanted = quality(entries[first])
    return rng.choice([n for n, entry in enumerate(entries) if n != first and quality(entry) == wanted])


DESKS = {
    "a": Desk("one author each", one_author_each, any_entries),
    "b": Desk("institutions and people", institutions_and_people, with_pairs),
    "c": Desk("twenty surnames", twenty_surnames, any_entries),
}


def in_common(cited: Sequence[Entry]) -> set[str]:
    """What entries of one brief have in common."""
    given: dict[str, set[str]] = {}
    for entry in cited:
        for surname, first_name in entry.authors:
            given.setdefault(surname, set()).add(first_name)
    found = {
        "a surname, with other given names": any(len(names) > 1 for names in given.values()),
        "a first author": has_twice(entry.authors[0] for entry in cited),
        "a label": has_twice(([surname for surname, _ in entry.authors], entry.year) for entry in cited),
    }
    return {what for what, holds in found.items() if holds}


def has_twice(values: Iterable[object]) -> bool:
    return max(Counter(map(str, values)).values()) > 1


def write_corpus(root: Path, briefs: int, desk: Desk) -> Counter[str]:
    """A project with as many briefs, the same at every call. Tells in how many what sources have what in common."""
    rng = random.Random(7)
    actors = [f"{name(rng, 2)} {name(rng, 4)}" for _ in range(ACTORS)]
    (root / "docs/actors").mkdir(parents=True)
    (root / "bib").mkdir()
    for number, actor in enumerate(actors):
        aliases = ", ".join(f"{name(rng, 3)} {name(rng, 3)}" for _ in range(number % 2 + ALIASES // ACTORS))
        text = f"---\nname: {actor}\nkind: person\ncountry: {rng.choice(COUNTRIES)}\naliases: [{aliases}]\n---\n"
        text += f"{sentence(rng, 20)}\n"
        (root / f"docs/actors/actor-{number}.md").write_text(text)
    entries = [Entry(authors, rng.randint(1950, 2025)) for authors in desk.authors(rng)]
    texts = (bibtex_of(rng, number, entry) for number, entry in enumerate(entries))
    (root / "bib/sources.bib").write_text("\n".join(texts))
    (root / "docs/index.md").write_text("---\ntitle: Home\n---\nSynthetic briefs.\n")
    shared: Counter[str] = Counter()
    for number in range(briefs):
        cited = desk.cited(rng, number, entries)
        shared.update(in_common([entries[key] for key in cited]))
        (root / f"docs/brief-{number}.md").write_text(brief(rng, number, rng.sample(actors, 4), cited))
    settings = {"site_name": "Bench", "theme": {"name": "material", "font": False}, "nav": [{"Home": "index.md"}]}
    plain = {**settings, "plugins": ["search"], "not_in_nav": "*"}
    bibtex = {"bibtex": {"bib_file": "bib/sources.bib", "bib_by_default": True}}
    extensions = ["footnotes"]  # mkdocs-bibtex writes footnotes
    (root / "unlinked.py").write_text(UNLINKED)
    ours = {**plain, "plugins": ["search", "briefs"]}
    configs = {
        "plain": plain,
        "briefs": ours,
        "unlinked": {**ours, "hooks": ["unlinked.py"]},
        "bibtex": {**plain, "plugins": ["search", bibtex], "markdown_extensions": extensions},
    }
    for label, config in configs.items():
        (root / f"{label}.yml").write_text(yaml.safe_dump(config))
        (root / f"{label}-uncited.yml").write_text(yaml.safe_dump({**config, "docs_dir": "uncited"}))
    shutil.copytree(root / "docs", root / "uncited")
    for file in (root / "uncited").glob("brief-*.md"):
        file.write_text(re.sub(r" \[@[^\]]*\]", "", file.read_text()))
    return shared


def bibtex_of(rng: random.Random, number: int, entry: Entry) -> str:
    authors = " and ".join(f"{surname}, {given}" if given else f"{{{surname}}}" for surname, given in entry.authors)
    return (
        f"@book{{key{number},\n  author = {{{authors}}},\n  title = {{{sentence(rng, 7).rstrip('.').title()}}},\n"
        f"  year = {{{entry.year}}},\n  publisher = {{{name(rng, 3)} Press}},\n}}\n"
    )


def brief(rng: random.Random, number: int, people: list[str], entries: Iterable[int]) -> str:
    declared = [*people, *rng.sample(COUNTRIES, 2)]
    cited = iter(entries)
    lines = [
        f"---\ntitle: Synthetic brief {number}\ndate: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
        f"author: Author {number % 9}\nregion: {rng.choice(COUNTRIES)}\nactors: [{', '.join(declared)}]",
        f"summary: {sentence(rng, 15)}\n---",
    ]
    for section in range(4):
        lines.append(f"## Section {section}\n")
        for paragraph in range(3):
            text = [sentence(rng, 12) for _ in range(4)]
            text[0] = f"{rng.choice(declared)} {text[0].lower()}"
            if (section + paragraph) % 2 == 0 and (key := next(cited, None)) is not None:
                locator = f", p. {rng.randint(1, 300)}" if key % 2 else ""
                text[1] = f"{text[1][:-1]} [@key{key}{locator}]."
            if paragraph == 2 and (key := next(cited, None)) is not None:
                text[3] = f"{text[3][:-1]} [@key{key}]."
            lines.append(" ".join(text) + "\n")
    return "\n".join(lines)


def sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def build_seconds(root: Path, config: str) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(root / config)]
    shutil.rmtree(root / "site", ignore_errors=True)  # so that a build does not spend time on files of the previous one
    start = time.perf_counter()
    subprocess.run([*command, "-d", str(root / "site")], check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[200, 1_000], help="numbers of briefs")
    parser.add_argument("--runs", type=int, default=3, help="rounds of builds for each size (default 3)")
    parser.add_argument("--citations", action="store_true", help="measure what citations add")
    parser.add_argument("--desks", default="abc", help=f"for citations: {'; '.join(map(described, DESKS))}")
    options = parser.parse_args()
    measure = compare_citations if options.citations else compare_builds
    for desk in options.desks if options.citations else "a":
        for size in options.sizes:
            with tempfile.TemporaryDirectory() as folder:
                shared = write_corpus(Path(folder), size, DESKS[desk])
                print(f"{size} briefs, desk {described(desk)}")
                if options.citations:
                    for what, count in sorted(shared.items()):
                        print(f"  {'briefs that cite twice ' + what:<56} {count / size:.1%}")
                measure(Path(folder), options.runs)


def described(desk: str) -> str:
    return f"{desk} ({DESKS[desk].title})"


def rounds(root: Path, configs: list[str], runs: int) -> list[dict[str, float]]:
    return [{config: build_seconds(root, f"{config}.yml") for config in configs} for _ in range(runs)]


def middle(values: Iterable[float]) -> str:
    """The median, with the range."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):.2f} ({ordered[0]:.2f}-{ordered[-1]:.2f})"


def compare_builds(root: Path, runs: int) -> None:
    found = rounds(root, ["plain", "briefs", "unlinked"], runs)
    for config in ("plain", "briefs", "unlinked"):
        print(f"  {config + ', seconds':<28} {middle(times[config] for times in found)}")
    print(f"  {'ratio briefs / plain':<28} {middle(t['briefs'] / t['plain'] for t in found)}")
    print(f"  {'ratio briefs / unlinked':<28} {middle(t['briefs'] / t['unlinked'] for t in found)}", flush=True)


def compare_citations(root: Path, runs: int) -> None:
    found = rounds(root, ["briefs", "briefs-uncited", "bibtex", "plain-uncited"], runs)
    ours = [times["briefs"] - times["briefs-uncited"] for times in found]
    theirs = [times["bibtex"] - times["plain-uncited"] for times in found]
    print(f"  {'citations, seconds':<28} {middle(ours)}")
    print(f"  {'their share of the build':<28} {middle(a / t['briefs'] for a, t in zip(ours, found, strict=True))}")
    print(f"  {'with mkdocs-bibtex, seconds':<28} {middle(theirs)}")
    print(f"  {'ratio ours / theirs':<28} {middle(a / b for a, b in zip(ours, theirs, strict=True))}")
    print(f"  {'load of the machine':<28} {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
