"""Pandoc as oracle of the citation syntax: what it reads in a text, we read too, but for the differences named here.

``docs/reference/citations.md`` lists the same differences for authors.
"""

# ruff: noqa: RUF001 - ranges have en dashes

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import render, source

from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.citations.grammar import bracket_end, parse_cluster, parse_continuation
from mkdocs_briefs.citations.locators import split_locator
from mkdocs_briefs.model.citation import CitationItem, Cluster, Mode
from mkdocs_briefs.model.source import Source

Cited = tuple[str, str, str, str]
"""Mode, key, prefix, and locator with suffix, as Pandoc names and joins them."""

CITATIONS = r"""
[@a]
[ @a ]
[@A]
[@_1]
[@2001]
[@*]
[@müller1999]
[@中文]
[@fig:one]
[@doi:10.1000/182]
[@https://example.org/x]
[@a//b]
[@a.b/c_d-e+f]
[@a#b$c%d&e?f<g>h~i]
[@a__b]
[@a_]
[@a.]
[@a:]
[@a-]
[@a.; @b?]
[@a--b]
[@a..b]
[@a:.b]
[@a's book]
[@{a}]
[@{a.}]
[@{a;b}, p. 3]
[@{https://example.com/}]
[@{https://example.com/bib?name=foobar&date=2000}, p. 33]
[@{a{b}c}]
[see @a]
[see: @a]
[e.g. @a]
[(@a)]
["@a"]
[,@a]
[x-@a]
[see also, e.g., @a]
[*see* @a]
[_see_ @a]
[**see** @a, *passim*]
[see *especially* @a, ch. 1, *in fine*]
[see * @a]
[see snake_case @a]
[see 2*3*4 @a]
[@a*x*]
[`@b` @a]
[see [the work of] @a]
[see [this; that] @a]
[see [@b] @a]
[see [this](x.md) @a]
[see <b>this</b> @a]
[see \@b and @a]
[see \[ @a]
[see \*this @a]
[jane@example.org, @a]
[cf. @a, jane@example.org]
[@a, p. 3 @ 4]
[@a; @b]
[@a;@b;@c]
[@a; see @b; but cf. @c, p. 4]
[see @a, pp. 3-4 and passim; @b, ch. 2]
[@a, p. 3; *see* @b; and -@c, *passim*]
[@a @b]
[@a, @b]
[@a, p. 3, @b; @c]
@a/@b
[@a and @b, p. 3]
[@a; @b @c]
[see @a [@b]]
[-@a]
[-@a, p. 3]
[see -@a, p. 3]
[@a; -@b]
[@a, p. 3]
[@a p. 3]
[@a,p.3]
[@a , p. 3 ]
[@a, P. 3]
[@a, page 3]
[@a, pp. 3-4]
[@a, pp. 3–4]
[@a, pp. 3 - 4]
[@a, 33]
[@a, 33--35]
[@a, 33-35, 38]
[@a, 33-35, 38 and nowhere else]
[@a, iv]
[@a, pp. iv-vi, 3]
[@a, p. xvii n. 3]
[@a, p.&nbsp;3]
[@a, pp. 3 &amp; 4]
[@a &lt; 3]
[@a, p. 3.]
[@a, p. 3f.]
[@a, p. 3: a colon]
[@a, p. [3]]
[@a, p. 3 [sic]]
[@a, p. 3\]]
[@a, p. 5\(1\)]
[@a, p. 3\-4]
[@a, pp. 3&ndash;4]
[@a, p. 3&#45;4]
[@a, p. 5\_1]
[@a, \*so\*]
[see \*this\* @a]
[@a, p. 3 <b>so</b>]
[@a, p. 3 `x`]
[@a, p. 3 (emphasis added)]
[@a, p. 3, emphasis *added*]
[@a, *p. 3*]
[@a, `p. 3`]
[@a, [x; y]]
[@a, [x](y.md)]
[@a\; b]
[@a [sic], p. 3]
[@a: the first]
[@a et al.]
[@a and elsewhere]
[@a,]
[@a, pp. ]
[@a, chap. 3]
[@a, chap. 3, sec. 2]
[@a, sec. 2]
[@a, § 4(a)]
[@a, §§ 4-5]
[@a, ¶ 3]
[@a, art. 19, para. 2]
[@a, vol. 2, p. 3]
[@a, fig. 2a]
[@a, fol. 12r]
[@a, ll. 3-9]
[@a, s.v. "house"]
[@a, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]
[@a, {p. 3}, see note]
[@a, {p. 3; 4}]
[@a, {the appendix}]
[@a, {}123]
[@a {pp. iv}]
[@a{pp. iv}]
@a
@a says so.
@a.
@a!
@a: so
@a, who
@a's book
@a--b
@a/
@a,@b
@a @b
(see @a, p. 3)
*@a*
_so @a_
x - @a
x-@a
@@a
@*
@{a}s
@{https://example.com/}
@a [p. 3]
@a[p. 3]
@a [33]
@a [sic]
@a []
@a [emphasis added]
@a [see also p. 3; @b]
@a [*so*]
@a [, so]
@a [: so]
@a [; @b]
@a [@b]
@a [-@b]
@a [see @b; @c]
@a [p. 3; see @b]
@a [p. 3, and more; @b, ch. 2; -@c]
@a [p. 3] [p. 4]
@a [p. 3](x.md)
@a [p. 3][x]
-@a
-@a says so
-@a [p. 3]
so -@a
[@a] [@b]
[@a] [p. 3]
[@a]@b
[[@a]]
**[@a]**
[**@a**]
[*see @a*]
[see *@a*, p. 3]
[see (this; that) @a]
[@a; b]
[@a;]
[;@a]
\[@a]
[@a][x]
[@a][@b]
[@a](x.md)
""".strip().split("\n")
"""One a line; some are narrative in brackets that are none of a citation's."""

