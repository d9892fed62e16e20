"""Commands that ask other hosts, against a host of our own: what they ask, what they write, what they say."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from site_tests.mini_site import brief, build_site

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.cli.network import Answer, Network
from mkdocs_briefs.sources.bibtex import read_bibliography

Reply = tuple[int, dict[str, str], str]


@contextmanager
def host(answer: Callable[[str, str], Reply]) -> Iterator[tuple[str, list[str]]]:
    """A host on the loopback: its address, and what it is asked. ``answer`` takes the method and the path."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def reply(self) -> None:
            asked.append(f"{self.command} {self.path}")
            status, headers, body = answer(self.command, self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body.encode())

        do_GET = do_HEAD = reply  # noqa: N815 - names of the base class

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def project(root: Path, bib: str, text: str = "Text.") -> Path:
    for path, content in {"docs/x.md": brief(text, title="X"), "bib/a.bib": bib}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    (root / "mkdocs.yml").write_text("site_name: T\nplugins: [briefs]\n", "utf-8")
    return root


def written(root: Path) -> dict[str, dict[str, str]]:
    text = (root / "bib/a.bib").read_text("utf-8")
    return {key: dict(source.written) for key, source in read_bibliography([("a.bib", text)]).sources.items()}


# Archives


def archive(method: str, path: str) -> Reply:
    """Has a copy of what has "there" in its address, makes one of what has "new", and refuses the rest."""
    if path.startswith("/web/20260102030405"):
        return 200, {}, "copy"
    if path.startswith("/web/") and "there" in path:
        return 302, {"Location": f"/web/20260102030405/{path.split('/', 3)[3]}"}, ""
    if path.startswith("/save/") and "new" in path:
        return 302, {"Location": f"/web/20260102030405/{path.removeprefix('/save/')}"}, ""
    return (429 if "busy" in path else 404), {}, ""


BIB = """\
% kept
@online{one, title = {One}, url = {https://example.org/there?a=b%20c}, urldate = {2026-01-01}, x-unknown = {kept}}
@online{two, title = {Two}, url = {https://example.org/new}}
@online{three, title = {Three}, url = {https://example.org/refused}}
@online{four, title = {Four}, url = {https://example.org/busy}}
@online{has, title = {Has}, url = {https://example.org/x}, archiveurl = {https://example.org/copy}}
@article{lasting, title = {Lasting}, url = {https://example.org/y}, doi = {10.1000/y}}
"""


