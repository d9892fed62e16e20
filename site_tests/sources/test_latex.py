"""LaTeX in BibTeX values becomes Unicode; nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.sources.bibtex.latex import address, decoded, plain


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"G{\"o}del, G\"{o}del, G\"odel, {G\"{o}del}", "Gödel, Gödel, Gödel, Gödel"),
        (
            r"\'{\i} {\'\i} \v{c} {\v c} \c{C} \H{o} \k a \r{a} \=a \.z \~n \^o \`e \u{g} \d{s}",
            "í í č č Ç ő ą å ā ż ñ ô è ğ ṣ",
        ),
        (r"\o\ \O{} \ss{} \L\'od\'z \ae{}n {\aa} \i", "ø Ø ß Łódź æn å \u0131"),
        ("AT&T, {AT&T}, AT\\&T", "AT&T, AT&T, AT&T"),
        (r"50\% and 50% off", "50% and 50% off"),
        (r"a_b a\_b #1 \#1 \$5", "a_b a_b #1 #1 $5"),
        ("The {N}ame of {NATO}", "The Name of NATO"),
        (r"\href{https://x.y/\%20}{the text} and \url{https://x.y/a_b~c}", "the text and https://x.y/a_b~c"),
        (r"\emph{a {B} c} {\em d} \unknown{e} \unknown f", "a B c d e f"),
        ("10--20 --- ``x''", "10\u201320 — “x”"),
        (r"p.~4, J.\,R. \textendash{} \ldots\ \textquoteright s", "p. 4, J. R. \u2013 … \u2019s"),
        (r"$\alpha$-helix, H$_2$O, x$^{n+1}$, $ \Omega $ and $O(n^{k})$", "\u03b1-helix, H₂O, xⁿ⁺¹, Ω and O(nk)"),
        ("from $2 million to $3", "from $2 million to $3"),
        (r"4\textsuperscript{th} CO\textsubscript{2}", "4th CO₂"),
        (r"\enquote{x} \mkbibquote{y} \noopsort{1973b}z", "“x” “y” z"),
        (r"\texorpdfstring{$\frac{1}{2}$}{half}", "half"),
        ("two\n   lines\tand tabs", "two lines and tabs"),
        ("e\u0301", "é"),
        (r"broken \'", "broken"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_it_is_shown_as_it_would_be_printed(value, shown):
    assert plain(value) == shown


@pytest.mark.parametrize("value", [r"{\ss}", r"{\O}rsted", r"{\"o}", r"{\'\i}", r"{\H{o}}"])
def test_braces_around_one_letter_protect_nothing(value):
    assert "\ue000" not in decoded(value)


@pytest.mark.parametrize("value", ["{N}", "{NATO}", r"{\emph{x}}", "{}{x}"])
def test_other_braces_protect(value):
    assert "\ue000" in decoded(value)


@pytest.mark.parametrize(
    ("value", "is_"),
    [
        ("https://x.y/a_b?c=1&d=%20#e~f", "https://x.y/a_b?c=1&d=%20#e~f"),
        (r"\url{https://x.y/a\_b}", "https://x.y/a_b"),
        ("{10.1000/a_b--c}", "10.1000/a_b--c"),
        (r"https://x.y/\~{}me/\%7E", "https://x.y/~me/%7E"),
        (r"10.1002/(SICI)1097<1::AID>3.0.CO;2-P", "10.1002/(SICI)1097<1::AID>3.0.CO;2-P"),
        (r"a\b{c}", "a%5Cb%7Bc%7D"),
    ],
)
def test_an_address_is_no_latex(value, is_):
    assert address(value) == is_


LATEX = st.lists(
    st.sampled_from(
        ["\\", "{", "}", "$", "~", "'", "`", "-", "\\'", "\\c", "\\foo", "\\href", "a", "É", " ", "^", "_", "\\{", "%"]
    ),
    max_size=20,
).map("".join)


@given(LATEX | st.text(max_size=40))
def test_any_text_can_be_read(value):
    shown = plain(value)
    assert shown == " ".join(shown.split())
    assert not {"\ue000", "\ue001"} & set(shown)
    address(value)
