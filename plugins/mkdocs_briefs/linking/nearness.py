"""Similar names: another spelling, a part of the other name, its initials (fuzzy matching)."""

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

_MIN_SIMILARITY = 80
"""The least similarity of two words, in per cent (``fuzz.ratio``): Sergei and Sergey 83, Sweden and Norway 33."""
_MIN_FIRST_NAME_SIMILARITY = 70
"""The same for first names before one surname, whose spellings differ more: Serguei and Sergey 77."""
_MIN_LETTERS = 5
"""Shorter words must be equal: in them one letter makes another word, as in Iran and Iraq."""
_MIN_INITIALS = 3
"""The fewest initials of an unregistered name: two letters are the initials of too many names."""
_SEPARATOR = re.compile(r"[\W_]+")
_PERSON_KINDS = (ActorKind.PERSON, None)
"""The kinds of actors that may be persons. None: no profile states the kind."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A name, split into words; of a registered actor if ``actor`` is given."""

    folded: str
    words: tuple[str, ...]
    """Without particles."""
    is_acronym: bool
    actor: Actor | None = None

    @property
    def may_be_person(self) -> bool:
        return self.actor is not None and self.actor.kind in _PERSON_KINDS

    @property
    def initials(self) -> str:
        """The acronym of the name, folded; empty if it has none, as persons and short names."""
        fewest = _MIN_INITIALS if self.actor is None else 2
        is_person = self.actor is not None and self.actor.kind is ActorKind.PERSON
        return "" if len(self.words) < fewest or is_person else "".join(word[0] for word in self.words)


class NearNames:
    """An index of the names of actors, for queries by similarity."""

    def __init__(self, actors: Iterable[Actor], distinct: Collection[str] = ()) -> None:
        """``distinct`` are folded words that are never misspellings of one another, as names of countries."""
        self._distinct = lexicon().directions.union(distinct)
        self._by_word: dict[str, list[_Form]] = {}
        self._by_initials: dict[str, list[_Form]] = {}
        for form in (_form(name, actor) for actor in actors for name in _names(actor)):
            for word in form.words:
                self._by_word.setdefault(word, []).append(form)
            self._by_initials.setdefault(form.initials, []).append(form)
        self._vocabulary = sorted(self._by_word)
        self._similar = cache(self._find_similar)

    def near(self, name: str) -> tuple[Actor, ...]:
        """The actors with a name equal or similar to this one, by name."""
        form = _form(name)
        found = {known.actor for known in self._candidates(form) if known.actor and self._is_near(form, known)}
        return tuple(sorted(found, key=lambda actor: (fold(actor.name), actor.src_uri)))

    def _candidates(self, form: _Form) -> Iterator[_Form]:
        for word in form.words:
            for alike in self._similar(word):
                yield from self._by_word[alike]
        if len(form.words) == 1:
            yield from self._by_initials.get(form.words[0], ())
        yield from self._by_word.get(form.initials, ())

    def _find_similar(self, word: str) -> tuple[str, ...]:
        if not self._may_be_misspelt(word):
            return (word,) if word in self._by_word else ()
        found = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_MIN_SIMILARITY, limit=None)
        return tuple(known for known, _, _ in found if known == word or self._may_be_misspelt(known))

    def _may_be_misspelt(self, word: str) -> bool:
        return len(word) >= _MIN_LETTERS and word.isalpha() and word not in self._distinct

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
        has_end = self._are_similar(shorter.words[-1], longer.words[-1])
        has_beginning = longer.folded.startswith(f"{shorter.folded} of ")
        return has_beginning or (has_end and self._in_order(shorter, longer, known))

    def _in_order(self, few: _Form, many: _Form, known: _Form) -> bool:
        """Whether each word of ``few`` has a similar word in ``many``, in order."""
        are_similar = self._are_similar
        if known.may_be_person and few.words[-1] == many.words[-1]:
            are_similar = self._are_similar_first_names
        rest = iter(many.words)
        return all(any(are_similar(word, other) for other in rest) for word in few.words)

    def _are_similar(self, one: str, other: str) -> bool:
        if one == other:
            return True
        return self._may_be_misspelt(one) and self._may_be_misspelt(other) and fuzz.ratio(one, other) >= _MIN_SIMILARITY

    def _are_similar_first_names(self, one: str, other: str) -> bool:
        if one == other or not self._distinct.isdisjoint((one, other)):
            return one == other
        shorter, longer = sorted((one, other), key=len)
        is_initial = len(shorter) == 1 and longer.startswith(shorter)
        return is_initial or fuzz.ratio(one, other) >= _MIN_FIRST_NAME_SIMILARITY


def _names(actor: Actor) -> Iterator[str]:
    yield from (actor.name, *actor.aliases)
    words = actor.name.split()
    if actor.kind in _PERSON_KINDS and len(words) > 1:
        yield words[-1]


def _form(name: str, actor: Actor | None = None) -> _Form:
    folded = fold(name)
    words = tuple(word for word in _SEPARATOR.split(folded) if word and word not in small_words())
    return _Form(folded, words, name.isupper(), actor)


def _is_initials(short: _Form, long: _Form) -> bool:
    return short.is_acronym and short.words == (long.initials,)


def _abbreviates(short: _Form, long: _Form) -> bool:
    """Whether the first word of ``short`` abbreviates the first words of ``long``, as in UN Security Council."""
    letters, rest = short.words[0], short.words[1:]
    beginning = "".join(word[0] for word in long.words[: len(letters)])
    return letters == beginning and rest == long.words[len(letters) :]