def test_copies_are_found_or_made_and_written_down(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(project(tmp_path, BIB))
    with host(archive) as (address, asked):
        assert main(["archive", "--service", address, "--pause", "0"]) == 1
    made = written(tmp_path)
    for key, url in {"one": "https://example.org/there?a=b%20c", "two": "https://example.org/new"}.items():
        assert made[key]["archiveurl"] == f"{address}/web/20260102030405/{url}"
        assert made[key]["archivedate"] == "2026-01-02"
    assert made["one"]["x-unknown"] == "kept"
    assert (tmp_path / "bib/a.bib").read_text("utf-8").startswith("% kept\n@online{one, title = {One}")
    assert "archiveurl" not in made["three"]
    said = capsys.readouterr()
    assert 'no copy of "three", https://example.org/refused: the archive says 404.' in said.err
    assert "Wait some minutes" in said.err
    assert asked[0] == "HEAD /web/20260101/https://example.org/there?a=b%20c"
    assert not any("example.org/x" in one or "example.org/y" in one for one in asked)


def test_a_dry_run_asks_nobody(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(project(tmp_path, BIB))
    assert main(["archive", "--dry-run", "--limit", "2"]) == 0
    assert [line.split(": ")[1] for line in capsys.readouterr().out.splitlines()] == ["one", "two"]
    assert (tmp_path / "bib/a.bib").read_text("utf-8") == BIB


# Links


def links(method: str, path: str) -> Reply:
    if path == "/no-head":
        return (405 if method == "HEAD" else 200), {}, ""
    return {"/gone": 404, "/broken": 500}.get(path, 200), {}, ""


def test_links_that_are_gone_are_told_and_marked_and_sources_fail_over(tmp_path, monkeypatch, capsys):
    with host(links) as (address, asked):
        bib = (
            f"@online{{gone, author = {{Ash, Ann}}, title = {{T}}, date = {{2025}}, url = {{{address}/gone}},\n"
            "  archiveurl = {https://archive.example/copy}}\n"
            f"@online{{dead, title = {{T}}, url = {{{address}/dead}}, urlstatus = {{dead}}}}\n"
        )
        text = (
            f"[a]({address}/there) [b]({address}/broken) [c]({address}/no-head) [again]({address}/there)\n\n"
            f"[d]({address}/gone#part) [@gone] [e](http://127.0.0.1:9/)"
        )
        monkeypatch.chdir(project(tmp_path, bib, text))
        assert main(["links", "--write", "--pause", "0"]) == 1
        told = capsys.readouterr().out.splitlines()
        assert sorted(line.partition(": http")[0] for line in told) == [
            "gone: bib/a.bib:1: gone",
            "gone: docs/x.md:10",
            "unknown: docs/x.md:10",
            "unknown: docs/x.md:8",
        ]
        assert written(tmp_path)["gone"]["urlstatus"] == "dead"
        assert "HEAD /dead" not in asked
        assert [one for one in asked if one.endswith("/there")] == ["HEAD /there"]
        assert [one for one in asked if one.endswith("/no-head")] == ["HEAD /no-head", "GET /no-head"]

        asked.clear()
        main(["links", "--pause", "0"])
        assert "HEAD /there" not in asked, "it was there a moment ago"
        assert not any("bib/a.bib" in line for line in capsys.readouterr().out.splitlines())
        main(["links", "--again", "--pause", "0"])
        assert "HEAD /there" in asked

    files = {path: (tmp_path / path).read_text("utf-8") for path in ("docs/x.md", "bib/a.bib")}
    listed = build_site(tmp_path, files).html("x/").select_one("#references")
    assert listed.find("a", href="https://archive.example/copy")
    assert not listed.find("a", href=f"{address}/gone")


# Entries

CSL = {
    "type": "article-journal",
    "title": "On <i>straits</i> &amp; bases",
    "container-title": ["Journal of Examples"],
    "author": [{"family": "Ash", "given": "Ann"}, {"literal": "The Office"}],
    "issued": {"date-parts": [[2020, 3]]},
    "page": "1-9",
    "DOI": "10.1000/xyz",
    "URL": "https://doi.org/10.1000/xyz",
}
PAGE = (
    '<html><head><meta property="og:title" content="A &quot;report&quot;"><title>Other</title>'
    '<meta name="author" content="Bo Brook"><meta property="og:site_name" content="Example House">'
    '<meta property="article:published_time" content="2025-04-05T06:07:08Z"></head><body>x</body></html>'
)


def registry(method: str, path: str) -> Reply:
    if path.startswith("/works?"):
        known = "9783161484100" in path
        items = [{**CSL, "type": "book", "title": ["A book"], "DOI": None, "page": None}] if known else []
        return 200, {}, json.dumps({"message": {"items": items}})
    return {
        "/10.1000/xyz": (200, {}, json.dumps(CSL)),
        "/page": (200, {"Content-Type": "text/html"}, PAGE),
        "/10.1000/text": (200, {}, "<html>"),
    }.get(path, (404, {}, ""))


@pytest.fixture
def add(tmp_path, monkeypatch):
    monkeypatch.chdir(project(tmp_path, "% head\n@book{ash2020, title = {Before}}\n"))
    with host(registry) as (address, _):
        yield lambda what, *more: main(
            ["bib", "add", what.replace("HOST", address), "--resolver", address, "--catalogue", address, *more]
        )


def test_a_doi_becomes_an_entry_once(add, tmp_path, capsys):
    assert add("doi:10.1000/xyz") == 0
    assert capsys.readouterr().out == "ash2020a\n"
    made = written(tmp_path)["ash2020a"]
    assert made["author"] == "Ash, Ann and {The Office}"
    assert made["title"] == r"On straits \& bases"
    assert (made["journal"], made["date"], made["pages"], made["doi"]) == (
        "Journal of Examples",
        "2020-03",
        "1\u20139",
        "10.1000/xyz",
    )
    assert (
        (tmp_path / "bib/a.bib").read_text("utf-8").startswith("% head\n@book{ash2020, title = {Before}}\n\n@article{")
    )
    assert add("https://doi.org/10.1000/XYZ") == 1
    assert 'the source is there already: "ash2020a"' in capsys.readouterr().err


def test_an_isbn_and_a_page_become_entries(add, tmp_path, capsys):
    assert add("978-3-16-148410-0", "--key", "book") == 0
    assert add("HOST/page") == 0
    made = written(tmp_path)
    assert (made["book"]["title"], made["book"]["isbn"]) == ("A book", "9783161484100")
    page = made["brook2025"]
    assert (page["title"], page["author"], page["date"]) == ('A "report"', "Brook, Bo", "2025-04-05")
    assert page["urldate"]
    assert page["url"].endswith("/page")


@pytest.mark.parametrize(
    ("what", "more", "says"),
    [
        ("10.1000/none", (), "nobody knows it"),
        ("10.1000/text", (), "the answer is no JSON"),
        ("978-0-00-000000-2", (), "knows no book"),
        ("HOST/none", (), "the host says 404"),
        ("ftp://example.org/x", (), "is no address of the web"),
        ("notadoi", (), '"notadoi" is no DOI, no ISBN and no address.'),
        ("10.1000/xyz", ("--key", "ash2020"), '"ash2020" is taken'),
    ],
)
def test_what_nobody_knows_is_said_and_nothing_is_written(add, tmp_path, capsys, what, more, says):
    before = (tmp_path / "bib/a.bib").read_text("utf-8")
    assert add(what, *more) == 1
    assert says in capsys.readouterr().err
    assert (tmp_path / "bib/a.bib").read_text("utf-8") == before


@pytest.mark.parametrize("what", ["10.1000/xyz", "978-3-16-148410-0", "HOST/page"])
def test_a_host_that_does_not_answer_is_said_with_the_reason(add, capsys, monkeypatch, what):
    monkeypatch.setattr(Network, "get", lambda *_: Answer(0, reason="it has hung up"))
    assert add(what) == 1
    said = capsys.readouterr().err
    assert "it has hung up. " in said
    assert "the host says" not in said


def test_of_several_databases_one_must_be_named(add, tmp_path, capsys):
    (tmp_path / "bib/b.bib").write_text("% other\n", "utf-8")
    assert add("10.1000/xyz") == 1
    assert f"there are several databases. Say which: --to {Path('bib', 'a.bib')}." in capsys.readouterr().err
    assert add("10.1000/xyz", "--to", "bib/b.bib") == 0
    assert "On straits" in (tmp_path / "bib/b.bib").read_text("utf-8")


@pytest.mark.parametrize("command", ["tidy", "missing", "unused"])
def test_a_project_without_a_database_is_told_where_to_put_one(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(project(tmp_path, ""))
    (tmp_path / "bib/a.bib").unlink()
    main(["bib", command])
    told = capsys.readouterr().err
    assert ("the project has no database. Put a .bib file into the folder bib." in told) is (command == "tidy")


# What is used


def test_unused_and_missing_entries_are_listed(tmp_path, monkeypatch, capsys):
    bib = "".join(f"@book{{{key}, title = {{T}}}}\n" for key in ("cited", "based", "unused", "parent"))
    bib += "@inbook{child, crossref = {parent}, title = {C}}\n"
    monkeypatch.chdir(project(tmp_path, bib, "[@cited; @child; @citd]."))
    assert main(["bib", "unused"]) == 0
    assert [line.split(": ")[1] for line in capsys.readouterr().out.splitlines()] == ["based", "unused"]
    assert main(["bib", "missing"]) == 1
    assert capsys.readouterr().out.startswith('docs/x.md:8: no BibTeX entry has the key "citd"')


def test_tidy_writes_or_shows(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(project(tmp_path, "@book{b, title={T}}\n@Book{a,Title={T}}\n"))
    assert main(["bib", "tidy", "--check"]) == 1
    assert "+@book{a," in capsys.readouterr().out
    assert main(["bib", "tidy"]) == 0
    assert (tmp_path / "bib/a.bib").read_text("utf-8") == "@book{a,\n  title = {T},\n}\n\n@book{b,\n  title = {T},\n}\n"
    assert main(["bib", "tidy", "--check"]) == 0
    (tmp_path / "bib/a.bib").write_text("@book{a, title = {T\n", "utf-8")
    assert main(["bib", "tidy"]) == 1
    assert "line 1: an entry cannot be read" in capsys.readouterr().err
