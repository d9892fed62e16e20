"""The form of a command: help with an example, one error, and groups that load a command when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from mkdocs_briefs.model.problem import did_you_mean


class CommandError(Exception):
    """A command cannot be carried out. The message gives the reason and the remedy, in whole sentences."""


class Command(click.Command):
    """A command whose help shows how it is called."""

    def __init__(self, *arguments: Any, example: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.example = example
        """Command lines as one would type them, one a line."""

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 - click would cut the sentence
        """What the command does, in its list: the first sentence."""
        first = " ".join((self.help or "").split()).partition(". ")[0]
        return f"{first.partition(':')[0].rstrip('.')}."

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example under the options."""
        with formatter.section("Example"):
            for line in self.example.splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")
        super().format_epilog(ctx, formatter)


class Group(click.Group):
    """Commands of which each is a module of this folder, named like the command, with a ``command`` in it.

    ``briefs actors add`` is in ``actors_add.py``, ``briefs import`` in ``import_.py``: the word is Python's.
    A module is imported when its command is called or listed: what one command needs shall not make another wait.
    """

    def __init__(self, *arguments: Any, modules: Sequence[str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._modules = {module.strip("_").rpartition("_")[2]: module for module in modules}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which one needs them."""
        return [*self._modules, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None if there is none."""
        module = self._modules.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        found: click.Command = import_module(f"{__package__}.{module}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with a near name."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f"No such command '{args[0]}'.{did_you_mean(args[0], known)}")
        return super().resolve_command(ctx, args)