NO_CITATIONS = r"""
jane@example.org
[jane@example.org]
<jane@example.org>
mailto:jane@example.org
jane.@example.org
1@a
中文@a
@
@ a
@-a
@.a
[@]
[@ a]
[a]
[see a]
[see@a]
[@{a b}]
\@a
[\@a]
`@a`
`[@a]`
``[@a] ` @b``
""".strip().split("\n")

DIFFERENCES: dict[str, tuple[str, list[Cited]]] = {
    "[^@a]": (
        "Pandoc takes it for a footnote; Markdown's footnotes must be defined, and the key is no part of one",
        [("AuthorInText", "a", "", "")],
    ),
    "https://example.org/@a": ("an @ behind a slash is part of an address", []),
    "so--@a": (
        "two hyphens are a dash, whether they are made one or not",
        [("AuthorInText", "a", "", "")],
    ),
    "[--@a]": (
        "two hyphens are a dash, whether they are made one or not",
        [("NormalCitation", "a", "--", "")],
    ),
    "[@a]{.x}": (
        "braces behind a citation are its attributes, and not those of brackets around a narrative one",
        [("NormalCitation", "a", "", "")],
    ),
    "[@{}]": ("a key has a character", []),
    "[@a, $x;y$]": (
        "there is no mathematics in the text: a semicolon separates",
        [("AuthorInText", "a", "", "")],
    ),
}
"""Where we differ on purpose: the reason, and what we read."""


def test_enough_forms():
    assert len(set(CITATIONS)) == len(CITATIONS) >= 150
    assert not set(CITATIONS) & set(NO_CITATIONS)


@pytest.fixture(scope="module")
def pandoc() -> dict[str, list[Cited]]:
    """What Pandoc reads in each form. The word before them keeps Pandoc from seeing a list or a figure."""
    forms = [*CITATIONS, *NO_CITATIONS, *DIFFERENCES]
    text = "\n\n".join(f"So {form}" for form in forms)
    # Numbered examples, (@a), are another extension of Pandoc's, and smart quotes would change the texts.
    document = json.loads(pypandoc.convert_text(text, "json", format="markdown+citations-smart-example_lists"))
    assert len(document["blocks"]) == len(forms)
    return {form: list(_pandocs(block)) for form, block in zip(forms, document["blocks"], strict=True)}


@pytest.mark.parametrize("form", CITATIONS)
def test_a_citation_is_read_as_pandoc_reads_it(form, pandoc):
    assert pandoc[form]
    assert list(_ours(f"So {form}")) == pandoc[form]


