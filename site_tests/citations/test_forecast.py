"""A page's citations are foreseen in its Markdown as the rendering finds them, so that nothing is asked for twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from site_tests.values import engine, render

from mkdocs_briefs.citations.engine import CitedPage, InFootnote
from mkdocs_briefs.citations.forecast import likely_page
from mkdocs_briefs.citations.formatted import Formatted
from mkdocs_briefs.model.citation import Cluster


class Recorder:
    """Stands where the engine does, and keeps what it is asked for."""

    def __init__(self) -> None:
        self.bibliography = engine().bibliography
        self.asked: list[CitedPage] = []

    def format(
        self, clusters: Sequence[Cluster], also: Sequence[str] = (), footnotes: Sequence[InFootnote | None] = ()
    ) -> Formatted:
        self.asked.append(CitedPage(tuple(clusters), tuple(also), tuple(footnotes)))
        return Formatted(clusters=tuple(() for _ in clusters), references=())


@pytest.mark.parametrize(
    "text",
    [
        "[@ash2001]",
        "One [see @ash2001, pp. 3-4 and so; -@brook2002]. @ash2001 [p. 3; @brook2002] says.",
        r"[@ash2001, art. 5\(1\)] and [@ash2001, p. 3&ndash;4]",
        "One.[^1] Two [@ash2001].[^2] Three.[^1]\n\n[^1]: See [@brook2002].\n[^2]: Nothing.",
        "One.[^1]\n\n[^1]: [@brook2002, p. 3]. And @ash2001.\n\nTwo [@ash2001].",
        "One.[^1]\n\n[^1]: @brook2002 says.",
        "One `[@ash2001]` <!-- [@ash2001] --> [@brook2002]",
        "![From [@ash2001]](x.png)",
        "[@zzz; @ash2001] @zzz",
        "One.[^1]\n\n[^1]: Nothing.",
    ],
)
@pytest.mark.parametrize("also", [(), ("cole:2003/a",)])
def test_what_is_foreseen_is_what_is_asked_for(text, also):
    recorder = Recorder()
    render(text, engine=recorder, also=also)
    foreseen = likely_page(text, recorder.bibliography, also)
    assert recorder.asked == ([foreseen] if foreseen.keys else [])
