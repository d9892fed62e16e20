"""What still stands in the finished page as it was written: citations that nothing read, and forms that others read.

Whatever let it through, a source that the author meant is then missing from the list, so that it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_briefs.citations.code import without_code
from mkdocs_briefs.citations.grammar import KEY, bare_key
from mkdocs_briefs.linking.sentences import OMITTED
from mkdocs_briefs.markup.context import TextContext
from mkdocs_briefs.markup.findings import Findings
from mkdocs_briefs.markup.locations import location_at
from mkdocs_briefs.model import codes
from mkdocs_briefs.model.problem import Code, Problem

_HINTS = ("@", "[^", ":::", "^", "\\")
_SHOWN_ATTRIBUTE = re.compile(r"""<img\b[^<>]*\balt="(?P<alt>[^"]*)"[^<>]*>""")
_NOT_TEXT = re.compile(
    r"""
      <(?P<element>script|style|pre|code|kbd|samp|tt|var|svg|math|textarea|template)\b[^>]*>.*?</(?P=element)\s*>
    | <!--.*?-->
    | <(?P<math>span|div)\ class="arithmatex">.*?</(?P=math)>
    | <section\ id="references".*?</section>
    | <a\ class="citation".*?</a>
    | <[a-zA-Z/!?](?:"[^"]*"|'[^']*'|[^'">])*>
    """,
    re.VERBOSE | re.DOTALL,
)
"""What readers of a page do not see as text, or what is no Markdown's: code, tags, lists of sources."""

_RAW = re.compile(rf"(?<![\w.\\])@({KEY})")
_WORD = re.compile(rf"[^\s{OMITTED}]*$")
_CONTEXT = 60
"""Characters beside a find by which its place in the source is known."""

