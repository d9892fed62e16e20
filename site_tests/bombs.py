"""Inputs that are small and cost much, or nest deeply: each is a site whose size can be chosen.

``python -m site_tests.bombs [NAME ...]`` prints time and memory of each at its two sizes. A build that takes more than
``PATIENCE`` seconds or ``MEMORY`` bytes is ended.
"""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_tests.mini_site import brief, build_site
from site_tests.values import BIB

PATIENCE = 60
MEMORY = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Bomb:
    """A site of a size, and two sizes, the second of which should take no more than in proportion."""

    files: Callable[[int], Mapping[str, str]]
    small: int
    large: int


def _body(text: Callable[[int], str], *, actors: str = "Jane Doe") -> Callable[[int], Mapping[str, str]]:
    """A brief with that text."""
    return lambda size: {"docs/a.md": brief(text(size), actors=actors), "bib/a.bib": BIB}


def _heading(text: Callable[[int], str]) -> Callable[[int], Mapping[str, str]]:
    """A brief whose title is that heading."""
    untitled = brief("# {}\n\nText.").replace("title: A synthetic brief\n", "")
    return lambda size: {"docs/a.md": untitled.replace("{}", text(size))}


def _front(more: Callable[[int], str]) -> Callable[[int], Mapping[str, str]]:
    """A brief with those lines in its front matter."""
    return lambda size: {"docs/a.md": brief("Text.", more=more(size)), "docs/b.md": brief("Norway.")}


def _bib(text: Callable[[int], str]) -> Callable[[int], Mapping[str, str]]:
    """A database with that text behind a sound entry, and a brief that cites all of it."""
    return lambda size: {"docs/a.md": brief("It is so [@ash2001; @x]."), "bib/a.bib": f"{BIB}\n{text(size)}"}


def _entry(title: str, more: str = "") -> str:
    return f"@book{{x, author = {{Oak, Ann}}, year = {{2001}}, title = {{{title}}}{more}}}"


def _laughs(key: str) -> Callable[[int], str]:
    """Aliases of YAML, tenfold at each level."""

    def text(depth: int) -> str:
        levels = [f"l0: &l0 [{', '.join(['ha'] * 10)}]"]
        levels += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, depth)]
        return "\n".join([*levels, f"{key}: *l{depth - 1}"])

    return text


def _strings(depth: int) -> str:
    lines = ['@string{s0 = "hahahahaha"}']
    lines += [f"@string{{s{n} = {' # '.join([f's{n - 1}'] * 10)}}}" for n in range(1, depth)]
    return "\n".join([*lines, f"@book{{x, author = {{Oak, Ann}}, year = {{2001}}, title = s{depth - 1}}}"])


def _crossrefs(length: int) -> str:
    chain = [f"@inbook{{c{n}, title = {{T}}, crossref = {{c{n + 1}}}}}" for n in range(length)]
    return "\n".join([*chain, f"@book{{c{length}, title = {{Last}}}}", "@inbook{x, title={T}, crossref = {c0}}"])


def _unmentioned(briefs: int) -> Mapping[str, str]:
    names = lambda n: ", ".join(f"Actor {n:05d} {m}" for m in "ABCDE")  # noqa: E731
    return {f"docs/b{n}.md": brief("Text.", actors=names(n), title=f"B {n}") for n in range(briefs)}


def _registry(names: int) -> Mapping[str, str]:
    aliases = "".join(f"  - Alias number {n}\n" for n in range(names))
    profile = f"---\nname: Jane Doe\nkind: person\nsummary: S.\naliases:\n{aliases}---\nText.\n"
    return {"docs/actors/jane.md": profile, "docs/a.md": brief("Alias number 5 acts. " * 10, actors="Jane Doe")}


def _profiles(count: int) -> Mapping[str, str]:
    made = {f"docs/actors/p{n}.md": f"---\nname: Person Number{n}\nkind: person\n---\n" for n in range(count)}
    return {**made, "docs/a.md": brief("Person Number5 acts.", actors="Person Number5")}


