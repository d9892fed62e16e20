"""A piece of a page on another page: what it keeps of its HTML."""

from __future__ import annotations

import pytest

from mkdocs_briefs.pages.excerpts import excerpt

SIGN = '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("10 m<sup>2</sup> of ice", "10 m<sup>2</sup> of ice"),
        (f"Ice{SIGN}, and m<sup>2</sup>.", "Ice, and m<sup>2</sup>."),
        ('So<sup class="note-sign"><sup>1</sup>, x</sup> it is', "So it is"),
        ('<a href="https://a.example" title="A">a</a>', '<a href="https://a.example" title="A">a</a>'),
        ('<a href="http://a.example">a <a href="../b/">b</a></a>', '<a href="http://a.example">a b</a>'),
        ('<a id="x">a</a> <a href="mailto:a@b.example">b</a>', "a b"),
        ('<em id="x" class="y" lang="fr" dir="ltr" onclick="z">a</em>', '<em class="y" lang="fr" dir="ltr">a</em>'),
        ('<span class="y">a</span>', "<span>a</span>"),
        ('<em title="&quot;&lt;">&lt;&#38;&amp;</em>', '<em title="&quot;&lt;">&lt;&#38;&amp;</em>'),
        ("a</a> b</sup>", "a b</sup>"),
    ],
)
def test_what_is_kept(html, kept):
    assert excerpt(html) == kept
