"""A store on disk: what earlier builds have made, by a digest of what they made it of.

It is one file of SQLite in a folder that may be deleted at any time. Nothing depends on it but speed: where it cannot
be read or written, a build makes all anew, and says so once (``trouble``).
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

FOLDER = Path(".cache", "briefs")
"""Beside ``mkdocs.yml``, as Material's plugins have theirs."""
_FILE = "kept.sqlite"
_DAYS = 30
"""What no build has used for so long is deleted."""
_PATIENCE = 2.0
"""Seconds to wait for another build that writes."""
_CHECK = 8
"""Bytes of a digest before each value, by which a damaged one is known."""
_MOST_WAITING = 8_000_000
"""Bytes that wait to be written."""
_TABLE = "create table if not exists kept (key blob primary key, value blob not null, day integer not null)"
_DAMAGED = ("malformed", "not a database", "no such column", "disk image")


def digest(*parts: str | bytes) -> bytes:
    """A short digest of some texts, by which values are kept."""
    made = blake2b(digest_size=16)
    for part in parts:
        encoded = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(encoded).to_bytes(8, "little") + encoded)
    return made.digest()


class Store:
    """Values by key. What is put is written by ``write``, and as soon as it is much; each time all or nothing."""

    def __init__(self, folder: Path | None) -> None:
        """``folder`` is None to keep nothing."""
        self.trouble = ""
        """Why something could not be kept; empty if all could."""
        self._folder = folder
        self._connection: sqlite3.Connection | None = None
        self._today = int(time.time() // 86400)
        self._new: dict[bytes, bytes] = {}
        self._waiting = 0
        """Bytes of these."""
        self._is_empty = False
        """Whether there was nothing in the file when it was opened, and nothing was written into it since."""
        self._most_waiting: float = _MOST_WAITING
        self._inherited: sqlite3.Connection | None = None
        self._used: list[bytes] = []
        """Keys of values that were last used on another day."""
        if folder is not None:
            self._open(folder)

    @property
    def keeps(self) -> bool:
        """Whether what is put may be found again."""
        return self._connection is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be found: no build has kept anything yet."""
        return self._is_empty or not self.keeps

    def get(self, key: bytes) -> bytes | None:
        """The value under a key; None if there is none, or a damaged one."""
        if key in self._new:
            return self._new[key]
        if self._connection is None or self._is_empty:
            return None
        try:
            found = self._connection.execute("select value, day from kept where key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if found is None:
            return None
        value, day = found
        if not isinstance(value, bytes) or value[:_CHECK] != _check(value[_CHECK:]):
            return None
        if day != self._today:
            self._used.append(key)
        return value[_CHECK:]

    def put(self, key: bytes, value: bytes) -> None:
        if not self.keeps:
            return
        self._new[key] = value
        self._waiting += len(value)
        if self._waiting > self._most_waiting:
            self._do(self._insert)

    def begin_apart(self) -> None:
        """Go on in a forked process: what is put waits for ``taken``."""
        self._inherited = self._connection  # which must not even be closed here, as it is when nobody has it
        self._connection = None
        self._new.clear()
        self._most_waiting = math.inf
        if self._folder is not None:
            self._open(self._folder)

    def taken(self) -> dict[bytes, bytes]:
        """What was put since the last time, for the store of another process."""
        new, self._new = self._new, {}
        return new

    def write(self) -> None:
        """Write what was put, and forget what no build uses."""
        if self._new or self._used:
            self._do(self._insert)
            self._do(self._date)

    def close(self) -> None:
        """Write what was put, for the last time."""
        self.write()
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _do(self, step: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file, all or nothing."""
        if self._connection is None:
            return
        try:
            with self._connection as connection:
                step(connection)
        except sqlite3.Error as error:
            self._give_up(error)

    def _insert(self, connection: sqlite3.Connection) -> None:
        rows = ((key, _check(value) + value, self._today) for key, value in self._new.items())
        connection.executemany("insert or replace into kept values (?, ?, ?)", rows)
        self._new.clear()
        self._waiting = 0
        self._is_empty = False

    def _date(self, connection: sqlite3.Connection) -> None:
        connection.executemany("update kept set day = ? where key = ?", ((self._today, key) for key in self._used))
        self._used.clear()
        # All rows are looked through for it: once a day is enough.
        if self._today not in connection.execute("pragma user_version").fetchone():
            connection.execute("delete from kept where day < ?", (self._today - _DAYS,))
            connection.execute(f"pragma user_version = {self._today}")

    def _open(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            ignored = folder / ".gitignore"
            if not ignored.exists():
                ignored.write_text("*\n", encoding="utf-8")
            connection = sqlite3.connect(folder / _FILE, timeout=_PATIENCE, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            self.trouble = str(error)
            return
        try:
            # The file is worth less than the time that waiting for the disk takes: what is damaged is made anew.
            connection.execute("pragma synchronous = off")
            connection.execute(_TABLE)
            self._is_empty = not connection.execute("select key, value, day from kept limit 1").fetchone()
        except sqlite3.Error as error:
            connection.close()
            self._give_up(error)
            return
        self._connection = connection

    def _give_up(self, error: sqlite3.Error) -> None:
        """Keep nothing more. A damaged file is deleted, so that the next build begins with an empty one."""
        self.trouble = str(error)
        self._new.clear()
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._folder is not None and any(sign in self.trouble for sign in _DAMAGED):
            try:
                (self._folder / _FILE).unlink(missing_ok=True)
            except OSError as refused:
                self.trouble += f"; {refused}"


def store_in(root: Path, *, keeps: bool) -> Store:
    """The store of the project in a folder, or one that keeps nothing."""
    return Store(root / FOLDER if keeps else None)


def _check(value: bytes) -> bytes:
    return blake2b(value, digest_size=_CHECK).digest()
