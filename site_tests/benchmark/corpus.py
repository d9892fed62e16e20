"""Synthetic publications, the same at every call: the desks that write them, and their texts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mkdocs_briefs.model.naming import slugify
from site_tests.benchmark.sources import (
    Entry,
    Name,
    any_of,
    entries,
    institutions_and_people,
    one_author_each,
    twenty_surnames,
    with_pairs,
)
from site_tests.benchmark.wording import ZIPF, frequencies, name, natural_sentence, person, pick, sentence

SIXTEEN = ("Armenia Brazil Chad Denmark Egypt Finland Ghana Haiti Iran Japan Kenya Laos Mali Norway Oman Peru").split()
TWENTY = [*SIXTEEN, "Qatar", "Romania", "Senegal", "Tunisia"]


@dataclass(frozen=True)
class People:
    """The actors of a desk."""

    number: int
    declared: int
    """By each brief."""
    steepness: float
    """Of Zipf's law, after which a brief declares them; 0 if all are declared as often."""
    with_profile: range
    """The ranks of those that have a profile."""
    aliases: int
    """Of each profile, about."""


@dataclass(frozen=True)
class Places:
    """The countries of a desk."""

    names: Sequence[str]
    declared: int
    """By each brief."""
    named: int
    """Sentences of each brief that begin with the name of a country, after Zipf."""


@dataclass(frozen=True)
class Desk:
    """Who writes the sources, which of them each brief cites, and whom and what the briefs are about."""

    title: str
    people: People
    places: Places
    authors: Callable[[random.Random], list[tuple[Name, ...]]]
    """Those of every entry."""
    cited: Callable[[random.Random, int, Sequence[Entry]], list[Entry]]
    """What the brief of this number cites."""
    sentence: Callable[[random.Random, int], str] = sentence
    """Of so many words."""


PROFILED = People(number=300, declared=4, steepness=0, with_profile=range(300), aliases=17)
UNPROFILED = People(number=1_000, declared=6, steepness=ZIPF, with_profile=range(50, 1_000, 100), aliases=3)
DECLARED = Places(SIXTEEN, declared=2, named=0)
NAMED = Places(TWENTY, declared=0, named=6)

DESKS = {
    "desk": Desk("a real desk's", UNPROFILED, NAMED, institutions_and_people, any_of),
    "words": Desk(
        "a real desk's, in 20,000 words", UNPROFILED, NAMED, institutions_and_people, any_of, natural_sentence
    ),
    "profiles": Desk("300 profiles, one author each", PROFILED, DECLARED, one_author_each, any_of),
    "pairs": Desk("300 profiles, institutions and people", PROFILED, DECLARED, institutions_and_people, with_pairs),
    "surnames": Desk("300 profiles, twenty surnames", PROFILED, DECLARED, twenty_surnames, any_of),
}


@dataclass(frozen=True)
class Actor:
    name: str
    former_name: str
    """Stands in the briefs that declare an actor with a profile, which does not have it as an alias."""
    page: str
    """Its address in the site."""
    profile: str = ""
    """Its text; empty if it has none."""


@dataclass(frozen=True)
class Brief:
    number: int
    actors: tuple[Actor, ...]
    """Those that it declares."""
    cited: tuple[Entry, ...]
    text: str


@dataclass(frozen=True)
class Corpus:
    actors: tuple[Actor, ...]
    entries: tuple[Entry, ...]
    briefs: tuple[Brief, ...]

    @property
    def profiles(self) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.actors if actor.profile)


def corpus_of(desk: Desk, briefs: int) -> Corpus:
    rng = random.Random(7)
    actors = tuple(_actors(rng, desk))
    by_name = {actor.name: actor for actor in actors}
    often = frequencies(len(by_name), desk.people.steepness)
    known = entries(rng, desk.authors(rng))

    def brief(number: int) -> Brief:
        declared = tuple(by_name[n] for n in pick(rng, list(by_name), often, desk.people.declared))
        cited = tuple(desk.cited(rng, number, known))
        return Brief(number, declared, cited, _text(rng, number, desk, declared, cited))

    return Corpus(actors, known, tuple(map(brief, range(briefs))))


def _actors(rng: random.Random, desk: Desk) -> Iterable[Actor]:
    names: dict[str, None] = {}
    while len(names) < 2 * desk.people.number:
        names[person(rng)] = None
    taken = iter(names)
    for number in range(desk.people.number):
        called, former = next(taken), next(taken)
        if number not in desk.people.with_profile:
            yield Actor(called, former, f"actors/{slugify(called)}/")
            continue
        aliases = ", ".join(f"{name(rng, 3)} {name(rng, 3)}" for _ in range(desk.people.aliases - number % 2))
        profile = (
            f"---\nname: {called}\nkind: person\ncountry: {rng.choice(desk.places.names)}\naliases: [{aliases}]\n---\n"
            f"{desk.sentence(rng, 20)}\n"
        )
        yield Actor(called, former, f"actors/actor-{number}/", profile)


def _text(rng: random.Random, number: int, desk: Desk, actors: Sequence[Actor], cited: Sequence[Entry]) -> str:
    """About 600 words in twelve paragraphs."""
    places, sentence = desk.places, desk.sentence
    often = frequencies(len(places.names))
    declared = [*(actor.name for actor in actors), *rng.sample(places.names, places.declared)]
    named = iter(rng.choices(places.names, often, k=places.named))
    former = iter([actor.former_name for actor in actors if actor.profile][:1])
    sources = iter(cited)
    lines = [
        f"---\ntitle: Synthetic brief {number}\ndate: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
        f"author: Author {number % 9}\nregion: {rng.choices(places.names, often)[0]}",
        f"actors: [{', '.join(declared)}]\nsummary: {sentence(rng, 15)}\n---",
    ]
    for section in range(4):
        lines.append(f"## Section {section}\n")
        for paragraph in range(3):
            text = [sentence(rng, 12) for _ in range(4)]
            text[0] = f"{rng.choice(declared)} {text[0].lower()}"
            if (section + paragraph) % 2 == 0 and (source := next(sources, None)):
                locator = f", p. {rng.randint(1, 300)}" if int(source.key[3:]) % 2 else ""
                text[1] = f"{text[1][:-1]} [@{source.key}{locator}]."
            if (section + paragraph) % 2 == 1 and (country := next(named, None)):
                text[2] = f"{country} {text[2].lower()}"
            if paragraph == 1 and (old_name := next(former, None)):
                text[2] += f" {old_name} {sentence(rng, 8).lower()}"
            if paragraph == 2 and (source := next(sources, None)):
                text[3] = f"{text[3][:-1]} [@{source.key}]."
            lines.append(" ".join(text) + "\n")
    return "\n".join(lines)