BOMBS: Mapping[str, Bomb] = {
    # memory
    "one sentence of names": Bomb(_body(lambda n: ", ".join(["Norway", "Sweden", "Jane Doe"] * n)), 1_000, 8_000),
    "one sentence of citations": Bomb(_body(lambda n: "word, word [@ash2001], " * n), 500, 4_000),
    "one long word": Bomb(_body(lambda n: "Norway " + "x" * n), 125_000, 1_000_000),
    "one long line": Bomb(_body(lambda n: "In Norway, all is well. " * n), 4_000, 40_000),
    # front matter
    **{
        f"laughs in {key}": Bomb(_front(_laughs(key)), 5, 9)
        for key in ("summary", "tags", "actors", "region", "author", "date", "nosuchkey", "status", "search")
    },
    "nested YAML lists": Bomb(_front(lambda n: "tags: " + "[" * n + "]" * n), 300, 20_000),
    "nested YAML mappings": Bomb(_front(lambda n: "tags: " + "{a: " * n + "b" + "}" * n), 300, 20_000),
    "nested YAML blocks": Bomb(_front(lambda n: "tags:\n" + "".join(" " * i + "-\n" for i in range(n))), 300, 2_000),
    "many keys": Bomb(_front(lambda n: "\n".join(f"key{i}: 1" for i in range(n))), 500, 4_000),
    "many tags": Bomb(_front(lambda n: "tags: [" + ", ".join(f"t{i}" for i in range(n)) + "]"), 500, 4_000),
    "a long title": Bomb(lambda n: {"docs/a.md": brief("Text.", title="Long " * n)}, 2_000, 20_000),
    "a long author": Bomb(_front(lambda n: f'summary: {"word " * n}'), 2_000, 20_000),
    "no end of front matter": Bomb(lambda n: {"docs/a.md": "---\n" + "a: b\n" * n}, 5_000, 50_000),
    "blank lines first": Bomb(lambda n: {"docs/a.md": "\n" * n + "Text."}, 5_000, 50_000),
    "spaces first": Bomb(lambda n: {"docs/a.md": " \n" * n + "Text."}, 5_000, 50_000),
    # names
    "unmentioned actors": Bomb(_unmentioned, 100, 300),
    "unknown names in brackets": Bomb(_body(lambda n: " ".join(f"[[Nobody {i}]]." for i in range(n))), 100, 800),
    "ambiguous names": Bomb(_body(lambda n: "\n\n".join(f"Korea {i} and Congo." for i in range(n))), 200, 1_600),
    "names in emphasis": Bomb(_body(lambda n: "*Norway* " * n), 1_000, 8_000),
    "names in links": Bomb(_body(lambda n: "[Norway](http://example.org) " * n), 500, 4_000),
    "names in raw tags": Bomb(_body(lambda n: "<b>Norway</b> " * n), 500, 4_000),
    "open raw tags": Bomb(_body(lambda n: '<a href="x">Norway ' * n), 500, 4_000),
    "wiki links": Bomb(_body(lambda n: "[[Norway]] " * n), 500, 4_000),
    "aliases of one profile": Bomb(_registry, 1_000, 8_000),
    "profiles": Bomb(_profiles, 50, 400),
    "addresses": Bomb(_body(lambda n: "a@b.example Norway " * n), 500, 4_000),
    "a word of at signs": Bomb(_body(lambda n: "@" * n + " Norway"), 4_000, 32_000),
    "a word of letters": Bomb(_body(lambda n: "w" * n + " Norway w://"), 16_000, 128_000),
    "a title with spaces": Bomb(_heading(lambda n: f"a{' ' * n}b"), 1_000, 16_000),
    "a title with braces": Bomb(_heading(lambda n: f"a{'{' * n}b"), 1_000, 16_000),
    "a title with brackets": Bomb(_heading(lambda n: f"a{'[' * n}b"), 1_000, 16_000),
    "a title with backticks": Bomb(_heading(lambda n: f"{' a '.join('`' * i for i in range(n))}"), 50, 300),
    # Markdown
    "a heading with spaces": Bomb(lambda n: {"docs/a.md": f"# a{' ' * n}b\n\nText.\n"}, 1_000, 8_000),
    "a heading with signs": Bomb(lambda n: {"docs/a.md": f"# a{'#' * n}b\n\nText.\n"}, 1_000, 8_000),
    "a heading with braces": Bomb(lambda n: {"docs/a.md": f"# a {'{' * n}b\n\nText.\n"}, 1_000, 8_000),
    "many headings": Bomb(_body(lambda n: "".join(f"## H {i}\n\nNorway.\n\n" for i in range(n))), 200, 1_600),
    "equal headings": Bomb(_body(lambda n: "## H\n\nNorway.\n\n" * n), 200, 1_600),
    "opening brackets": Bomb(_body(lambda n: "[" * n), 500, 4_000),
    "opening brackets apart": Bomb(_body(lambda n: "[a " * n), 500, 4_000),
    "nested brackets": Bomb(_body(lambda n: "[" * n + "a" + "]" * n), 500, 4_000),
    "nested brackets that cite": Bomb(_body(lambda n: "[" * n + "@ash2001" + "]" * n), 500, 4_000),
    "opening wiki links": Bomb(_body(lambda n: "[[a " * n), 500, 4_000),
    "bang brackets": Bomb(_body(lambda n: "![" * n), 500, 4_000),
    "links without end": Bomb(_body(lambda n: "[a](" * n), 500, 4_000),
    "notes without end": Bomb(_body(lambda n: "[^a" * n), 500, 4_000),
    "parentheses": Bomb(_body(lambda n: "[a](" + "(" * n + ")" * n + ")"), 500, 4_000),
    "stars": Bomb(_body(lambda n: "*" * n), 500, 4_000),
    "stars apart": Bomb(_body(lambda n: "*a " * n), 500, 4_000),
    "stars and lines": Bomb(_body(lambda n: "*a_ " * n), 500, 4_000),
    "stars in brackets": Bomb(_body(lambda n: "[" + "*" * n + "@ash2001]"), 500, 4_000),
    "underscores": Bomb(_body(lambda n: "_" * n + "a"), 500, 4_000),
    "backticks": Bomb(_body(lambda n: "`" * n), 500, 4_000),
    "backticks of all lengths": Bomb(_body(lambda n: " a ".join("`" * i for i in range(1, n))), 50, 200),
    "fences": Bomb(_body(lambda n: "```\n" * (2 * n + 1)), 500, 4_000),
    "fences of all lengths": Bomb(_body(lambda n: "\n".join("`" * i for i in range(3, n))), 50, 200),
    "comments": Bomb(_body(lambda n: "<!-- " * n), 500, 4_000),
    "less-than signs": Bomb(_body(lambda n: "<a " * n), 500, 4_000),
    "dollars": Bomb(_body(lambda n: "$a " * n), 500, 4_000),
    "backslashes": Bomb(_body(lambda n: "\\" * n), 500, 8_000),
    "ampersands": Bomb(_body(lambda n: "&a" * n), 500, 4_000),
    "colons": Bomb(_body(lambda n: ":" * n + "a"), 500, 4_000),
    "nested quotes": Bomb(_body(lambda n: ">" * n + " Norway"), 100, 1_000),
    "nested lists": Bomb(_body(lambda n: "\n".join(" " * 4 * i + "- Norway" for i in range(n))), 50, 300),
    "nested raw blocks": Bomb(_body(lambda n: "<div>" * n + "Norway" + "</div>" * n), 300, 3_000),
    "nested Markdown in HTML": Bomb(
        _body(lambda n: '<div markdown="1">\n' * n + "Norway" + "\n</div>" * n), 100, 1_000
    ),
    "nested raw tags": Bomb(_body(lambda n: "a " + "<b>" * n + "Norway" + "</b>" * n), 300, 3_000),
    "a large table": Bomb(_body(lambda n: "| a | b |\n|---|---|\n" + "| Norway | [@ash2001] |\n" * n), 300, 2_400),
    "a wide table": Bomb(_body(lambda n: "|a" * n + "|\n" + "|---" * n + "|\n" + "|Norway" * n), 300, 2_400),
    "footnotes": Bomb(_body(lambda n: "".join(f"A[^{i}].\n\n[^{i}]: Norway.\n\n" for i in range(n))), 200, 1_600),
    "footnotes that cite": Bomb(
        _body(lambda n: "".join(f"A[^{i}].\n\n[^{i}]: So @ash2001.\n\n" for i in range(n))), 100, 800
    ),
    "one note with many signs": Bomb(_body(lambda n: "A[^1]. " * n + "\n\n[^1]: Norway."), 200, 1_600),
    "abbreviations": Bomb(_body(lambda n: "A1 " * n + "".join(f"\n\n*[A{i}]: b" for i in range(n))), 100, 800),
    # citations
    "many citations": Bomb(_body(lambda n: "So it is [@ash2001, p. 5].\n\n" * n), 500, 4_000),
    "one cluster": Bomb(_body(lambda n: "[" + "; ".join(["@ash2001"] * n) + "]"), 200, 1_600),
    "unknown keys": Bomb(_body(lambda n: " ".join(f"[@nobody{i}]" for i in range(n))), 100, 800),
    "unknown keys in text": Bomb(_body(lambda n: "\n\n".join(f"As @nobody{i} says." for i in range(n))), 100, 800),
    "a long key": Bomb(_body(lambda n: "[@" + "a" * n + "]"), 4_000, 32_000),
    "a long key of signs": Bomb(_body(lambda n: "[@" + "a:" * n + "]"), 4_000, 32_000),
    "a long locator": Bomb(_body(lambda n: "[@ash2001, p. " + "1, " * n + "2]"), 500, 4_000),
    "a long range": Bomb(_body(lambda n: "[@ash2001, pp. " + "1-" * n + "2 x]"), 500, 4_000),
    "a long numeral": Bomb(_body(lambda n: "[@ash2001, pp. " + "i" * n + "x y]"), 500, 4_000),
    "a long suffix": Bomb(_body(lambda n: "[@ash2001, " + "word " * n + "]"), 500, 4_000),
    "semicolons": Bomb(_body(lambda n: "[@ash2001" + ";" * n + "]"), 500, 4_000),
    "at signs apart": Bomb(_body(lambda n: "@ " * n + "[@ash2001]"), 500, 4_000),
    "nested braces in a citation": Bomb(_body(lambda n: "[@ash2001, " + "{" * n + "1" + "}" * n + "]"), 100, 1_000),
    # databases
    "strings tenfold": Bomb(_bib(_strings), 4, 9),
    "nested braces in a title": Bomb(_bib(lambda n: _entry("{" * n + "T" + "}" * n)), 200, 5_000),
    "nested braces in a name": Bomb(
        _bib(lambda n: f"@book{{x, title={{T}}, author = {{{'{' * n}Oak{'}' * n}, Ann}}}}"), 200, 5_000
    ),
    "accents": Bomb(_bib(lambda n: _entry("\\'" * n + "e")), 400, 5_000),
    "nested commands": Bomb(_bib(lambda n: _entry("\\emph{" * n + "T" + "}" * n)), 200, 5_000),
    "scripts": Bomb(_bib(lambda n: _entry("$" + "a^" * n + "b$")), 200, 5_000),
    "dollars in a title": Bomb(_bib(lambda n: _entry("$ a" * n)), 500, 4_000),
    "a chain of crossrefs": Bomb(_bib(_crossrefs), 300, 3_000),
    "a missing parent": Bomb(
        _bib(lambda n: "\n".join(f"@inbook{{p{i}, title={{T}}, crossref={{nope{i}}}}}" for i in range(n))), 100, 800
    ),
    "undefined strings": Bomb(
        _bib(lambda n: "\n".join(f'@string{{d{i} = "x"}}\n@book{{p{i}, title = u{i}}}' for i in range(n))), 100, 800
    ),
    "missing commas": Bomb(
        _bib(lambda n: "@book{x, title = {T},\n" + "\n".join(f"f{i} = {{a}}" for i in range(n)) + "}"), 200, 1_600
    ),
    "many names": Bomb(
        _bib(lambda n: "@book{x, title = {T}, author = {" + " and ".join(f"Oak, A{i}" for i in range(n)) + "}}"),
        200, 1_600,
    ),
    "commas in a name": Bomb(_bib(lambda n: "@book{x, title = {T}, author = {" + "Ann Oak, " * n + "}}"), 200, 1_600),
    "an unclosed brace": Bomb(_bib(lambda n: "@book{x, title = {" + "word {" * n), 1_000, 8_000),
    "at signs in a database": Bomb(_bib(lambda n: "@a{" * n), 1_000, 8_000),
    "spaces in a title": Bomb(_bib(lambda n: _entry("a" + " " * n + "b")), 4_000, 32_000),
    "spaces in a date": Bomb(_bib(lambda n: _entry("T", f", date = {{1{' ' * n}x}}")), 4_000, 32_000),
    "spaces in pages": Bomb(_bib(lambda n: _entry("T", f", pages = {{1{' ' * n}x}}")), 4_000, 32_000),
    "hyphens in pages": Bomb(_bib(lambda n: _entry("T", f", pages = {{1{'-' * n}}}")), 4_000, 32_000),
    "spaces in keywords": Bomb(_bib(lambda n: _entry("T", f", keywords = {{1{' ' * n}x}}")), 4_000, 32_000),
    "spaces in names": Bomb(_bib(lambda n: _entry("T", f", editor = {{A{' ' * n}x}}")), 4_000, 32_000),
    "tildes in names": Bomb(_bib(lambda n: _entry("T", f", editor = {{A{'~' * n}x}}")), 4_000, 32_000),
    "capitals in a title": Bomb(_bib(lambda n: _entry("Aa " * n)), 1_000, 8_000),
    "parties in a title": Bomb(_bib(lambda n: _entry("Aa " * n + "v. Bb")), 1_000, 8_000),
    "a long url": Bomb(_bib(lambda n: _entry("T", f", url = {{http://a.example/{'a{b}' * n}}}")), 1_000, 8_000),
    "braced urls": Bomb(_bib(lambda n: _entry("T", f", url = {{{'{' * n}a{'}' * n}}}")), 1_000, 8_000),
    "keys with equals": Bomb(_bib(lambda n: "@book{a/" + "b=" * n), 1_000, 8_000),
    "a long name": Bomb(_bib(lambda n: f"@book{{x, title = {{T}}, author = {{{'Ash ' * n}}}}}"), 1_000, 8_000),
    "a long publisher": Bomb(_bib(lambda n: _entry("T", f", publisher = {{{'Word ' * n}}}")), 1_000, 8_000),
    "a long abstract": Bomb(_bib(lambda n: _entry("T", f", abstract = {{{'Word ' * n}}}")), 10_000, 80_000),
    "a long note": Bomb(_bib(lambda n: _entry("T", f", note = {{{'Word 1, ' * n}}}")), 1_000, 8_000),
    "long keys": Bomb(_bib(lambda n: f"@book{{x{'y' * n}, title = {{T}}}}"), 1_000, 64_000),
    "many entries": Bomb(
        _bib(lambda n: "\n".join(f"@book{{p{i}, title={{T {i}}}, author={{Oak, Ann}}}}" for i in range(n))), 500, 4_000
    ),
}  # fmt: skip


