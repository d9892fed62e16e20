"""Other plugins: those that cannot work beside ours, and those that name pages before ours are declared."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_briefs.model.addresses import COUNTRIES, TAGS

_REFUSED = {
    "i18n": "mkdocs-static-i18n drops the pages that briefs makes. Build one site a language, with its own mkdocs.yml",
    "bibtex": "mkdocs-bibtex reads the same citations, and would leave none to briefs. Name one of the two",
    "with-pdf": "mkdocs-with-pdf reads pages before briefs has completed them. Print from the browser",
    "to-pdf": "mkdocs-to-pdf reads pages before briefs has completed them. Print from the browser",
}
"""By the name under ``plugins``: why a plugin cannot work beside ours, and the way out."""

_KNOWN = frozenset(["briefs", "search", "material/search", "material/meta"])
"""Plugins that make pages of nothing but the configuration, the pages and what we read."""

_KEEP_PAGES_APART = _KNOWN | {"material/tags", "awesome-pages", "glightbox", "minify"}
"""Plugins for which a page's text matters to no other page."""

_TAKES_STOCK = ("redirects",)
"""Plugins that note which pages there are before ours are declared."""

_KEEPS_TEXTS = ("llmstxt", "print-site")
"""Plugins that keep the text of each page when it is rendered, for the end of the build."""

_NAVIGATION = {"awesome-pages": ".pages"}
"""By plugin, the name of files in which authors name pages for the navigation. It finds only what is in that."""

_MAKES = {"material/tags": TAGS}
"""By plugin, the page of ours in place of which it has one. It shows the tags of briefs itself, with links to that."""

_COUNTRY = re.compile(rf"\b{COUNTRIES}/[^/\s()<>\[\]\"']+\.md\b")


def are_known(config: MkDocsConfig) -> bool:
    """Whether all who take part are known to read nothing but the configuration, the pages and what we read."""
    return not config.hooks and _KNOWN.issuperset(config.plugins)


def keep_pages_apart(config: MkDocsConfig) -> bool:
    """Whether nobody who takes part needs one page's text for another page."""
    return not config.hooks and _KEEP_PAGES_APART.issuperset(config.plugins)


def refuse_impossible(config: MkDocsConfig) -> None:
    """Raises PluginError, with the way out, for a plugin or theme beside which ours cannot work."""
    for name, why in _REFUSED.items():
        plugin = config.plugins.get(name)
        if plugin is not None and _is_enabled(plugin.config):
            raise PluginError(f'briefs: the plugin "{name}" cannot be used beside briefs: {why}.')
    folders = Path(config.config_file_path or "mkdocs.yml").absolute().parents
    if config.theme.name == "shadcn" and any((folder / ".git").exists() for folder in folders):
        raise PluginError(
            'briefs: the theme "shadcn" asks Git for the file of each page, and ends the build where there is none, '
            "as for our lists and countries. Build from a copy outside of the repository, or choose another theme."
        )


def _is_enabled(options: Any) -> bool:
    """Whether a plugin is in use: some are in certain builds alone."""
    variable = options.get("enabled_if_env")
    return options.get("enabled", True) is not False and (not variable or os.environ.get(variable) == "1")


def left_to_others(config: MkDocsConfig) -> set[str]:
    """The pages of ours that other plugins have, by ``src_uri``."""
    return {uri for name, uri in _MAKES.items() if name in config.plugins and _is_enabled(config.plugins[name].config)}


def countries_named(config: MkDocsConfig) -> set[str]:
    """The pages of countries that the navigation or the options of plugins lead to."""
    named = [str(config.nav), *(str(dict(getattr(plugin, "config", {}))) for plugin in config.plugins.values())]
    return {found for text in named if f"{COUNTRIES}/" in text for found in _COUNTRY.findall(text)}


def named_in_navigation(config: MkDocsConfig, files: Files) -> set[str]:
    """The pages that an author names for the navigation in files of other plugins, by ``src_uri``."""
    kept = {name for plugin, name in _NAVIGATION.items() if plugin in config.plugins}
    named = set()
    for file in files:
        folder, _, name = file.src_uri.rpartition("/")
        if name in kept:
            try:
                content = yaml.safe_load(file.content_string)
            except (OSError, ValueError, yaml.YAMLError):
                continue  # the other plugin reports it
            named |= {f"{folder}/{text}".lstrip("/") for text in _texts(content)}
    return named


def take_stock_again(config: MkDocsConfig, files: Files) -> None:
    """Let plugins that have taken stock of the pages do it once more, when ours are among them."""
    for name in _TAKES_STOCK:
        if name in config.plugins:
            config.plugins[name].on_files(files, config=config)


def show_again(config: MkDocsConfig, page: Page) -> None:
    """Give plugins that keep the texts of pages this one, now that its template is around it."""
    for name in _KEEPS_TEXTS:
        if name in config.plugins:
            config.plugins[name].on_page_content(page.content or "", page=page, config=config, files=Files([]))


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value of YAML, at any depth."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(item)
