"""The commands, in the order of `synsml --help`; each is imported only when it is asked for."""

from typing import Annotated

import typer

from synsml_cli import __version__
from synsml_cli.cli.common import HELP_NAMES
from synsml_cli.cli.lazy import lazy_group

COMMANDS = (
    ("init", "synsml_cli.cli.init", "Start a workshop: a folder that is valid and rendered at once."),
    ("check", "synsml_cli.cli.check", "Find everything that is wrong, with file, line and column."),
    ("deadlines", "synsml_cli.cli.dates.group", "Show all dates with countdowns, in your time zone."),
    ("people", "synsml_cli.cli.people.group", "Manage organizers, speakers and others, and their answers."),
    ("schedule", "synsml_cli.cli.schedule.group", "Show the schedule in the venue's time zone and yours."),
    ("sponsors", "synsml_cli.cli.sponsors.group", "List sponsors and add their logos."),
    ("export", "synsml_cli.cli.export", "Write the workshop in other formats: ics."),
    ("render", "synsml_cli.cli.render", "Write pages, data files and key dates into the site folder; only what changed."),
    ("preview", "synsml_cli.cli.preview", "Show the pages in a browser, with what is wrong, and follow every change."),
    ("schema", "synsml_cli.cli.schema", "Print the JSON Schema of workshop.yaml or of a person's file, for editors."),
)
"""(name, module with an `app`, what `--help` says of it): the first line of the command's docstring once more, because
importing all commands would cost `--help` a quarter of its time; a test compares the two."""

COMMAND_ALIASES = {"dates": "deadlines"}
SHORTCUTS = {"extend": "synsml_cli.cli.dates.extend"}
"""What is typed in a hurry, without its group."""


app = typer.Typer(
    cls=lazy_group(COMMANDS, aliases=COMMAND_ALIASES, shortcuts=SHORTCUTS),
    rich_markup_mode=None,  # or `--help` imports rich, which doubles its time
    context_settings=HELP_NAMES,
)


def _version(wanted: bool) -> None:
    if wanted:
        from synsml_cli.cli.output import say

        say(f"synsml {__version__}")
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
