"""What a style is asked for in parts with, and which styles have no parts."""

from __future__ import annotations

import base64
import re

import pytest

from mkdocs_briefs.citations.pandoc.variants import variants_of

STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <macro name="names"><names variable="author"/></macro>
  <macro name="year"><date variable="issued"><date-part name="year"/></date></macro>
  <macro name="idle"><text variable="title"/></macro>
  <citation disambiguate-add-year-suffix="true" et-al-subsequent-min="2">
    <layout>
      <choose>
        <if position="first"><text macro="names"/></if>
        <else-if type="book" position="ibid subsequent"><text macro="idle"/></else-if>
      </choose>
      <text macro="year"/>
    </layout>
  </citation>
  <bibliography><sort><key macro="names"/><key macro="year"/></sort><layout><text macro="idle"/></layout></bibliography>
</style>
"""


def text_of(address: str) -> str:
    return base64.b64decode(address.partition(",")[2]).decode()


def test_each_citation_is_like_the_first_one():
    parts = variants_of(STYLE).parts
    assert parts
    assert parts.repeats_differ
    at_first = text_of(parts.at_first)
    assert '<if match="none" variable="briefs-never">' in at_first
    assert '<else-if type="book" variable="briefs-never">' in at_first
    assert "position" not in at_first
    assert "subsequent" not in at_first
    assert "disambiguate" not in at_first


def test_the_other_forms_have_what_they_need_and_no_more():
    variants = variants_of(STYLE)
    assert variants.parts
    order, labels = text_of(variants.parts.order), text_of(variants.parts.labels)
    assert re.findall('macro name="(.*?)"', order) == ["names", "year"]
    assert "bibliography" not in labels
    assert "disambiguate-add-year-suffix" in labels
    assert "disambiguate" in text_of(variants.full)
    assert "disambiguate" not in text_of(variants.undisambiguated)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('class="in-text"', 'class="note"'),
        ('<sort><key macro="names"/>', '<sort><key macro="idle"/>'),
        ('<key macro="year"/>', ""),
        ('<text macro="year"/>', ""),
        ('<text macro="idle"/></layout></bib', '<text variable="citation-number"/></layout></bib'),
        ("<bibliography>", '<bibliography subsequent-author-substitute="-">'),
        ('<names variable="author"/>', '<names variable="author"><name form="count"/></names>'),
        ('<if position="first">', '<if position="first" type="book">'),
        ("</style>", ""),
    ],
)
def test_a_style_whose_citations_depend_on_more_has_no_parts(old, new):
    assert variants_of(STYLE.replace(old, new, 1)).parts is None


def test_a_style_without_conditions_on_the_place_repeats_itself():
    plain = re.sub(r"<choose>.*</choose>", '<text macro="names"/>', STYLE, flags=re.DOTALL)
    parts = variants_of(plain.replace(' et-al-subsequent-min="2"', "")).parts
    assert parts
    assert not parts.repeats_differ
