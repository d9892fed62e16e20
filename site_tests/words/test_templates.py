"""Words in templates."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from mkdocs_briefs.words.catalogue import ENGLISH
from mkdocs_briefs.words.templates import install


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ('{{ _("Briefs & more") }}', "Briefs & more"),
        ('{{ _("By %(name)s", name="<b>") }}', "By &lt;b&gt;"),
        ('{{ _("100%%") }} {{ "100%" | translated }}', "100% 100%"),
        ('{{ ngettext("%(num)s brief", "%(num)s briefs", 1) }}', "1 brief"),
        ('{{ ngettext("%(num)s brief", "%(num)s briefs", 0) }}', "0 briefs"),
        ('{{ ngettext("%(num)s of %(all)s", "%(num)s of all %(all)s", 2, all="&") }}', "2 of all &amp;"),
        ('{{ pgettext("verb", "Names %(name)s", name=1) }}', "Names 1"),
        ('{% trans name="<b>" %}By {{ name }}, 100%{% endtrans %}', "By &lt;b&gt;, 100%"),
        ("{% trans %}100%{% endtrans %}", "100%"),
        ("{% trans n=2 %}{{ n }} brief{% pluralize %}{{ n }} briefs{% endtrans %}", "2 briefs"),
        ("a{{ comma }}b", "a, b"),
    ],
)
def test_a_template_has_words(template, shown):
    environment = Environment(autoescape=True)
    install(environment, ENGLISH)
    assert environment.from_string(template).render() == shown
