"""Names as they are compared, and as parts of addresses."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from mkdocs_briefs.model.naming import fragment


@pytest.mark.parametrize("key", ["a b", "a%20b", 'a"b', "a<b>&'c", "a#b", "\u00e9t\u00e9", "doi:10.1000/a?b=c"])
def test_a_fragment_has_only_what_one_may_have_and_stands_for_the_id(key):
    written = fragment(key)
    assert re.fullmatch(r"(?:[\w.~!$()*+,;=:@/?-]|%[0-9A-F]{2})+", written, re.ASCII)
    assert unquote(written) == key
