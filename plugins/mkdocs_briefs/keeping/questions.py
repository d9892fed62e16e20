"""What a page depends on beside its own text and front matter: the questions that its rendering asks.

``QUESTIONS`` is the whole list. While a page is rendered, each question is recorded with its answer (``recorded``); the
page can be used again as long as each would be answered alike (``Surroundings.answer_alike``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any

from mkdocs_briefs.citations.engine import InFootnote
from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.keeping.page import KeptPage, Question, Refusal
from mkdocs_briefs.keeping.store import digest
from mkdocs_briefs.linking.matcher import Match
from mkdocs_briefs.markup.context import FormatsCitations, TextContext
from mkdocs_briefs.model.actor import Actor, Author, Subject
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.registry import UnknownActorError
from mkdocs_briefs.model.source import Source
from mkdocs_briefs.model.territory import Region, Territory

NAMES, PAGES, SOURCES = "names", "pages", "sources"
"""The groups of questions, by what changes their answers: the registry, the files of the site, the bibliography."""


@lru_cache(maxsize=20_000)
def digest_of(source: Source | None) -> bytes:
    """A digest of all that a source says, and not of where it stands."""
    if source is None:
        return b""
    return digest(source.key, source.entry_type, repr(source.written), source.issued, repr(source.names))


def _find(context: TextContext, name: str) -> Subject | None:
    return context.registry.find(name, context.declared)


def _resolve(context: TextContext, name: str) -> Subject:
    return context.registry.resolve(name, context.declared, context.pages.titles)


QUESTIONS: Mapping[str, tuple[tuple[str, ...], Callable[..., Any]]] = {
    "which names": ((NAMES,), lambda context, text: context.matcher.find(text, context.declared)),
    "who": ((NAMES,), _find),
    "who, or why nobody": ((NAMES, PAGES), _resolve),
    "called": ((PAGES,), lambda context, name: context.pages.called(name, context.src_uri)),
    "withheld": ((PAGES,), lambda context, link: context.is_withheld(link)),
    "subject at": ((NAMES, PAGES), lambda context, link: context.subject_at(link)),
    "link to": ((PAGES,), lambda context, subject: context.href(subject)),
    "export at": ((PAGES,), lambda context, link: context.export_at(link)),
    "link to file": ((PAGES,), lambda context, address: context.file_href(address)),
    "size of": ((), lambda context, link: context.size_of(link)),
    "text of": ((), lambda context, uri: digest(context.body_of(uri))),
    "source": ((SOURCES,), lambda context, key: digest_of(context.engine.bibliography.get(key))),
    "keys": ((SOURCES,), lambda context: digest(*context.engine.bibliography)),
}
"""Each question, with the groups that it belongs to (none: it is always asked again), and how it is answered."""


_ASKED = frozenset(
    "body_of engine export_at file_href href is_withheld matcher pages registry size_of subject_at words".split()
)
"""The fields of a context that are asked, and the words, which go by the site's language."""


def own_text(context: TextContext) -> str:
    """All that is a page's own in its context, as a text by which two can be compared."""
    own = [one.name for one in fields(context) if one.name not in _ASKED]
    return "\n".join(f"{name}: {_text_of(getattr(context, name))}" for name in own)


def _text_of(value: Any) -> str:
    if isinstance(value, Actor | Author | Region | Territory):
        return value.src_uri
    if isinstance(value, re.Pattern):
        return repr(value.pattern)  # its own is cut off
    if isinstance(value, frozenset):
        return repr(sorted(map(_text_of, value)))
    if isinstance(value, Mapping):
        return repr([(_text_of(key), _text_of(item)) for key, item in value.items()])
    return repr(value)


