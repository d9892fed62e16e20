"""What an author does to a publication, and what readers must see then: a stale page is worse than a slow one."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from site_tests.benchmark.corpus import Actor, Brief, Corpus
from site_tests.benchmark.project import Project


@dataclass(frozen=True)
class Shown:
    """What shows that an edit has arrived."""

    page: str
    """Its address in the site."""
    text: str = ""
    """What stands in its HTML now; empty if there is no such page any more."""

    def by(self, html: str | None) -> bool:
        """Whether the page, None if there is none, shows the edit."""
        return self.text in html if html is not None and self.text else html is None and not self.text

    def in_site(self, site: Path) -> bool:
        file = site / self.page / "index.html"
        return self.by(file.read_text("utf-8") if file.is_file() else None)


class Author:
    """Edits one project, each time at another place: each method makes one edit."""

    def __init__(self, project: Project, corpus: Corpus) -> None:
        self._project = project
        self._entries = {entry.key: entry for entry in corpus.entries}
        self._briefs = itertools.cycle(corpus.briefs)
        self._profiles = itertools.cycle(corpus.profiles)
        self._named = Counter(actor.name for brief in corpus.briefs for actor in brief.actors)
        self._template = corpus.briefs[0].text
        self._numbers = itertools.count(1)
        self._added = ""

    def edit_brief(self) -> Shown:
        brief, _, mark = self._quote()
        return Shown(f"brief-{brief.number}/", mark)

    def quote_actor(self) -> Shown:
        """The page of an actor quotes the sentence in which a brief names it."""
        _, actor, mark = self._quote()
        return Shown(actor.page, mark)

    def add_alias(self) -> Shown:
        """Some texts have used the name all along."""
        actor = next(self._profiles)
        file = self._project.docs / f"{actor.page.rstrip('/')}.md"
        file.write_text(file.read_text().replace("aliases: [", f"aliases: [{actor.former_name}, "))
        return Shown(actor.page, actor.former_name)

    def change_entry(self) -> Shown:
        """A title, which a brief that cites it shows: the bibliography has it on one of its pages."""
        brief, mark = next(self._briefs), self._mark()
        entry = brief.cited[0]
        file = self._project.bibliography
        before = self._entries[entry.key]
        after = self._entries[entry.key] = before.titled(f"{mark} {before.title}")
        file.write_text(file.read_text().replace(before.bibtex(), after.bibtex()))
        return Shown(f"brief-{brief.number}/", mark)

    def add_brief(self) -> Shown:
        mark = self._mark()
        self._added = f"added-{mark}"
        self._file(self._added).write_text(f"{self._template}\n{mark} was added.\n")
        return Shown(f"{self._added}/", mark)

    def rename_brief(self) -> Shown:
        """The one that was added last."""
        before, self._added = self._added, f"renamed-{self._added}"
        self._file(before).rename(self._file(self._added))
        return Shown(f"{self._added}/", "was added")

    def remove_brief(self) -> Shown:
        """The one that was added last."""
        self._file(self._added).unlink()
        return Shown(f"{self._added}/")

    def _quote(self) -> tuple[Brief, Actor, str]:
        """Have a brief name an actor once more: the one whom fewest name, on the first page of whose list it stands."""
        brief, mark = next(self._briefs), self._mark()
        actor = min(brief.actors, key=lambda one: self._named[one.name])
        with self._file(f"brief-{brief.number}").open("a") as file:
            file.write(f"\n{actor.name} met the press in {mark}.\n")
        return brief, actor, mark

    def _mark(self) -> str:
        return f"Mark{next(self._numbers)}mark"

    def _file(self, stem: str) -> Path:
        return self._project.docs / f"{stem}.md"
