"""A citation engine that keeps what it formats: a page whose citations are those of an earlier build costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from mkdocs_briefs.citations.engine import CitedPage, Engine, InFootnote
from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.keeping.questions import digest_of
from mkdocs_briefs.keeping.store import Store, digest
from mkdocs_briefs.keeping.values import StaleError, Values
from mkdocs_briefs.model.citation import Cluster
from mkdocs_briefs.model.source import Source

_VALUES = Values(())
"""Citations name no subject."""

_Alone = tuple[str, Mapping[str, Any]]
"""A source's reference, and its item in CSL-JSON."""


class KeepingEngine:
    """See ``citations.engine.Engine``. ``manner`` is a digest of all that answers depend on beside the sources."""

    def __init__(self, engine: Engine, store: Store, manner: bytes) -> None:
        self.bibliography = engine.bibliography
        self._engine = engine
        self._store = store
        self._manner = manner
        self._alone: dict[str, _Alone] = {}
        """By key. A forked process has what is here, and must not ask the store."""

    def prepare(self, pages: Iterable[CitedPage]) -> None:
        self._engine.prepare([page for page in pages if self._store.get(self._key_of_page(page)) is None])

    def prepare_references(self, sources: Iterable[Source]) -> None:
        self._engine.prepare_references([source for source in sources if not self._kept_alone(source)])

    def format(
        self, clusters: Sequence[Cluster], also: Sequence[str] = (), footnotes: Sequence[InFootnote | None] = ()
    ) -> Formatted:
        page = CitedPage(tuple(clusters), tuple(also), tuple(footnotes))
        key = self._key_of_page(page)
        made: Formatted = self._kept(
            key, lambda: self._engine.format(clusters, also, footnotes), lambda found: not found.failed
        )
        return made

    def reference(self, key: str) -> str:
        return self._of(self.bibliography[key])[0]

    def reference_of(self, source: Source) -> str:
        return self._of(source)[0]

    def item_of(self, source: Source) -> Mapping[str, Any]:
        return self._of(source)[1]

    def refused(self, sources: Collection[Source]) -> Mapping[str, str]:
        unknown = {self._key("sound", source): source for source in sources if not self._kept_alone(source)}
        unknown = {key: source for key, source in unknown.items() if self._store.get(key) is None}
        refused = self._engine.refused(unknown.values())
        for key, source in unknown.items():
            if source.key not in refused:
                self._store.put(key, b"")
        return refused

    @property
    def is_idle(self) -> bool:
        return self._engine.is_idle

    def close(self) -> None:
        self._engine.close()

    def _of(self, source: Source) -> _Alone:
        if source.key not in self._alone:
            engine = self._engine
            self._alone[source.key] = self._kept(
                self._key("reference", source), lambda: (engine.reference_of(source), engine.item_of(source)), all
            )
        return self._alone[source.key]

    def _kept_alone(self, source: Source) -> bool:
        return source.key in self._alone or self._store.get(self._key("reference", source)) is not None

    def _kept(self, key: bytes, make: Callable[[], Any], is_sound: Callable[[Any], object]) -> Any:
        """What is kept under a key, or else what is made now. What the engine refused is not kept."""
        if not self._store.keeps:
            return make()
        if (data := self._store.get(key)) is not None:
            try:
                return _VALUES.read(data)
            except StaleError:
                pass  # of another version, or damaged
        made = make()
        if is_sound(made):
            self._store.put(key, _VALUES.written(made))
        return made

    def _key_of_page(self, page: CitedPage) -> bytes:
        digests = (digest_of(self.bibliography.get(key)) for key in page.keys)
        return digest("citations", self._manner, repr(page), *digests)

    def _key(self, what: str, source: Source) -> bytes:
        return digest(what, self._manner, digest_of(source))