@pytest.mark.parametrize("form", NO_CITATIONS)
def test_what_is_no_citation_for_pandoc_is_none_for_us(form, pandoc):
    assert pandoc[form] == []
    assert list(_ours(f"So {form}")) == []


@pytest.mark.parametrize("form", DIFFERENCES)
def test_where_we_differ_it_is_on_purpose(form, pandoc):
    _, expected = DIFFERENCES[form]
    assert list(_ours(f"So {form}")) == expected
    assert pandoc[form] != expected


LOCATORS = [
    (", p. 3", "p. 3", ""),
    (" p. 3", "p. 3", ""),
    (",p.3", "p.3", ""),
    (", P. 3", "P. 3", ""),
    (", page 3", "page 3", ""),
    (", pages 3-4", "pages 3–4", ""),
    (", pp. 3-4 and passim", "pp. 3–4", " and passim"),
    (", pp. 100-10", "pp. 100–10", ""),
    (", pp. 1.2-1.4", "pp. 1.2–1.4", ""),
    (", p. A1, A3", "p. A1, A3", ""),
    (", 33", "33", ""),
    (" 33", "33", ""),
    (", 33-35, 38", "33–35, 38", ""),
    (", 33-35, 38 and nowhere else", "33–35, 38", " and nowhere else"),
    (", 3rd ed.", "3rd", " ed."),
    (", p. 3.", "p. 3", "."),
    (", p. 3f.", "p. 3f", "."),
    (", p. 3 ff.", "p. 3", " ff."),
    (", p. 12a, b", "p. 12a", ", b"),
    (", p. 3:4", "p. 3:4", ""),
    (", p. (3)", "p. (3)", ""),
    (", p. [3]", "p. [3]", ""),
    (", p. 3 [sic]", "p. 3", " [sic]"),
    (", p. 3 (emphasis added)", "p. 3", " (emphasis added)"),
    (", p. 3, emphasis added", "p. 3", ", emphasis added"),
    (", pp. iv", "pp. iv", ""),
    (", pp. iv-vi, 3", "pp. iv–vi, 3", ""),
    (", p. xvii n. 3", "p. xvii", " n. 3"),
    (", p. mix", "p. mix", ""),
    (", p. civil", "", ", p. civil"),
    (", iv", "", ", iv"),
    (", chap. 3", "chap. 3", ""),
    (", chap. 3 of the work", "chap. 3", " of the work"),
    (", sec. 2", "sec. 2", ""),
    (", section 3.2", "section 3.2", ""),
    (", § 4(a)", "§ 4(a)", ""),
    (", §§ 4-5", "§§ 4–5", ""),
    (", § A", "", ", § A"),
    (", ¶ 3", "¶ 3", ""),
    (", para. 2(a)-(c)", "para. 2(a)–(c)", ""),
    (", pt. III", "pt. III", ""),
    (", vol. IV", "vol. IV", ""),
    (", bk. 3", "bk. 3", ""),
    (", col. 4", "col. 4", ""),
    (", fig. 2a", "fig. 2a", ""),
    (", fol. 12r", "fol. 12r", ""),
    (", l. 3", "l. 3", ""),
    (", ll. 3-9", "ll. 3–9", ""),
    (", n. 3", "n. 3", ""),
    (", no. xii", "no. xii", ""),
    (", op. 3", "op. 3", ""),
    (", vv. 3-5", "vv. 3–5", ""),
    (", {pp. iv, vi-xi, (xv)-(xvii)} with suffix here", "pp. iv, vi–xi, (xv)–(xvii)", " with suffix here"),
    (", {the appendix}, and more", "the appendix", ", and more"),
    (", {}123", "", ", 123"),
    (" {pp. iv}", "pp. iv", ""),
    ("{pp. iv}", "pp. iv", ""),
    (", and elsewhere", "", ", and elsewhere"),
    (" and elsewhere", "", " and elsewhere"),
    (", in 1936", "", ", in 1936"),
    (", esp. p. 3", "", ", esp. p. 3"),
    (', s.v. "house"', "", ', s.v. "house"'),
    (": the first", "", ": the first"),
    (", sections", "", ", sections"),
    ("", "", ""),
]
"""What stands behind a key, its locator and its suffix: as Pandoc tells them apart."""

