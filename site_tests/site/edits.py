"""A project, and edits of each kind that an author makes."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import yaml
from site_tests.mini_site import brief

BIB = """
@book{ash2001, author = {Ash, Ann}, title = {One Book}, date = {2001}, publisher = {Press}}
@book{ash2002, author = {Ash, Ann}, title = {Another Book}, date = {2002}, publisher = {Press}}
@article{birch1999, author = {Birch, Bo and Ash, Ed}, title = {An Article}, journaltitle = {Journal}, date = {1999}}
@report{board2010, author = {{The Board of Trade}}, title = {A Report}, date = {2010}, institution = {Board}}
"""
FILES = {
    "docs/one.md": brief(
        "Jane Doe met the Board in Norway [@ash2001, p. 4].\n\n## Terms\n\nDoe agreed [@birch1999]. "
        "See [two](two.md#terms).",
        title="One",
        actors="Jane Doe",
    ),
    "docs/two.md": brief("## Terms\n\nThe Guild of Printers wrote to Kenya [@board2010].", title="Two", actors="Acme"),
    "docs/three.md": brief("Acme sold to Chile, as @ash2002 says. See [[One]].", title="Three", actors="Acme"),
    "docs/four.md": brief("Nobody is named here.", title="Four", more="status: draft"),
    "docs/five.md": brief(
        "Chile agreed.",
        title="Five",
        more="status_note: Norway and [[Jane Doe]] met again [@ash2002].\n"
        "key_judgements: [{text: Acme stays., likelihood: likely, sources: ash2001}]\n"
        "corrections: [{date: 2026-01-03, text: 'Kenya was not there [@ash2001].'}]",
    ),
    "docs/six.md": brief(
        "Jane Doe left Acme.", title="Six", more="status: withdrawn\nstatus_note: It was not so."
    ).replace("actors: []\n", ""),
    "docs/actors/guild.md": "---\nname: Guild of Printers\naliases: [the Guild]\n---\nA guild. See [[Jane Doe]].\n",
    "docs/index.md": "# Home\n\nWelcome. [All](bibliography.md)\n",
    "bib/all.bib": BIB,
}

Edit = Callable[[Path, random.Random], None]


def longer(root: Path, chance: random.Random) -> None:
    file = chance.choice(sorted((root / "docs").glob("*.md")))
    words = chance.choice(
        [
            "Jane Doe came.",
            "The Guild sat [@ash2001].",
            "Norway and Chile [@birch1999; @ash2002].",
            "## Again\n\n@nobody.",
            "Peru.",
        ]
    )
    file.write_text(f"{file.read_text('utf-8')}\n{words}\n", "utf-8")


def shorter(root: Path, chance: random.Random) -> None:
    file = chance.choice(sorted((root / "docs").glob("*.md")))
    lines = file.read_text("utf-8").rstrip("\n").split("\n")
    if lines[-1] != "---":
        file.write_text("\n".join(lines[:-1]) + "\n", "utf-8")


def front_matter(root: Path, chance: random.Random) -> None:
    file = chance.choice(sorted((root / "docs").glob("t*.md")))
    before = file.read_text("utf-8")
    old, new = chance.choice(
        [("title: T", "title: Other T"), ("actors: [Acme", "actors: [Kenya, Acme"), ("region: Norway", "region: Chile")]
    )
    file.write_text(before.replace(old, new, 1), "utf-8")


def alias(root: Path, chance: random.Random) -> None:
    file = root / "docs/actors/guild.md"
    if file.exists():
        name = chance.choice(["the Guild", "Printers", "the Board"])
        file.write_text(f"---\nname: Guild of Printers\naliases: [{name}]\n---\nA guild.\n", "utf-8")


def profile(root: Path, chance: random.Random) -> None:
    file = root / "docs/actors/jane.md"
    if file.exists():
        file.unlink()
    else:
        file.write_text("---\nname: Jane Doe\nkind: person\naliases: [Lady Jane]\n---\nShe writes.\n", "utf-8")


def entry(root: Path, chance: random.Random) -> None:
    file = root / "bib/all.bib"
    old = chance.choice(["One Book", "Ash, Ann", "1999", "A Report"])
    file.write_text(file.read_text("utf-8").replace(old, f"{old}{chance.randrange(2, 9)}", 1), "utf-8")


def new_brief(root: Path, chance: random.Random) -> None:
    number = chance.randrange(100)
    (root / f"docs/new-{number}.md").write_text(brief("Acme and Jane Doe [@ash2001].", title=f"New {number}"), "utf-8")


def removed(root: Path, chance: random.Random) -> None:
    if files := sorted((root / "docs").glob("new-*.md")):
        chance.choice(files).unlink()


def renamed(root: Path, chance: random.Random) -> None:
    if files := sorted((root / "docs").glob("new-*.md")):
        file = chance.choice(files)
        file.rename(file.with_name(f"new-{chance.randrange(100, 200)}.md"))


def draft(root: Path, chance: random.Random) -> None:
    file = root / "docs/four.md"
    before = file.read_text("utf-8")
    old, new = ("draft", "published") if "draft" in before else ("published", "draft")
    file.write_text(before.replace(old, new), "utf-8")


def head(root: Path, chance: random.Random) -> None:
    """What the theme shows around a text, and not in it."""
    file = chance.choice([root / f"docs/{name}.md" for name in ("one", "two", "three")])
    field = chance.choice(["description: Of late.", "hide: [navigation]", "status: superseded", "icon: material/star"])
    before = file.read_text("utf-8")
    if field.partition(":")[0] + ":" not in before:
        file.write_text(before.replace("---\n", f"---\n{field}\n", 1), "utf-8")


def configuration(root: Path, chance: random.Random) -> None:
    """The navigation, or what stands on each page."""
    file = root / "mkdocs.yml"
    settings = yaml.safe_load(file.read_text("utf-8"))
    names = ["one", "three", "two"]
    chance.shuffle(names)
    settings |= chance.choice(
        [
            {"nav": [{"Home": "index.md"}, {"Some": [f"{name}.md" for name in names]}]},
            {"nav": [{"First": "index.md"}, *(f"{name}.md" for name in names)]},
            {"copyright": f"By {names[0]}"},
            {"site_name": f"About {names[0]}"},
        ]
    )
    file.write_text(yaml.safe_dump(settings), "utf-8")


EDITS: tuple[Edit, ...] = (
    *(longer, longer, longer, shorter, front_matter, alias, profile, entry, new_brief, removed, renamed, draft),
)


AROUND: tuple[Edit, ...] = (head, configuration)
"""What the theme shows around texts."""

# Each once, and what a later one needs before it.
SERIES: tuple[Edit, ...] = (
    *(new_brief, longer, renamed, alias, draft, shorter, entry, front_matter, profile, removed),
)
