"""``make bench``: what a build and a preview cost, against plain MkDocs with Material on the same briefs."""

from __future__ import annotations

import argparse
import logging
import os
import tempfile
from pathlib import Path

from site_tests.benchmark.builds import measure_builds
from site_tests.benchmark.corpus import DESKS, corpus_of
from site_tests.benchmark.preview import measure_preview
from site_tests.benchmark.process import run
from site_tests.benchmark.project import GENERATORS, write_project
from site_tests.benchmark.results import read_rows, table, write_rows


def warm_up() -> None:
    """Have Python compile what it has not compiled yet."""
    with tempfile.TemporaryDirectory() as folder:
        for generator in GENERATORS:
            project = write_project(Path(folder) / generator, corpus_of(DESKS["desk"], 1), generator)
            run("build", "--quiet", "--config-file", project.config)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[300, 1_000, 5_000], help="numbers of briefs")
    parser.add_argument("--corpora", nargs="+", choices=DESKS, default=["desk", "profiles"])
    parser.add_argument("--rounds", type=int, default=3, help="of builds, and of starts of a preview (default 3)")
    parser.add_argument("--edits", type=int, default=5, help="of each kind in a preview (default 5)")
    parser.add_argument("--only", choices=["builds", "preview"])
    parser.add_argument("--json", type=Path, metavar="FILE", help="where a line of JSON is added for each row")
    parser.add_argument("--before", type=Path, metavar="FILE", help="such lines of another run, to compare with")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    before = read_rows(options.before) if options.before else {}
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        for label in options.corpora:
            for size in options.sizes:
                corpus = corpus_of(DESKS[label], size)
                print(f"{size} briefs, {label}: {DESKS[label].title}. Load of the machine: {os.getloadavg()[0]:.1f}")
                for part in (options.only,) if options.only else ("builds", "preview"):
                    own = Path(folder, f"{label}-{size}-{part}")
                    if part == "builds":
                        rows = measure_builds(own, label, corpus, options.rounds)
                    else:
                        rows = measure_preview(own, label, corpus, options.rounds, options.edits)
                    print(table(rows, before), flush=True)
                    if options.json:
                        write_rows(rows, options.json)


if __name__ == "__main__":
    main()
