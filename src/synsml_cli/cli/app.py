"""The commands, in the order of `synsml --help`; each is imported when it is used."""

from typing import Annotated

import typer

from synsml_cli import __version__
from synsml_cli.cli.common import HELP_NAMES
from synsml_cli.cli.lazy import lazy_group

COMMANDS = (
    ("init", "synsml_cli.cli.init", "Create a new workshop folder, ready to render."),
    ("check", "synsml_cli.cli.check", "List every problem with file, line and column."),
    ("deadlines", "synsml_cli.cli.dates.group", "Show all dates with countdowns, in your time zone."),
    ("people", "synsml_cli.cli.people.group", "Manage organizers, speakers and others, and their answers."),
    ("schedule", "synsml_cli.cli.schedule.group", "Show the schedule in the venue's time zone and yours."),
    ("sponsors", "synsml_cli.cli.sponsors.group", "List sponsors and add their logos."),
    ("export", "synsml_cli.cli.export", "Write the workshop in other formats: ics."),
    ("render", "synsml_cli.cli.render", "Write pages, data files and calendar into the site folder."),
    ("preview", "synsml_cli.cli.preview", "Show the pages and all problems in a browser; reload on changes."),
    ("schema", "synsml_cli.cli.schema", "Print the JSON Schema of workshop.yaml or of a person's record."),
)
"""(name, module with an `app`, first line of its docstring).

Importing all commands would make `--help` a quarter slower, so the line is repeated here; a test compares the two."""

COMMAND_ALIASES = {"dates": "deadlines"}
SHORTCUTS = {"extend": "synsml_cli.cli.dates.extend"}
"""Commands that work without the name of their group."""


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


@app.callback(
    invoke_without_command=True, epilog="Environment: SYNSML_NOW sets the clock as --now does; NO_COLOR disables colours."
)
def synsml(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Keep dates, people and website of an academic workshop correct.

    All data are plain files in git. Without a command: prints upcoming dates, missing answers, problems, and whether the
    site is up to date.

    Examples:
        synsml
        synsml deadlines --upcoming
    """
    if ctx.invoked_subcommand is None:
        from synsml_cli.cli.status import show_status

        show_status(ctx)
