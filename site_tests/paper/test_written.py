"""HTML of a page as Typst: words are strings, whatever stands in them, and pages are told from places on paper."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_briefs.assembly.engine import program
from mkdocs_briefs.paper.cleaned import on_paper
from mkdocs_briefs.paper.written import typst_of

URL = "https://example.org/x/"


def typst(html: str, picture: str = "") -> str:
    [text] = typst_of([on_paper(html, URL, lambda _: picture)], program())
    return text.strip()


STRING = re.compile(r'"(?:[^"\\]|\\["\\n])*"')


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>#read("/etc/passwd")</p>', r'#"#read(\"/etc/passwd\")";'),
        ("<p>$x$ @key &lt;b&gt; *a* _b_ `c` // /* ~ -- \\ ]</p>", r'#"$x$ @key <b> *a* _b_ `c` // /* ~ -- \\ ]";'),
        ("<p>= no heading</p>", '#"= no heading";'),
        ('<p><code>#x`"</code></p>', r'#raw("#x`\"");'),
        ("<pre><code>#x\n```\n</code></pre>", r'#raw(block: true, "#x\n```")'),
        ('<p><a href="../y/&quot;)#x">y</a></p>', '#link("https://example.org/y/%22)#x")[#"y";];'),
        ('<p><a href="javascript:x">y</a></p>', '#"y";'),
        ('<p><a href="#nowhere">y</a></p>', '#"y";'),
        ('<p><span data-typst:text:fill="read(&quot;x&quot;)">y</span></p>', '#"y";'),
        ('<table><tr><td data-typst:fill="x">y</td></tr></table>', None),
        ('<p lang="&quot;x">y</p><div lang="fr" dir="rtl"><p>z</p></div>', None),
        ('<p>a <iframe src="https://example.org/"></iframe><script>b</script><svg><text>c</text></svg></p>', '#"a";'),
    ],
)
def test_nothing_that_an_author_writes_is_code(html, text):
    made = typst(html)
    if text is not None:
        assert made == text
    assert "read" not in STRING.sub("", made)
    assert "typst:" not in made
    assert "fill" not in made


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(' #"\\$@<>[](){};=*_`/~-'),
        min_size=1,
    )
)
def test_words_stand_in_strings(words):
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    made = typst(f"<p>x{escaped}x</p>")
    assert re.fullmatch(rf"#{STRING.pattern};", made), made
    read = re.sub(r'\\(["\\])', r"\1", made[2:-2])
    assert read.split() == f"x{words}x".split()


def test_a_place_on_the_page_is_a_place_on_paper():
    made = typst(
        '<h3 id="a b">H</h3><p><a href="#a%20b">to it</a></p><ul><li id="ref-x">R</li></ul>'
        '<p><a href="#ref-x">x</a></p>'
    )
    labels = re.findall(r"#link\(<(.+?)>\)", made)
    assert len(labels) == 2
    assert all(made.count(f"<{label}>") == 2 for label in labels)
    assert made.startswith('= #"H";')  # no level is left out, and the title is above all


def test_a_footnote_is_where_its_sign_is():
    made = typst(
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> b'
        '<sup id="fnref2:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>N <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    )
    [label] = set(re.findall("<(note-.+?)>", made))
    assert made == f'#"a";#footnote[#"N";]<{label}> #"b";#footnote(<{label}>);'


def test_signs_of_notes_stay_apart():
    made = typst(
        '<p>a<sup><a href="#fn:1">1</a></sup><sup><a href="#fn:2">2</a></sup> '
        '<span><sup><a href="#fn:3">3</a></sup></span> b</p>'
        '<div class="footnote"><ol><li id="fn:1">N</li><li id="fn:2">M</li><li id="fn:3">O</li></ol></div>'
    )
    comma = re.escape('#super[#", ";];')
    pattern = rf'#"a";#footnote.+?<note-\w+>{comma}#footnote.+?<note-\w+> {comma}#footnote.+?<note-\w+> #"b";'
    assert re.fullmatch(pattern, made), made


def test_names_keep_their_order_from_right_to_left():
    made = on_paper("<p><bdi>Ann</bdi> <time datetime='2026'>2</time>\u202ex</p>", URL, str, isolates=True)
    assert made == "<p><bdi>\u2068Ann\u2069</bdi> <time>\u20682\u2069</time>x</p>"


def test_a_note_that_nothing_refers_to_is_not_lost():
    made = typst('<section class="notes"><h2>Notes</h2><ol><li id="note-1">N</li></ol></section>')
    assert '#"N";' in made


def test_pictures_have_their_words():
    assert typst('<p><img src="a.png" alt="A &quot;map&quot;"></p>', "1f.png") == r'#picture("/1f.png", "A \"map\"");'
    assert typst('<p><img src="a.png" alt=""></p>', "1f.png") == '#picture("/1f.png", "");'
    far = "https://example.org/a.avif"
    assert typst('<p><img src="a.avif" alt="A map"></p>', far) == f'#link("{far}")[#"A map";];'
    assert typst('<p><img src="a.png" alt="A map"></p>', "../../etc/passwd") == '#"A map";'


def test_a_grade_is_its_code():
    back = '<span class="backrefs"><a href="#x">a</a></span>'
    assert typst(f'<p><span class="grade">B1<span> usually reliable</span></span> {back}</p>') == '#"B1";'
