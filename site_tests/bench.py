"""How long a build takes, against plain MkDocs with Material on the same pages: ``make bench``.

Synthetic briefs of about 600 words with 6 actors and 7 citations each, from 2,000 BibTeX entries. The briefs are in
no navigation, which is the fast case for Material. Both builds run as whole processes, in turn, so that a machine
that slows down slows both; the ratio is taken pair by pair.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ACTORS = 300
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


def name(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def write_corpus(root: Path, briefs: int) -> None:
    """A project with as many briefs, the same at every call."""
    rng = random.Random(7)
    actors = [f"{name(rng, 2)} {name(rng, 4)}" for _ in range(ACTORS)]
    (root / "docs/actors").mkdir(parents=True)
    (root / "bib").mkdir()
    for number, actor in enumerate(actors):
        text = f"---\nname: {actor}\nkind: person\ncountry: {rng.choice(COUNTRIES)}\n---\n{sentence(rng, 20)}\n"
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
    (root / "plain.yml").write_text(yaml.safe_dump(plain))
    (root / "briefs.yml").write_text(yaml.safe_dump({**plain, "plugins": ["search", "briefs"]}))


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
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "-f", str(root / config)]
    start = time.perf_counter()
    subprocess.run([*command, "-d", str(root / "site")], check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[200, 1_000], help="numbers of briefs")
    parser.add_argument("--runs", type=int, default=3, help="pairs of builds for each size (default 3)")
    options = parser.parse_args()
    print(f"{'briefs':>7} {'plain':>9} {'with briefs':>12} {'ratio':>7} {'(range)':>14}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_corpus(root, size)
            pairs = [(build_seconds(root, "plain.yml"), build_seconds(root, "briefs.yml")) for _ in range(options.runs)]
        ratios = sorted(ours / plain for plain, ours in pairs)
        plain, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
        spread = f"({ratios[0]:.2f}-{ratios[-1]:.2f})"
        print(f"{size:>7} {plain:>8.2f}s {ours:>11.2f}s {statistics.median(ratios):>7.2f} {spread:>14}", flush=True)


if __name__ == "__main__":
    main()
