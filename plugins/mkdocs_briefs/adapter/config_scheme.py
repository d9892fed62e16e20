"""The plugin's options, as MkDocs wants them declared and as the core reads them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.exceptions import PluginError

from mkdocs_briefs.model.characters import visible
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.options import OPTIONS, SettingError, read_settings


class _Option(BaseConfigOption[object]):
    """An option of the plugin, validated by ``readers.options``."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def run_validation(self, value: object, /) -> object:
        try:
            return getattr(read_settings({self.name: value}), self.name)
        except SettingError as error:
            raise ValidationError(visible(error.reason)) from error


SCHEME = tuple((name, _Option(name)) for name in OPTIONS)
"""For ``BasePlugin.config_scheme``."""


@contextmanager
def plugin_errors() -> Iterator[None]:
    """Turn a ProjectError into MkDocs' PluginError, which stops the build with the message."""
    try:
        yield
    except ProjectError as error:
        raise PluginError(f"briefs: {error}") from error
