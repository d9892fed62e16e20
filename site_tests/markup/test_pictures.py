"""Pictures: figures with caption, credit and licence, and sizes."""

from __future__ import annotations

import pytest
from site_tests.values import person, render

from mkdocs_briefs.readers.pictures import size_of

EXTENSIONS = ("smarty", "pymdownx.blocks.caption")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x90\x00\x00\x01\x2c\x08\x02\x00\x00\x00"
GIF = b"GIF89a\x90\x01\x2c\x01\x80\x00\x00"


def pictures(text, *declared, size=(400, 300)):
    return render(text, *declared, more=EXTENSIONS, size_of=lambda link: size if link == "a.png" else None)


def html(text, **more):
    return str(pictures(text, **more).soup).strip()


def test_one_alone_in_its_paragraph_is_a_figure():
    figure = pictures(
        "![Alt](a.png 'The *strait*, \"open\"'){ credit='Ann Ash' licence='CC BY-SA 4.0' .wide }"
    ).soup.figure
    assert figure.p is None
    assert figure.img["class"] == ["wide"]
    assert not {"title", "credit", "licence"} & set(figure.img.attrs)
    assert figure.figcaption.text == "The strait, “open” (Ann Ash, CC BY-SA 4.0)"
    assert figure.figcaption.em.text == "strait"
    assert figure.a["href"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert figure.a["rel"] == ["license"]


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("cc by 2.5", "https://creativecommons.org/licenses/by/2.5/"),
        ("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("CC BY 3.0 DE", None),
        ("javascript:alert(1)", None),
        ("All rights reserved", None),
    ],
)
def test_a_licence_that_can_be_read_somewhere_is_a_link(licence, address):
    credit = pictures(f'![Alt](a.png){{ license="{licence}" }}').soup.select_one(".picture-credit")
    assert credit.text == f"({licence})"
    assert (credit.a["href"] if credit.a else None) == address


def test_a_caption_cites_and_mentions_and_a_credit_does_not():
    jane = person("Jane Doe")
    page = pictures('![Alt](a.png "Jane Doe in Norway, from [@ash2001, p. 4]"){ credit="Jane Doe" }', jane)
    assert page.soup.figcaption.select_one(".cited").text == "(Ash 2001, 4)"
    assert page.mentioned() == page.linked() == ["Jane Doe"]
    assert page.soup.small.a is None
    assert page.findings.problems == []


def test_within_a_text_the_credit_stands_behind_the_picture():
    assert html('See ![Alt](b.png){ credit="A & B" } here') == (
        '<p>See <img alt="Alt" src="b.png"/> <small class="picture-credit">(A &amp; B)</small> here</p>'
    )


@pytest.mark.parametrize(
    "figure",
    [
        '<figure markdown>\n![Alt](a.png "Title"){ credit="Ann Ash" }\n<figcaption>Words</figcaption>\n</figure>',
        '![Alt](a.png "Title"){ credit="Ann Ash" }\n\n/// caption\nWords\n///',
    ],
)
def test_a_figure_that_is_there_gets_the_credit_alone(figure):
    soup = pictures(figure).soup
    assert len(soup.select("figure")) == len(soup.select("figcaption")) == 1
    assert " ".join(soup.figcaption.text.split()) == "Words (Ann Ash)"
    assert soup.img["title"] == "Title"


def test_one_without_words_stays_as_it_is():
    assert html("![Alt](b.png)") == '<p><img alt="Alt" src="b.png"/></p>'


@pytest.mark.parametrize(
    ("given", "sides"),
    [
        ("", {"width": "400", "height": "300"}),
        ("{ width=200 }", {"width": "200", "height": "150"}),
        ("{ height=30px }", {"width": "40", "height": "30px"}),
        ("{ width=50% }", {"width": "50%"}),
        ("{ width=7 height=9 }", {"width": "7", "height": "9"}),
        ("{ width=0 }", {"width": "0", "height": "1"}),
    ],
)
def test_sizes_are_written_and_what_authors_write_stays(given, sides):
    image = pictures(f"![Alt](a.png){given}").soup.img
    assert {side: image[side] for side in ("width", "height") if side in image.attrs} == sides


def test_pictures_below_the_first_wait():
    page = pictures("![A](a.png) ![B](b.png)\n\n![C](a.png){ loading=eager }\n\n[![D](a.png 'D')](x.md)")
    images = page.soup.select("img")
    assert [image.get("loading") for image in images] == [None, "lazy", "eager", "lazy"]


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (PNG, (400, 300)),
        (GIF, (400, 300)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300.2"/>', (400, 300)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>', None),
        (b"", None),
        (b"no picture", None),
        (PNG[:18], None),
    ],
)
def test_files_say_how_large_they_are(content, size, tmp_path):
    (tmp_path / "picture").write_bytes(content)
    assert size_of(content) == size_of(tmp_path / "picture") == size
    assert size_of(tmp_path / "none") is None
