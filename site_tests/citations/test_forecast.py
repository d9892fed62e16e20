"""The citations of a page, foreseen from its Markdown: for usual forms they are what the rendering asks for."""

from __future__ import annotations

import pytest
from site_tests.values import BIB, engine, render

from mkdocs_briefs.citations.engine import CitedPage
from mkdocs_briefs.citations.forecast import likely_page

LINES = r"""
It is so [@ash2001].
It is so [@ash2001, p. 33]; [see @ash2001, pp. 33-35 and passim; @brook2002, ch. 2].
It is so [*see* @ash2001, *in fine*; cf. @brook2002 & others].
@ash2001 says so. @ash2001 [p. 33] says so, and -@brook2002 [p. 3; see @ash2001].
@ash2001 [@brook2002] says so.
[-@ash2001], [@{cole:2003/a}, {the preamble}], [@ash2001, {}99 years].
[@ash2001, art. 4(2), para. 3 < 4].
Nobody: [@nobody], @nobody, [@nobody; @ash2001].
`[@ash2001]` and ``@ash2001 ` `` and \@ash2001 and \[@ash2001].
me@ash2001.example, https://example.org/@ash2001, [@ash2001](page.md).
**It is so [@ash2001].** *So [@brook2002].*
- One [@ash2001].
- Two [@brook2002, 3-4].
> A quotation [@ash2001].
| a | b |
|---|---|
| c [@ash2001] | d [@brook2002] |
# A heading [@ash2001]
So[^1], and so [@brook2002].[^2]\n\n[^1]: [@ash2001, p. 4].\n[^2]: As @brook2002 says.\n    And [@ash2001].
So[^x] and[^y] so[^x].\n\n[^y]: Nothing.\n\n[^x]: See [@ash2001].
```\n[@ash2001]\n```\n\nSo [@brook2002].
<!-- [@ash2001] --> So [@brook2002].
!!! note\n    So [@brook2002].
Term\n:   So [@brook2002].
"""
FORMS = [line.replace("\\n", "\n") for line in LINES.splitlines() if line]


class Recording:
    """An engine that notes what it is asked for."""

    def __init__(self) -> None:
        self.bibliography = engine(bib=BIB).bibliography
        self.pages: list[CitedPage] = []

    def format(self, clusters, also=(), footnotes=()):
        self.pages.append(CitedPage(tuple(clusters), tuple(also), tuple(footnotes)))
        return engine(bib=BIB).format(clusters, also, footnotes)


@pytest.mark.parametrize("text", [*FORMS, "\n\n".join(FORMS[:12])])
def test_what_is_foreseen_is_what_is_asked_for(text):
    recording = Recording()
    render(text, engine=recording, also=("brook2002",))
    assert recording.pages == [likely_page(text, recording.bibliography, ("brook2002",))]
