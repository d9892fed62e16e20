"""Where actors and countries appear: in which briefs, declared or mentioned, and on which other pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from mkdocs_briefs.model.actor import Subject
from mkdocs_briefs.model.brief import Brief, newest_first
from mkdocs_briefs.model.grouping import grouped
from mkdocs_briefs.model.mention import Mention
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.publication import Publication
from mkdocs_briefs.model.shelves import Shelves, each_once
from mkdocs_briefs.model.territory import Territory


@dataclass(frozen=True, slots=True)
class Appearance:
    """One brief in which a subject appears."""

    brief: Brief
    mentions: tuple[Mention, ...]
    """In the order of the text; empty if the brief declares the subject and its text never mentions it."""

    @property
    def count(self) -> int:
        return len(self.mentions)


@dataclass(frozen=True)
class Appearances:
    """Who appears where. Every answer has a stable order."""

    publication: Publication
    shelves: Shelves
    mentions: Mapping[str, tuple[Mention, ...]]
    """By ``src_uri``, in the order of the text."""

    @cached_property
    def countries(self) -> tuple[Territory, ...]:
        """The countries that have a page: those of ``Publication.countries``, and those that texts mention; by name."""
        named = {subject for subject in (*self._of, *self._other_pages) if isinstance(subject, Territory)}
        return tuple(sorted(named.union(self.publication.countries), key=self.alphabetical))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Those in lists of actors, by name: the actors, and the countries that briefs declare or mention."""
        states = [country for country in self.countries if country in self._of]
        return tuple(sorted((*self.publication.actors, *states), key=self.alphabetical))

    @cached_property
    def present(self) -> tuple[Subject, ...]:
        """The subjects that appear in briefs, by name."""
        return tuple(sorted(self._of, key=self.alphabetical))

    def of(self, subject: Subject) -> tuple[Appearance, ...]:
        """The briefs that declare or mention the subject, newest first."""
        return self._of.get(subject, ())

    def elsewhere(self, country: Territory) -> tuple[Appearance, ...]:
        """The briefs that declare or mention the country but are not on it, newest first."""
        own = {brief.work for brief in self.shelves.on(country)}
        return tuple(appearance for appearance in self.of(country) if appearance.brief.work not in own)

    @cached_property
    def naming(self) -> Callable[[Territory], tuple[Brief, ...]]:
        """Returns the briefs on a country, and those that declare or mention it; newest first."""
        return cache(self._naming)  # each page of a long list asks

    def _naming(self, country: Territory) -> tuple[Brief, ...]:
        found = {*self.shelves.on(country), *(appearance.brief for appearance in self.of(country))}
        return each_once(sorted(found, key=newest_first))

    def other_pages(self, subject: Subject) -> tuple[str, ...]:
        """The ``src_uri`` of other pages than briefs that mention the subject, sorted: profiles, ordinary pages."""
        return self._other_pages.get(subject, ())

    def subjects_in(self, brief: Brief) -> tuple[Subject, ...]:
        """The subjects that the brief declares, then those that only its text mentions."""
        return tuple(self._in.get(brief, ()))

    def years(self, subject: Subject) -> Mapping[int, int]:
        """The number of mentions of the subject in the briefs of each year; years without mentions are left out."""
        counts: Counter[int] = Counter()
        for appearance in self.of(subject):
            if appearance.brief.date and appearance.count:
                counts[appearance.brief.date.year] += appearance.count
        return dict(sorted(counts.items()))

    def alphabetical(self, subject: Subject) -> tuple[str, str]:
        """A sort key. Subjects may share a name, so their page makes it unique."""
        return fold(subject.name), self.publication.page_of(subject)

    @cached_property
    def _of(self) -> Mapping[Subject, tuple[Appearance, ...]]:
        found = grouped(
            (subject, Appearance(brief, mentions))
            for brief, subjects in self._in.items()
            for subject, mentions in subjects.items()
        )
        if len(self.publication.listed) == len(self.publication.editions):
            return found
        listed = {subject: frozenset(each_once(one.brief for one in every)) for subject, every in found.items()}
        return {
            subject: tuple(one for one in every if one.brief in listed[subject]) for subject, every in found.items()
        }

    @cached_property
    def _in(self) -> Mapping[Brief, Mapping[Subject, tuple[Mention, ...]]]:
        """By brief, newest first: the subjects that it declares, then those that it mentions, with their mentions."""
        found = {}
        for brief in self.publication.editions:
            mentioned = grouped((mention.subject, mention) for mention in self.mentions.get(brief.src_uri, ()))
            found[brief] = {**dict.fromkeys(brief.actors, ()), **mentioned}
        return found

    @cached_property
    def _other_pages(self) -> Mapping[Subject, tuple[str, ...]]:
        others = sorted(set(self.mentions).difference(self.publication.briefs_by_page))
        named = {page: dict.fromkeys(mention.subject for mention in self.mentions[page]) for page in others}
        return grouped((subject, page) for page, subjects in named.items() for subject in subjects)
