"""The same files for the same pages: Pagefind writes its filters, and the values of each, as chance has them.

Its files are gzip, a signature and CBOR (RFC 8949). Each bears a digest of its content in its name, and names the next:
``pagefind-entry.json`` a ``.pf_meta``, and that the files of the filters.
"""

from __future__ import annotations

import gzip
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_FILTERS = 3
"""Where a ``.pf_meta`` has the name and the file of each filter."""
_SYSTEM, _ANY = 9, b"\xff"
"""Where gzip names the system (RFC 1952, section 2.3.1), and none; before Python 3.13 it is the builder's."""


def put_in_order(folder: Path) -> None:
    """Sort the filters of an index, and the values of each."""
    entry = (folder / _ENTRY).read_text("utf-8")
    for path in folder.glob("*.pf_meta"):
        meta = _read(path)
        meta[_FILTERS] = sorted([name, _sorted(folder / "filter", file)] for name, file in meta[_FILTERS])
        language_and_digest = path.stem.partition(".")[2]
        entry = entry.replace(language_and_digest, _replace(path, language_and_digest, meta))
    (folder / _ENTRY).write_text(entry, "utf-8")


def _sorted(folder: Path, file: str) -> str:
    """What the file of a filter is called when its values are sorted."""
    path = folder / f"{file}.pf_filter"
    name, values = _read(path)
    return _replace(path, file, [name, sorted(values)])


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))


def _replace(path: Path, called: str, value: Any) -> str:
    """Put a file of this value in place of another; what it is called."""
    content = _SIGNATURE + cbor2.dumps(value)
    language, _, digest = called.rpartition("_")
    now = f"{language}_{sha256(content).hexdigest()[: len(digest)]}"
    path.unlink()
    packed = gzip.compress(content, mtime=0)
    path.with_name(path.name.replace(called, now)).write_bytes(packed[:_SYSTEM] + _ANY + packed[_SYSTEM + 1 :])
    return now
