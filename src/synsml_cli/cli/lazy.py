"""Groups that import a command only when it is used, so that no command pays for the others."""

import importlib
from typing import Any, ClassVar

import typer
import typer.main

from synsml_cli.cli.common import Group
from synsml_cli.errors import Usage


def app_of(target: str) -> typer.Typer:
    """Return the attribute `app` of `module`, or `name` for `module:name`."""
    module, _, name = target.partition(":")
    app: typer.Typer = getattr(importlib.import_module(module), name or "app")
    return app


class LazyGroup(Group):
    """A group with its commands in an ordered tuple of (name, module or module:app, first line of its help)."""

    commands_on_disk: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    aliases: ClassVar[dict[str, str]] = {}
    """Other name -> name: `synsml dates` is `synsml deadlines`."""
    shortcuts: ClassVar[dict[str, str]] = {}
    """Name -> module of a command of another group: `synsml extend` is `synsml deadlines extend`."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names for `--help` and for "did you mean"."""
        return [name for name, _, _ in self.commands_on_disk]

    def other_names(self) -> tuple[str, ...]:
        """Return aliases and shortcuts."""
        return (*self.aliases, *self.shortcuts)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands in `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, _, text in self.commands_on_disk])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of a command and return Click's command."""
        name = self.aliases.get(cmd_name, cmd_name)
        module = {name: module for name, module, _ in self.commands_on_disk}.get(name) or self.shortcuts.get(name)
        if module is None:
            return None
        if name not in self.commands:  # Click asks twice: to find it and to run it
            self.commands[name] = typer.main.get_command(app_of(module))
            self.commands[name].name = name
        return self.commands[name]


Commands = tuple[tuple[str, str, str], ...]
"""(name, module or module:app, first line of its help) of each command."""


def lazy_group(commands: Commands, **names: dict[str, str]) -> type[LazyGroup]:
    """Return the class of a group with these commands; `names` are `aliases` and `shortcuts`."""
    return type("Commands", (LazyGroup,), {"commands_on_disk": commands, **names})


def refuse_options(ctx: typer.Context, *, given: bool) -> None:
    """Raise Usage for options of a group that stand before the name of a command."""
    if given:
        said = f"only -C and --now are allowed before {ctx.invoked_subcommand!r}"
        raise Usage(said, remedy=f"write its options after it: `{ctx.command_path} {ctx.invoked_subcommand} --help`")
