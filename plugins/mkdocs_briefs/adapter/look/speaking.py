"""The theme's own words on a page in another language than the site's: its template gets a configuration in it."""

from __future__ import annotations

from copy import copy, deepcopy
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


class Speaking:
    """The configuration for the templates of pages, by language. The site's own stays as it is."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._by_language: dict[str, MkDocsConfig] = {}

    def in_language(self, language: str) -> MkDocsConfig:
        """The configuration with the theme in a language, as far as the theme has it."""
        if language not in self._by_language:
            self._by_language[language] = self._translated(language)
        return self._by_language[language]

    def _translated(self, language: str) -> MkDocsConfig:
        config = copy(self._config)
        theme = config.theme = deepcopy(self._config.theme)
        if "language" not in theme:
            theme["locale"] = language  # a theme of MkDocs has its words from one catalogue for the whole site
        elif code := self._file_of(language):
            theme["language"] = code
            theme["direction"] = None  # that of the language
        return config

    def _file_of(self, language: str) -> str:
        """The language under the name of Material's file for it; empty if it has none."""
        folders = [Path(folder, "partials", "languages") for folder in self._config.theme.dirs]
        codes = (language, language.partition("-")[0])
        return next((code for code in codes if any((at / f"{code}.html").is_file() for at in folders)), "")
