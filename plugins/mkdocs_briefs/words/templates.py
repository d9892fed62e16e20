"""Words in Jinja templates: ``_("Draft")``, ``ngettext``, ``{% trans %}``."""

from __future__ import annotations

from jinja2 import Environment

from mkdocs_briefs.words.catalogue import Words


def install(environment: Environment, words: Words) -> None:
    """Give templates the words.

    A message of a template is always a format: its values are escaped, and a percent sign is written twice. Texts that
    stand elsewhere go through the filter ``translated``, for which a percent sign is one. ``comma`` stands between
    items.
    """
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined] # the extension's
        words.translations.gettext, words.translations.ngettext, newstyle=True, pgettext=words.translations.pgettext
    )
    environment.globals["comma"] = words.comma
    environment.filters["translated"] = words.gettext
