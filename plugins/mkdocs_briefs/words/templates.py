"""Messages in Jinja templates: ``_("Draft")``, ``ngettext``, ``{% trans %}``."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_briefs.words.catalogue import Words


def install(environment: Environment, words: Words) -> None:
    """Install gettext in a Jinja environment.

    A message in a template is HTML and a format string: its values are escaped, and a percent sign is doubled. Messages
    from Python tables go through the filter ``translated``, which takes them as plain text. ``comma`` separates items.

    The functions of Jinja's extension would look up and format each message anew, for every mention of every page.
    """
    translations = words.translations

    @cache
    def fixed(message: str) -> Markup:
        return Markup(translations.gettext(message)) % {}

    @cache
    def counted(one: str, many: str, num: int) -> Markup:
        return Markup(translations.ngettext(one, many, num)) % {"num": num}

    def gettext(message: str, **values: object) -> Markup:
        return Markup(translations.gettext(message)) % values if values else fixed(message)

    def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
        if values:
            return Markup(translations.ngettext(one, many, num)) % {"num": num, **values}
        return counted(one, many, num)

    def pgettext(context: str, message: str, **values: object) -> Markup:
        return Markup(translations.pgettext(context, message)) % values

    environment.add_extension("jinja2.ext.i18n")
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # {% trans %} passes values along
    environment.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, pgettext=pgettext, comma=words.comma)
    environment.filters["translated"] = words.gettext
