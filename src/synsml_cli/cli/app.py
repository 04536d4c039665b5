"""The commands, in the order of `synsml --help`; each is imported only when it is asked for."""

import importlib
from typing import Annotated, Any

import typer
import typer.main

from synsml_cli import __version__
from synsml_cli.cli.common import HELP_NAMES, Group

COMMANDS = (
    ("check", "synsml_cli.cli.check", "Find everything that is wrong, with file, line and column."),
    ("deadlines", "synsml_cli.cli.deadlines", "Count down to the dates, as written and in your own time zone."),
    ("people", "synsml_cli.cli.people", "List, show and add the records of organizers, speakers and others."),
    ("export", "synsml_cli.cli.export", "Write the workshop in other formats: ics."),
    ("render", "synsml_cli.cli.render", "Write pages, data files and key dates into the site folder; only what changed."),
    ("schema", "synsml_cli.cli.schema", "Print the JSON Schema of workshop.yaml or of a person's file, for editors."),
)
"""(name, module with an `app`, what `--help` says of it): the first line of the command's docstring once more, because
importing all commands would cost `--help` a quarter of its time; a test compares the two."""

ALIASES = {"dates": "deadlines"}


class LazyGroup(Group):
    """Finds commands in COMMANDS, so that `synsml deadlines` does not pay for the others."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names for `--help` and for "did you mean"."""
        return [name for name, _, _ in COMMANDS]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands in `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, _, text in COMMANDS])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of a command and return what Typer makes of it."""
        name = ALIASES.get(cmd_name, cmd_name)
        module = {name: module for name, module, _ in COMMANDS}.get(name)
        if module is None:
            return None
        if name not in self.commands:  # Click asks twice: to find it and to run it
            self.commands[name] = typer.main.get_command(importlib.import_module(module).app)
            self.commands[name].name = name
        return self.commands[name]


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,  # or `--help` imports rich, which doubles its time
    context_settings=HELP_NAMES,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"synsml {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True, epilog="The clock can be set with --now or SYNSML_NOW. NO_COLOR turns colours off.")
def synsml(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Deadlines, people, calendar and homepage of an academic workshop, from plain files in git.

    Without a command: what comes next, who has not answered, what is wrong, and whether to render.
    """
    if ctx.invoked_subcommand is None:
        from synsml_cli.cli.status import show_status

        show_status(ctx)