@dataclass(slots=True)
class Record:
    """Questions that were asked, with their answers."""

    answers: dict[Question, Any] = field(default_factory=dict)

    def ask(self, question: Question, answer: Callable[[], Any]) -> Any:
        """Answer a question, and note both. Raises what the answer raises."""
        try:
            found = self.answers[question] = answer()
        except UnknownActorError as error:
            self.answers[question] = _refusal(error)
            raise
        return found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is the same for all pages of a build."""

    digests: Mapping[str, bytes]
    """Of all that the questions of a group are about."""

    def answer_alike(self, page: KeptPage, context: TextContext, others: Mapping[str, Callable[..., Any]]) -> bool:
        """Whether all that a page asked would be answered as it was. ``others`` are further questions."""
        same = {group for group, known in self.digests.items() if page.surroundings.get(group) == known}
        for (name, *args), answer in page.asked:
            groups, ask = QUESTIONS[name] if name in QUESTIONS else ((PAGES,), others[name])
            if groups and same.issuperset(groups):
                continue
            if (ask(context, *args) if name in others else _answer(ask, context, args)) != answer:
                return False
        return True


def _answer(ask: Callable[..., Any], context: TextContext, args: Sequence[Any]) -> Any:
    try:
        return ask(context, *args)
    except UnknownActorError as error:
        return _refusal(error)


def _refusal(error: UnknownActorError) -> Refusal:
    return Refusal(type(error).__name__, str(error))


def recorded(context: TextContext, record: Record) -> TextContext:
    """The same context, whose surroundings note what they are asked."""

    def asking(name: str) -> Callable[..., Any]:
        answer = QUESTIONS[name][1]
        return lambda *args: record.ask((name, *args), lambda: answer(context, *args))

    def body_of(uri: str) -> str:
        record.ask(("text of", uri), lambda: QUESTIONS["text of"][1](context, uri))
        return context.body_of(uri)

    return replace(
        context,
        engine=_Engine(context.engine, asking("source"), asking("keys")),
        matcher=_Matcher(asking("which names")),
        registry=_Registry(asking("who"), asking("who, or why nobody")),
        pages=_Pages(asking("called"), context.pages.titles),
        is_withheld=asking("withheld"),
        subject_at=asking("subject at"),
        href=asking("link to"),
        export_at=asking("export at"),
        file_href=asking("link to file"),
        size_of=asking("size of"),
        body_of=body_of,
    )


@dataclass(frozen=True, slots=True)
class _Matcher:
    _names: Callable[[str], list[Match]]

    def find(self, text: str, declared: Collection[Subject] = ()) -> list[Match]:  # noqa: ARG002 - the page's own
        return self._names(text)


@dataclass(frozen=True, slots=True)
class _Registry:
    _find: Callable[[str], Subject | None]
    _resolve: Callable[[str], Subject]

    def find(self, name: str, declared: Collection[Subject] = ()) -> Subject | None:  # noqa: ARG002 - as above
        return self._find(name)

    def resolve(self, name: str, declared: Collection[Subject] = (), pages: Iterable[str] | None = None) -> Subject:  # noqa: ARG002
        return self._resolve(name)


@dataclass(frozen=True, slots=True)
class _Pages:
    _called: Callable[[str], tuple[str, ...]]
    titles: Iterable[str]

    def called(self, name: str, origin: str = "") -> tuple[str, ...]:  # noqa: ARG002 - as above
        return self._called(name)


class _Bibliography(Mapping[str, Source]):
    def __init__(
        self, sources: Mapping[str, Source], source: Callable[[str], bytes], keys: Callable[[], bytes]
    ) -> None:
        self._sources, self._source, self._keys = sources, source, keys

    def __getitem__(self, key: str) -> Source:
        self._source(key)
        return self._sources[key]

    def __iter__(self) -> Iterator[str]:
        self._keys()
        return iter(self._sources)

    def __len__(self) -> int:
        self._keys()
        return len(self._sources)


class _Engine:
    """An engine whose answers depend on the sources that it is asked for, and on nothing else."""

    def __init__(self, engine: FormatsCitations, source: Callable[[str], bytes], keys: Callable[[], bytes]) -> None:
        self._engine = engine
        self._source = source
        self.bibliography: Mapping[str, Source] = _Bibliography(engine.bibliography, source, keys)

    def format(
        self, clusters: Sequence[Cluster], also: Sequence[str] = (), footnotes: Sequence[InFootnote | None] = ()
    ) -> Formatted:
        for key in (*(item.key for cluster in clusters for item in cluster), *also):
            self._source(key)
        return self._engine.format(clusters, also, footnotes)