_IN_BRACKETS = re.compile(r"\[[^\[\]]*@[^\[\];]*\[?[^\[\]@;]*$")
_CITE = r"\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\[\]\n]*\])*\{(?P<keys>[^{}\n]+)\}"


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that another program reads."""

    shown: re.Pattern[str]
    """As it stands in the page."""
    written: re.Pattern[str]
    """As it stands in the Markdown."""
    message: Callable[[re.Match[str], str], str]
    """From the place in the Markdown, and the whole of it."""


def _inline_note(found: re.Match[str], body: str) -> str:  # noqa: ARG001 - one signature for all
    return (
        '"^[...]", Pandoc\'s inline note, is not read here, and stays as text. Write a footnote: "[^1]" in the text, '
        'and "[^1]: ..." on a line of its own. A citation needs none: a note style makes notes of citations.'
    )


def _footnote(found: re.Match[str], body: str) -> str:
    name = found["name"]
    if re.search(rf"^ {{0,3}}\[\^{re.escape(name)}\]:", body, re.MULTILINE):
        return f'"[^{name}]" stays as text: name "footnotes" under "markdown_extensions" in mkdocs.yml.'
    return (
        f'no footnote "{name}" is defined, and "[^{name}]" stays as text. '
        f'Write it on a line of its own: "[^{name}]: ...".'
    )


def _fence(found: re.Match[str], body: str) -> str:  # noqa: ARG001 - one signature for all
    if "refs" in found[0]:
        return (
            '":::", Pandoc\'s fenced div, is not read here, and stays as text. The reference list comes by itself; '
            '"[references]" on a line of its own puts it where it stands.'
        )
    return (
        '":::", Pandoc\'s fenced div, is not read here, and stays as text. Write an admonition ("!!! note"), or '
        '<div markdown="1"> with the extension md_in_html.'
    )


def _latex(found: re.Match[str], body: str) -> str:  # noqa: ARG001 - one signature for all
    keys = "; ".join(f"@{key.strip()}" for key in found["keys"].split(","))
    return f'"{found[0]}" is LaTeX\'s, and stays as text. Write "[{keys}]".'


def _block(found: re.Match[str], body: str) -> str:  # noqa: ARG001 - one signature for all
    return (
        f'"{found[0].strip()}" names a block in Obsidian, is not read here, and stays as text. Take it out; '
        "links may lead to headings."
    )


_FORMS = (
    _Form(re.compile(rf"\^(?:{OMITTED}|\[)"), re.compile(r"(?<![\\\[])\^\[(?=[^\]\n])"), _inline_note),
    _Form(re.compile(r"\[\^[\w.-]+\]"), re.compile(r"(?<!\\)\[\^(?P<name>[\w.-]+)\](?!:)"), _footnote),
    _Form(
        re.compile(rf"(?:^|[\n{OMITTED}])[ ]*:{{3,}}(?=[\s{{\w{OMITTED}]|$)"),
        re.compile(r"^[ ]{0,3}:{3,}[ ]*[{\w].*$", re.MULTILINE),
        _fence,
    ),
    _Form(re.compile(_CITE), re.compile(_CITE), _latex),
    _Form(
        re.compile(rf"\s\^[A-Za-z0-9-]+\s*(?:$|{OMITTED})"),
        re.compile(r"(?<=\s)\^[A-Za-z0-9-]+[ ]*$", re.MULTILINE),
        _block,
    ),
)


class Leftovers(Postprocessor):
    """Reads the finished page. ``is_finished`` says that it is one, and no part of it that is rendered before."""

    def __init__(self, md: Markdown, context: TextContext, findings: Findings) -> None:
        super().__init__(md)
        self._context = context
        self._findings = findings
        self.is_finished = False

    def run(self, text: str) -> str:
        page = f"{self._findings.title_html}\n{text}"
        if self.is_finished and any(hint in page for hint in _HINTS):
            shown = _shown(page)
            body = without_code(self._context.body)
            self._report_raw(shown, body)
            self._report_forms(shown, body)
        return text

    def _report_raw(self, shown: str, body: str) -> None:
        reasons: dict[tuple[str, int], str] = {}
        for found in _RAW.finditer(shown):
            key = bare_key(found[1])
            if key not in self._context.engine.bibliography or _is_address(shown[: found.start()]):
                continue
            place = _place(found, re.compile(rf"(?P<escaped>\\)?@\{{?{re.escape(found[1].strip('{}'))}(?!\w)"), body)
            if place and place["escaped"]:
                continue
            start = place.start() if place else 0
            reasons.setdefault((key, body.count("\n", 0, start)), _reason(body[:start]))
        for (key, line), reason in reasons.items():
            message = f'"@{key}" stands in the page as it is, and its source is not listed for it. {reason}'
            self._report(codes.CITATION_RAW, line, message)

    def _report_forms(self, shown: str, body: str) -> None:
        for form in _FORMS:
            if not form.shown.search(shown):
                continue
            for found in form.written.finditer(body):
                if "name" not in found.groupdict() or f"[^{found['name']}]" in shown:
                    line = body.count("\n", 0, found.start())
                    self._report(codes.FOREIGN_SYNTAX, line, form.message(found, body))

    def _report(self, code: Code, line: int, message: str) -> None:
        self._findings.report(Problem(code, location_at(line, self._context), message))


class Finish(Treeprocessor):
    """The last step before the page becomes text."""

    def __init__(self, md: Markdown, leftovers: Leftovers) -> None:
        super().__init__(md)
        self._leftovers = leftovers

    def run(self, root: Element) -> None:  # noqa: ARG002 - the base class passes it
        self._leftovers.is_finished = True


def _shown(html: str) -> str:
    """The text that readers see; ``OMITTED`` stands where something else is."""
    html = _SHOWN_ATTRIBUTE.sub(rf"{OMITTED}\g<alt>{OMITTED}", html)
    return unescape(_NOT_TEXT.sub(OMITTED, html).replace("&#64;", OMITTED))


def _is_address(before: str) -> bool:
    """Whether an @ behind this text is part of an address: ``example.org/@name``."""
    word = _WORD.search(before)
    assert word
    return word[0].endswith("/") and ("." in word[0] or ":" in word[0])


def _place(found: re.Match[str], written: re.Pattern[str], body: str) -> re.Match[str] | None:
    """Where in the Markdown a find stands: of the places that read the same, the one with the same words around it."""
    return max(written.finditer(body), key=lambda place: _likeness(found, place), default=None)


def _likeness(one: re.Match[str], other: re.Match[str]) -> int:
    after = (_letters(m.string[m.end() : m.end() + _CONTEXT]) for m in (one, other))
    before = (_letters(m.string[max(0, m.start() - _CONTEXT) : m.start()])[::-1] for m in (one, other))
    return _common(*after) + _common(*before)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _common(one: str, other: str) -> int:
    """How many characters the two begin with alike."""
    return next(_differences(one, other), min(len(one), len(other)))


def _differences(one: str, other: str) -> Iterator[int]:
    return (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)


def _reason(before: str) -> str:
    """Why a citation was not read, and the way out, given the Markdown before it."""
    paragraph = before.rpartition("\n\n")[2]
    if _IN_BRACKETS.search(paragraph):
        return "Write a semicolon between the sources of one citation: [@a; @b]."
    if paragraph.lstrip().startswith("<") or before.rfind("<") > before.rfind("\n\n"):
        return (
            'In raw HTML, Markdown is read only where the tag says markdown="1" (the extension md_in_html). '
            "Where it is no citation, write &#64;."
        )
    return "Write it in the text, in brackets: [@key]. Where it is no citation, write \\@."
