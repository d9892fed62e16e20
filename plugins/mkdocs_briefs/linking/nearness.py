"""Names that are nearly the same: another spelling, a part of the other, its initials."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from mkdocs_briefs.linking.candidates import small_words
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.words.lexicon import lexicon

_ALIKE = 80
"""Per cent of two words' letters that agree in order: Sergei and Sergey have 83, Sweden and Norway 33."""
_ALIKE_IN_FIRST_NAMES = 70
"""First names differ more from one spelling to another: Serguei and Sergey have 77."""
_SHORTEST = 5
"""Letters of a word of which one may differ: in shorter ones it makes another word, as in Iran and Iraq."""
_FEWEST_INITIALS = 3
"""Of a name that nobody registered: two capitals are the initials of too many."""
_BETWEEN = re.compile(r"[\W_]+")
_PERSONS = (ActorKind.PERSON, None)
"""Kinds of what may be a person: where no profile says, it may."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A name of an actor, taken apart."""

    folded: str
    words: tuple[str, ...]
    """Without particles."""
    is_acronym: bool
    actor: Actor | None = None

    @property
    def may_be_person(self) -> bool:
        return self.actor is not None and self.actor.kind in _PERSONS

    @property
    def initials(self) -> str:
        """What an acronym of it would be, folded; nothing where there is none."""
        fewest = _FEWEST_INITIALS if self.actor is None else 2
        is_person = self.actor is not None and self.actor.kind is ActorKind.PERSON
        return "" if len(self.words) < fewest or is_person else "".join(word[0] for word in self.words)


class NearNames:
    """The names of actors, to be asked which of them are near another."""

    def __init__(self, actors: Iterable[Actor], distinct: Collection[str] = ()) -> None:
        """``distinct`` are folded words that are never a slip for one another, as names of countries."""
        self._distinct = lexicon().directions.union(distinct)
        self._by_word: dict[str, list[_Form]] = {}
        self._by_initials: dict[str, list[_Form]] = {}
        for form in (_form(name, actor) for actor in actors for name in _names(actor)):
            for word in form.words:
                self._by_word.setdefault(word, []).append(form)
            self._by_initials.setdefault(form.initials, []).append(form)
        self._vocabulary = sorted(self._by_word)
        self._alike = cache(self._find_alike)

    def near(self, name: str) -> tuple[Actor, ...]:
        """The actors with a name that is near this one, or the same, by name."""
        form = _form(name)
        found = {known.actor for known in self._candidates(form) if known.actor and self._is_near(form, known)}
        return tuple(sorted(found, key=lambda actor: (fold(actor.name), actor.src_uri)))

    def _candidates(self, form: _Form) -> Iterator[_Form]:
        for word in form.words:
            for alike in self._alike(word):
                yield from self._by_word[alike]
        if len(form.words) == 1:
            yield from self._by_initials.get(form.words[0], ())
        yield from self._by_word.get(form.initials, ())

    def _find_alike(self, word: str) -> tuple[str, ...]:
        if not self._may_slip(word):
            return (word,) if word in self._by_word else ()
        found = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
        return tuple(known for known, _, _ in found if known == word or self._may_slip(known))

    def _may_slip(self, word: str) -> bool:
        return len(word) >= _SHORTEST and word.isalpha() and word not in self._distinct

    def _is_near(self, form: _Form, known: _Form) -> bool:
        if len(form.words) == len(known.words):
            return self._in_order(form, known, known)
        shorter, longer = sorted((form, known), key=lambda each: len(each.words))
        if _is_initials(shorter, longer):
            return True
        if len(shorter.words) < 2 or longer.folded.endswith((f" of {shorter.folded}", f" of the {shorter.folded}")):
            return False  # "Charter of the United Nations" is no other name of the United Nations
        if _abbreviates(shorter, longer):
            return True
        has_end = self._are_alike(shorter.words[-1], longer.words[-1])
        has_beginning = longer.folded.startswith(f"{shorter.folded} of ")
        return has_beginning or (has_end and self._in_order(shorter, longer, known))

    def _in_order(self, few: _Form, many: _Form, known: _Form) -> bool:
        """Whether each word of one has a word of the other that is alike, in order."""
        are_alike = self._are_alike
        if known.may_be_person and few.words[-1] == many.words[-1]:
            are_alike = self._are_first_names_alike
        rest = iter(many.words)
        return all(any(are_alike(word, other) for other in rest) for word in few.words)

    def _are_alike(self, one: str, other: str) -> bool:
        if one == other:
            return True
        return self._may_slip(one) and self._may_slip(other) and fuzz.ratio(one, other) >= _ALIKE

    def _are_first_names_alike(self, one: str, other: str) -> bool:
        if one == other or not self._distinct.isdisjoint((one, other)):
            return one == other
        shorter, longer = sorted((one, other), key=len)
        is_initial = len(shorter) == 1 and longer.startswith(shorter)
        return is_initial or fuzz.ratio(one, other) >= _ALIKE_IN_FIRST_NAMES


def _names(actor: Actor) -> Iterator[str]:
    yield from (actor.name, *actor.aliases)
    words = actor.name.split()
    if actor.kind in _PERSONS and len(words) > 1:
        yield words[-1]


def _form(name: str, actor: Actor | None = None) -> _Form:
    folded = fold(name)
    words = tuple(word for word in _BETWEEN.split(folded) if word and word not in small_words())
    return _Form(folded, words, name.isupper(), actor)


def _is_initials(short: _Form, long: _Form) -> bool:
    return short.is_acronym and short.words == (long.initials,)


def _abbreviates(short: _Form, long: _Form) -> bool:
    """Whether the first word of one has the initials of the first words of the other, as in UN Security Council."""
    letters, rest = short.words[0], short.words[1:]
    beginning = "".join(word[0] for word in long.words[: len(letters)])
    return len(letters) > 1 and letters == beginning and rest == long.words[len(letters) :]
