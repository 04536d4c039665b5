"""`synsml schedule`: print the schedule in the venue's and the reader's zone; commands that change it."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Invocation, new_app
from synsml_cli.cli.dates.zone_option import ZoneOption
from synsml_cli.cli.lazy import lazy_group, refuse_options
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, say_json

COMMANDS = (
    ("set", "synsml_cli.cli.schedule.set", "Set fields of a session: title, time, speakers, ..."),
    ("add", "synsml_cli.cli.schedule.add", "Add a session, ordered by time."),
    ("cancel", "synsml_cli.cli.schedule.cancel", "Cancel a session: pages and calendars show it as cancelled."),
    ("remove", "synsml_cli.cli.schedule.remove", "Remove a session from the schedule."),
)
"""(name, module with an `app`, first line of its help), in the order of `synsml schedule --help`."""

app = new_app()


@app.callback(cls=lazy_group(COMMANDS), invoke_without_command=True)
def schedule(
    ctx: typer.Context, tz: ZoneOption = "", as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """Show the schedule in the venue's time zone and yours.

    Examples:
        synsml schedule --tz Europe/Vienna
        synsml schedule --json
    """
    if ctx.invoked_subcommand:
        refuse_options(ctx, given=bool(tz or as_json))
        return
    from synsml_cli.tasks.schedule.as_data import schedule_data

    project = load_or_stop(Invocation(ctx), pages=False)
    if as_json:
        say_json(schedule_data(project))
        return
    from synsml_cli.cli.console import printed
    from synsml_cli.cli.reader_zone import reader_zone
    from synsml_cli.cli.schedule.table import schedule_table

    say(printed(schedule_table(project, zone=reader_zone(tz, venue=project.known.timezone))), painted=True)