WIDER_LOCATORS = [
    ("Pandoc has no such term", ", ch. 2", "ch. 2", ""),
    ("Pandoc has no such term", ", art. 19", "art. 19", ""),
    ("Pandoc has no such term", ", Art. 4(1)(b)", "Art. 4(1)(b)", ""),
    ("Pandoc has no such term", ", arts. 4-6", "arts. 4–6", ""),
    ("Pandoc has no such term", ", annex II", "annex II", ""),
    ("Pandoc has no such term", ", rule 3", "rule 3", ""),
    ("Pandoc has no such term", ", eq. 3", "eq. 3", ""),
    ("Pandoc has no such term", ", table 3", "table 3", ""),
    ("the rest of a legal passage is locator too", ", chap. 3, sec. 2", "chap. 3, sec. 2", ""),
    ("the rest of a legal passage is locator too", ", vol. 2, p. 3", "vol. 2, p. 3", ""),
    ("the rest of a legal passage is locator too", ", art. 19, para. 2", "art. 19, para. 2", ""),
    ("numbers may be joined by more than a comma or hyphen", ", pp. 3 and 4", "pp. 3 and 4", ""),
    ("numbers may be joined by more than a comma or hyphen", ", pp. 3 & 4", "pp. 3 & 4", ""),
    ("numbers may be joined by more than a comma or hyphen", ", pp. 3 to 4", "pp. 3 to 4", ""),
    ("numbers may be joined by more than a comma or hyphen", ", pp. 3 - 4", "pp. 3–4", ""),
    ("two hyphens are an en dash too", ", 33--35", "33–35", ""),
    ("a hyphen within one number stays", ", p. A-3", "p. A-3", ""),
    ("a colon at the end is the suffix's", ", p. 3: a colon", "p. 3", ": a colon"),
    ("a locator has no emphasis", ", p. *3*", "", ", p. *3*"),
]
"""Where our locator is another than Pandoc's, with the reason."""

