"""`synsml deadlines`: the dates with countdowns, as written and in the reader's time zone."""

import datetime as dt
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synsml_cli.cli.common import Invocation, new_app
from synsml_cli.cli.dates.zone_option import ZoneOption
from synsml_cli.cli.lazy import lazy_group, refuse_options
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, say_json
from synsml_cli.errors import CannotRun, Usage

if TYPE_CHECKING:
    from synsml_cli.model.records.workshop import Workshop

COMMANDS = (
    ("extend", "synsml_cli.cli.dates.extend", "Move deadlines later and keep the old dates."),
    ("set", "synsml_cli.cli.dates.set", "Change dates and keep the old values."),
    ("add", "synsml_cli.cli.dates.add", "Add a date."),
    ("cancel", "synsml_cli.cli.dates.cancel", "Cancel a date: pages and calendars show it as cancelled."),
    ("remove", "synsml_cli.cli.dates.remove", "Remove a date and its history."),
    ("undo", "synsml_cli.cli.dates.undo", "Undo the last change to these dates."),
)
"""(name, module with an `app`, first line of its help), in the order of `synsml deadlines --help`."""

app = new_app()


@app.callback(cls=lazy_group(COMMANDS), invoke_without_command=True)
def deadlines(
    ctx: typer.Context,
    upcoming: Annotated[bool, typer.Option("--upcoming", help="Skip dates that have passed.")] = False,
    next: Annotated[int | None, typer.Option("--next", min=1, metavar="N", help="Only the next N dates.")] = None,
    within: Annotated[str, typer.Option(metavar="SPAN", help="Only dates within 36h, 7d or 2w.")] = "",
    tz: ZoneOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Update the countdowns until Ctrl-C.")] = False,
) -> None:
    """Show all dates with countdowns, in your time zone. (Also: dates)

    Examples:
        synsml deadlines --upcoming
        synsml deadlines --tz Europe/Vienna
    """
    from synsml_cli.tasks.dates import deadlines as task

    if ctx.invoked_subcommand:
        refuse_options(ctx, given=bool(upcoming or next is not None or within or tz or as_json or watch))
        return
    session = Invocation(ctx)
    span = task.read_span(within) if within else None

    def chosen(workshop: "Workshop", now: dt.datetime) -> tuple[task.Deadline, ...]:
        return task.select_deadlines(
            task.sorted_deadlines(workshop, now=now), upcoming=upcoming or watch, count=next, within=span
        )

    workshop = load_or_stop(session, people=False, pages=False).known
    if as_json:
        say_json(task.deadlines_data(workshop, chosen(workshop, session.now), now=session.now))
        return
    from synsml_cli.cli.dates.table import countdown_table
    from synsml_cli.cli.reader_zone import reader_zone

    zone = reader_zone(tz, venue=workshop.timezone)
    if watch:
        _watch(session, lambda now: countdown_table(_reloaded(session, workshop), chosen, now=now, zone=zone, ticking=True))
        return
    from synsml_cli.cli.console import printed

    say(printed(countdown_table(workshop, chosen, now=session.now, zone=zone)), painted=True)


def _reloaded(session: Invocation, workshop: "Workshop") -> "Workshop":
    """Return the workshop as it is on disk now, or `workshop` while the file cannot be read.

    A colleague may extend a deadline during `--watch`, and an editor may have written half of the file.
    """
    from synsml_cli.store.reading.load import load

    try:
        project = load(session.root, people=False, pages=False)
    except CannotRun:
        return workshop  # an editor moves the old file away before it writes the new one
    return workshop if project.findings else project.known


def _watch(session: Invocation, content: Callable[[dt.datetime], Any]) -> None:
    import time

    from rich.live import Live

    from synsml_cli.cli.console import console

    if not sys.stdout.isatty():
        raise Usage("--watch needs a terminal", remedy="leave it out, or run `synsml deadlines --json` repeatedly")
    started = time.monotonic()

    def now() -> dt.datetime:
        # A frozen clock continues from the instant it was set to.
        if session.frozen:
            return session.frozen + dt.timedelta(seconds=time.monotonic() - started)
        return dt.datetime.now(dt.UTC)

    with Live(content(now()), console=console(), screen=True, auto_refresh=False) as live:
        while True:
            time.sleep(1 - time.time() % 1)
            live.update(content(now()), refresh=True)