def measured(name: str, size: int) -> str:
    """How a build ends, with its time and memory, in a process of its own."""
    started = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-m", "site_tests.bombs", "--build", name, str(size)], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        said, _ = child.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        said = "took too long"
    return f"{said.strip() or 'crashed'} ({time.monotonic() - started:.1f} s in all)"


def _build(name: str, size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(PATIENCE + 10)
    with tempfile.TemporaryDirectory() as folder:
        files = BOMBS[name].files(size)
        started = time.monotonic()
        try:
            site = build_site(Path(folder), files)
            end = "aborted" if site.aborted else "built"
        except BaseException as error:  # noqa: BLE001
            last = traceback.extract_tb(error.__traceback__)[-1]
            end = f"{type(error).__name__} {str(error)[:60]} ({Path(last.filename).name}:{last.lineno} {last.name})"
        seconds = time.monotonic() - started
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{seconds:6.2f} s {used:5} MB {end}")


def main() -> None:
    if sys.argv[1:2] == ["--build"]:
        _build(sys.argv[2], int(sys.argv[3]))
        return
    for name, bomb in BOMBS.items():
        if len(sys.argv) < 2 or name in sys.argv[1:]:
            for size in (bomb.small, bomb.large):
                print(f"{name:32} {size:8,} {measured(name, size)}", flush=True)


if __name__ == "__main__":
    main()