ONLY_LOCATORS = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text value="@"/><text variable="locator"/><text value="@"/></layout></citation></style>"""
ENTRY = "---\nreferences:\n- id: a\n  type: book\n---\n\n"


@pytest.fixture(scope="module")
def pandocs_locators(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    style: Path = tmp_path_factory.mktemp("csl") / "locators.csl"
    style.write_text(ONLY_LOCATORS, encoding="utf-8")
    texts = [text for text, *_ in LOCATORS] + [text for _, text, *_ in WIDER_LOCATORS]
    document = ENTRY + "\n\n".join(f"[@a{text}]" for text in texts)
    options = ["--citeproc", f"--csl={style}", "--wrap=none"]
    plain = pypandoc.convert_text(document, "markdown_strict-smart", format="markdown-smart", extra_args=options)
    lines = [unescape(line).replace("\\", "").split("@") for line in plain.splitlines() if line.strip()]
    # A locator that is empty takes the @ behind it along.
    return {text: (line[-2] if len(line) > 2 else "", line[-1]) for text, line in zip(texts, lines, strict=True)}


@pytest.mark.parametrize(("text", "locator", "suffix"), LOCATORS)
def test_a_locator_is_told_from_its_suffix_as_pandoc_does(text, locator, suffix, pandocs_locators):
    assert split_locator(text) == (locator, suffix)
    number, rest = pandocs_locators[text]
    assert locator.endswith(number)
    assert bool(locator) == bool(number)
    assert _plain(rest) == _plain(suffix)


@pytest.mark.parametrize(("text", "locator", "suffix"), [wider[1:] for wider in WIDER_LOCATORS])
def test_a_locator_that_differs_from_pandocs_does_so_on_purpose(text, locator, suffix, pandocs_locators):
    assert split_locator(text) == (locator, suffix)
    number, rest = pandocs_locators[text]
    assert not number or not locator.endswith(number) or _plain(rest) != _plain(suffix)


TEXTS = st.text(st.sampled_from("@[]{};,-*_\\.:& abp1iv§\u00a0\n\x02") | st.characters(), max_size=40)


@given(TEXTS)
def test_any_text_is_parsed(text):
    continuation = parse_continuation(text)
    items = [*(parse_cluster(text) or ()), *(continuation.others if continuation else ())]
    assert all(item.key and item.mode is not Mode.NARRATIVE for item in items)


@given(TEXTS)
def test_a_bracket_ends_behind_itself(text):
    end = bracket_end(f"[{text}", 0)
    assert end == -1 or f"[{text}"[end - 1] == "]"


KEYS = st.from_regex(r"[a-z0-9_]([a-z0-9_]|[:./-](?=[a-z0-9])){0,5}", fullmatch=True)
ITEMS = st.builds(
    CitationItem,
    KEYS,
    st.sampled_from(["", "p. 4", "art. 19", "chap. A4, n. 2", "pp. 3–4"]),
    st.sampled_from([Mode.NORMAL, Mode.SUPPRESSED]),
    st.sampled_from(["", "see", "see *also*", "but cf."]),
    st.sampled_from(["", " and passim", ", *in fine*", " [sic]"]),
)


@given(st.lists(ITEMS, min_size=1, max_size=4))
def test_what_is_written_is_read_back(items):
    assert parse_cluster("; ".join(_written(item) for item in items)) == tuple(items)


def _written(item: CitationItem) -> str:
    at = "-@" if item.mode is Mode.SUPPRESSED else "@"
    return f"{item.prefix} {at}{item.key}{', ' * bool(item.locator)}{item.locator}{item.suffix}".lstrip()


# What the product reads: the citations that a page hands to the engine.


class _Everything(Mapping[str, Source]):
    """A bibliography in which every key is known."""

    def __getitem__(self, key: str) -> Source:
        return source(key)

    def __contains__(self, key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Listener:
    """Stands where the engine does, and keeps what it is asked to format."""

    def __init__(self) -> None:
        self.bibliography = _Everything()
        self.asked: list[CitationItem] = []

    def format(self, clusters: Sequence[Cluster], *_: object) -> Formatted:
        self.asked += [item for cluster in clusters for item in cluster]
        return Formatted(clusters=tuple(() for _ in clusters), references=())


_MODES = {Mode.NORMAL: "NormalCitation", Mode.SUPPRESSED: "SuppressAuthor", Mode.NARRATIVE: "AuthorInText"}


def _ours(text: str) -> Iterator[Cited]:
    listener = _Listener()
    render(text, engine=listener)
    for item in listener.asked:
        yield _MODES[item.mode], item.key, _plain(item.prefix), _plain(f"{item.locator}{item.suffix}")


def _pandocs(node: object) -> Iterator[Cited]:
    """The citations of a document, without those within the prefix or suffix of one."""
    if isinstance(node, dict) and node.get("t") == "Cite":
        for cited in node["c"][0]:
            prefix, suffix = (_source(cited[name]) for name in ("citationPrefix", "citationSuffix"))
            forced = re.sub(r"^(\s*,?\s*)\{([^{}]*)\}", r"\1\2", suffix)
            yield cited["citationMode"]["t"], cited["citationId"], _plain(prefix), _plain(forced)
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _pandocs(child)


def _source(inlines: list[dict[str, object]]) -> str:
    """HTML for what Pandoc read."""
    return "".join(map(_inline, inlines))


def _inline(node: dict) -> str:
    content = node.get("c")
    match node["t"]:
        case "Str":
            return content
        case "Space" | "SoftBreak":
            return " "
        case "Emph":
            return f"<em>{_source(content)}</em>"
        case "Strong":
            return f"<strong>{_source(content)}</strong>"
        case "Code":
            return f"<code>{content[1]}</code>"
        case "RawInline":
            return content[1]
        case "Cite":
            return _source(content[1])
        case "Link":
            return f'<a href="{content[2][0]}">{_source(content[1])}</a>'
        case "Math":
            return f"${content[1]}$"
    raise AssertionError(node)


def _plain(text: str) -> str:
    """The text without what the two write in different ways: spaces, dashes, the comma before a locator."""
    text = re.sub(r"(?<=[\w)])\s*(?:--?|–)\s*(?=[\w(])", "-", unescape(text))
    return " ".join(text.split()).removeprefix(",").strip()
