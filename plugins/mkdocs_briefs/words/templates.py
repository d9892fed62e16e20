"""Words in Jinja templates: ``_("Draft")``, ``ngettext``, ``{% trans %}``."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_briefs.words.catalogue import Words


def install(environment: Environment, words: Words) -> None:
    """Give templates the words.

    A message of a template is HTML and a format: its values are escaped, and a percent sign is written twice. Texts
    that stand elsewhere go through the filter ``translated``, for which a percent sign is one. ``comma`` stands between
    items.

    The extension's own functions would look up and format each message anew, for every mention of every page.
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
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # of the extension: {% trans %} passes values along
    environment.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, pgettext=pgettext, comma=words.comma)
    environment.filters["translated"] = words.gettext
