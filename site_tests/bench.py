"""Benchmark of builds against plain MkDocs with Material on the same pages: ``make bench``.

The corpus: synthetic briefs of about 600 words with 6 actors and 7 citations each, 2,000 BibTeX entries, 5,000 aliases.
The briefs are not in the navigation, the fast case for Material. Builds run as whole processes, alternating, so that a
slower machine affects all of them; ratios are computed for each round.

The cost of linking is measured against the plugin with the search for names disabled: then no mentions are recorded or
linked, and the pages of actors are shorter as well.

``--citations`` measures the cost of citations: the same corpus with and without them, with this plugin and, against
plain MkDocs, with mkdocs-bibtex.
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
from collections.abc import Iterable
from pathlib import Path

import yaml

ACTORS = 300
ALIASES = 5_000
ENTRIES = 2_000
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


def name(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def write_corpus(root: Path, briefs: int) -> None:
    """A project with as many briefs, the same at every call."""
    rng = random.Random(7)
    actors = [f"{name(rng, 2)} {name(rng, 4)}" for _ in range(ACTORS)]
    (root / "docs/actors").mkdir(parents=True)
    (root / "bib").mkdir()
    for number, actor in enumerate(actors):
        aliases = ", ".join(f"{name(rng, 3)} {name(rng, 3)}" for _ in range(number % 2 + ALIASES // ACTORS))
        text = f"---\nname: {actor}\nkind: person\ncountry: {rng.choice(COUNTRIES)}\naliases: [{aliases}]\n---\n"
        text += f"{sentence(rng, 20)}\n"
        (root / f"docs/actors/actor-{number}.md").write_text(text)
    institutions = [f"{name(rng, 3)} Institute" for _ in range(20)]
    entries = []
    for number in range(ENTRIES):
        author = f"{{{rng.choice(institutions)}}}" if number % 10 == 0 else f"{name(rng, 4)}, {name(rng, 2)}"
        title = sentence(rng, 7).rstrip(".").title()
        entries.append(
            f"@book{{key{number},\n  author = {{{author}}},\n  title = {{{title}}},\n"
            f"  year = {{{rng.randint(1950, 2025)}}},\n  publisher = {{{name(rng, 3)} Press}},\n}}\n"
        )
    (root / "bib/sources.bib").write_text("\n".join(entries))
    (root / "docs/index.md").write_text("---\ntitle: Home\n---\nSynthetic briefs.\n")
    for number in range(briefs):
        (root / f"docs/brief-{number}.md").write_text(brief(rng, number, rng.sample(actors, 4)))
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


def brief(rng: random.Random, number: int, people: list[str]) -> str:
    declared = [*people, *rng.sample(COUNTRIES, 2)]
    cited = iter(rng.sample(range(ENTRIES), 7))
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
    options = parser.parse_args()
    measure = compare_citations if options.citations else compare_builds
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_corpus(root, size)
            measure(root, size, options.runs)


def rounds(root: Path, configs: list[str], runs: int) -> list[dict[str, float]]:
    return [{config: build_seconds(root, f"{config}.yml") for config in configs} for _ in range(runs)]


def middle(values: Iterable[float]) -> str:
    """The median, with the range."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):.2f} ({ordered[0]:.2f}-{ordered[-1]:.2f})"


def compare_builds(root: Path, size: int, runs: int) -> None:
    found = rounds(root, ["plain", "briefs", "unlinked"], runs)
    print(f"{size} briefs")
    for config in ("plain", "briefs", "unlinked"):
        print(f"  {config + ', seconds':<28} {middle(times[config] for times in found)}")
    print(f"  {'ratio briefs / plain':<28} {middle(t['briefs'] / t['plain'] for t in found)}")
    print(f"  {'ratio briefs / unlinked':<28} {middle(t['briefs'] / t['unlinked'] for t in found)}", flush=True)


def compare_citations(root: Path, size: int, runs: int) -> None:
    found = rounds(root, ["briefs", "briefs-uncited", "bibtex", "plain-uncited"], runs)
    ours = [times["briefs"] - times["briefs-uncited"] for times in found]
    theirs = [times["bibtex"] - times["plain-uncited"] for times in found]
    print(f"{size} briefs: what citations add")
    print(f"  {'this plugin, seconds':<28} {middle(ours)}")
    print(f"  {'its share of the build':<28} {middle(a / t['briefs'] for a, t in zip(ours, found, strict=True))}")
    print(f"  {'mkdocs-bibtex, seconds':<28} {middle(theirs)}")
    print(f"  {'ratio theirs / ours':<28} {middle(b / a for a, b in zip(ours, theirs, strict=True))}", flush=True)


if __name__ == "__main__":
    main()
