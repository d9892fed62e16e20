"""Citations in the text, and the reference list at its end.

The HTML is a contract (docs/reference/html.md): ``a.citation[href="#ref-KEY"]``, ``section#references``,
``li#ref-KEY``, ``a.backref``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_briefs.citations.formatted import FormattedCluster, Label, Reference
from mkdocs_briefs.citations.grammar import CLUSTER, parse_cluster
from mkdocs_briefs.markup.page import Findings, Page
from mkdocs_briefs.model.citation import Citation, Cluster
from mkdocs_briefs.model.problem import Location, Problem, did_you_mean

CITED = "cited"
"""Class of the span around one citation."""

_PENDING = "data-cite"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class CitationInlineProcessor(InlineProcessor):
    """Puts a marker where a citation stands; what it says is known only when the whole page is."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(CLUSTER, md)

    # The base class types the pattern variant of this method.
    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        if parse_cluster(m[0]) is None:
            return None, None, None
        marker = Element("span", {"class": CITED, _PENDING: m[0]})
        return marker, m.start(0), m.end(0)


class CitationTreeprocessor(Treeprocessor):
    """Formats all citations of a page at once, in the order of its text, and adds the reference list."""

    def __init__(self, md: Markdown, page: Page, findings: Findings) -> None:
        super().__init__(md)
        self._page = page
        self._findings = findings
        self._spots: Counter[str] = Counter()
        """How often each source was cited so far."""

    def run(self, root: Element) -> None:
        markers = [span for span in root.iter("span") if _PENDING in span.attrib]
        also = list(self._page.also_cited)
        if not markers and not also:
            return
        known = self._page.formatter.bibliography
        clusters = [parse_cluster(marker.attrib.pop(_PENDING)) or () for marker in markers]
        for key, location in self._page.also_cited.items():
            if key not in known:
                self._report_unknown(key, location)
        sound: list[Cluster] = [tuple(item for item in cluster if item.key in known) for cluster in clusters]
        formatted = self._page.formatter.format(sound, [key for key in also if key in known])
        for marker, cluster, parts in zip(markers, clusters, formatted.clusters, strict=True):
            missing = [item.key for item in cluster if item.key not in known or item.key in formatted.failed]
            marker.text = AtomicString(self.md.htmlStash.store(self._cluster_html(parts) + _missing_html(missing)))
            for key in missing:
                if key not in known:
                    self._report_unknown(key, self._line_of(key))
        for key, reason in formatted.failed.items():
            message = (
                f'the entry "{key}" cannot be formatted: {reason.rstrip(".")}. Mend the entry; it is shown as "?".'
            )
            self._findings.problems.append(Problem("citation-unusable", known[key].location, message))
        keys = dict.fromkeys(
            [item.key for cluster in sound for item in cluster] + [key for key in also if key in known]
        )
        self._findings.citations += [Citation(self._page.src_uri, key, self._spots[key]) for key in keys]
        if formatted.references:
            self._add_references(root, formatted.references)

    def _cluster_html(self, parts: FormattedCluster) -> str:
        return "".join(self._label_html(part) if isinstance(part, Label) else part for part in parts)

    def _label_html(self, label: Label) -> str:
        self._spots[label.key] += 1
        spot = spot_id(label.key, self._spots[label.key])
        return f'<a class="citation" id="{escape(spot)}" href="#{fragment(label.key)}">{label.html}</a>'

    def _add_references(self, root: Element, references: Sequence[Reference]) -> None:
        html = references_html(references, self._spots)
        if self._page.has_template:
            self._findings.references_html = html
        else:
            SubElement(root, "p").text = self.md.htmlStash.store(html)
        _add_to_toc(getattr(self.md, "toc_tokens", []))

    def _report_unknown(self, key: str, location: Location) -> None:
        known = self._page.formatter.bibliography
        hint = did_you_mean(key, known) or (
            " Check the key, or add the entry to a .bib file." if known else " There is no BibTeX entry at all."
        )
        message = f'no BibTeX entry has the key "{key}".{hint}'
        problem = Problem("citation-unknown", location, message)
        if problem not in self._findings.problems:
            self._findings.problems.append(problem)

    def _line_of(self, key: str) -> Location:
        found = re.search(rf"@{re.escape(key)}(?![\w])", _without_code(self._page.body))
        before = self._page.body[: found.start()].count("\n") if found else 0
        return Location(self._page.file, self._page.body_line + before)


def references_html(references: Sequence[Reference], spots: Mapping[str, int]) -> str:
    """The reference list. ``spots`` says how often the page cites each source, for the links back."""
    tag = "ol" if any(reference.label for reference in references) else "ul"
    items = "\n".join(
        f'<li id="ref-{escape(reference.key)}"'
        + (f' data-label="{escape(reference.label)}"' if reference.label else "")
        + f">{reference.html}{_backrefs_html(reference.key, spots)}</li>"
        for reference in references
    )
    return (
        '<section id="references" class="references" aria-labelledby="references-heading">\n'
        f'<h2 id="references-heading">References</h2>\n<{tag}>\n{items}\n</{tag}>\n</section>'
    )


def fragment(key: str) -> str:
    """The address of a reference within its page: a key may have characters that a URL may not."""
    return f"ref-{quote(key, safe=':/?@!$&()*+,;=~')}"


def spot_id(key: str, number: int) -> str:
    """The id of the nth place that cites a source."""
    return f"cite-{key}-{number}"


def _backrefs_html(key: str, spots: Mapping[str, int]) -> str:
    count = spots.get(key, 0)
    if not count:
        return ""
    links = []
    for number in range(1, count + 1):
        sign = "\u21a9" if count == 1 else _letter(number)
        place = "the citation" if count == 1 else f"citation {number} of {count}"
        href = quote(spot_id(key, number), safe=":/?@!$&()*+,;=~")
        links.append(f'<a class="backref" href="#{href}" aria-label="Back to {place}">{sign}</a>')
    return f' <span class="backrefs">{" ".join(links)}</span>'


def _letter(number: int) -> str:
    """A to z, then aa, ab and so on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def _missing_html(keys: Sequence[str]) -> str:
    return "".join(f'<span class="citation-missing" title="No such source">[?{escape(key)}]</span>' for key in keys)


def _add_to_toc(tokens: list[dict[str, object]]) -> None:
    level = 2
    if len(tokens) == 1 and tokens[0]["level"] == 1:
        children = tokens[0]["children"]
        assert isinstance(children, list)
        tokens = children
    tokens.append({"level": level, "id": "references", "name": "References", "html": "References", "children": []})


_CODE = re.compile(r"^(```+|~~~+).*?^\1|(`+)(?!`).*?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)


def _without_code(body: str) -> str:
    """The body with its code blanked, every character in its place."""
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)
