"""The files that Pagefind has written are divided, with every word where a browser looks for it."""

from __future__ import annotations

import gzip
import json

import cbor2
import pytest

from mkdocs_briefs.adapter.search import files as search_files
from mkdocs_briefs.adapter.search.files import rework


def write(path, value, written=cbor2.dumps):
    path.parent.mkdir(parents=True, exist_ok=True)
    content = written(value)
    path.write_bytes(gzip.compress(b"pagefind_dcd" + (content if isinstance(content, bytes) else content.encode())))


def read(path):
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def word(called, pages, variants=()):
    """In this many pages, from the first: their second and fourth words."""
    return [called, [[min(number, 1), [-25, 1, -50, 2], []] for number in range(pages)], list(variants)]


WORDS = [[word("arm", 1), word("army", 9)], [word("art", 2, [["ärt", [[1, [2], [4]]] * 9]]), word("treati", 30)]]
TEXT = "On treaties and Treaty, and on."


@pytest.fixture
def index(tmp_path, monkeypatch):
    monkeypatch.setattr(search_files, "_ROOM", 60)
    monkeypatch.setattr(search_files, "_LONG", 50)
    monkeypatch.setattr(search_files, "_SHARE", 0.5)
    for name, words in zip("ab", WORDS, strict=True):
        write(tmp_path / f"index/en_{name}.pf_index", [words])
    write(tmp_path / "filter/en_f.pf_filter", ["year", [["2026", [1]], ["2025", [2]]]])
    chunks = [["arm", "army", "en_a"], ["art", "the", "en_b"]]
    write(
        tmp_path / "pagefind.en_m.pf_meta",
        ["1.5.2", [[f"en_{number}", 6] for number in range(30)], chunks, [["year", "en_f"]], [], []],
    )
    for number in range(30):
        text = TEXT if number else "Here 1958\u20131962 are"
        write(tmp_path / f"fragment/en_{number}.pf_fragment", {"content": text}, json.dumps)
    (tmp_path / "pagefind-entry.json").write_text('{"languages":{"en":{"hash":"en_m"}}}')
    (tmp_path / "pagefind.js").write_text("a=this.backend.request_indexes(ptr,term);")
    rework(tmp_path)
    return tmp_path


@pytest.fixture
def meta(index):
    (path,) = index.glob("*.pf_meta")
    assert json.loads((index / "pagefind-entry.json").read_text())["languages"]["en"]["hash"] == path.name.split(".")[1]
    return read(path)


def test_each_word_is_in_the_file_of_its_range_and_none_is_lost(index, meta):
    files = {name: read(index / f"index/{name}.pf_index")[0] for _, _, name in meta[2]}
    assert [called for words in files.values() for called in words] == [called for words in WORDS for called in words]
    assert len(list((index / "index").iterdir())) == len(files) == 4
    for begin, end, name in meta[2]:
        assert begin <= files[name][0][0]
        assert files[name][-1][0].startswith(end) or files[name][-1][0] <= end


def test_ranges_are_no_longer_than_needed(meta):
    assert [chunk[:2] for chunk in meta[2]] == [["arm", "arm"], ["army", "army"], ["art", "art"], ["t", "treati"]]


def test_the_commonest_words_are_noted_as_they_are_written(index):
    assert json.loads((index / "common.json").read_text()) == ["treati", "treaties", "treaty"]


def test_filters_are_sorted(index, meta):
    ((name, file),) = meta[3]
    assert (name, read(index / f"filter/{file}.pf_filter")) == ("year", ["year", [["2025", [2]], ["2026", [1]]]])


def test_a_search_for_no_word_asks_for_no_words(index):
    assert (index / "pagefind.js").read_text() == 'a=(term?this.backend.request_indexes(ptr,term):"[]");'
