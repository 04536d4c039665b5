"""`synsml export ics`: write the calendar for authors, or others for the organizers."""

from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import complain, say, say_aside, write
from synsml_cli.errors import Refused
from synsml_cli.model.counted import counted
from synsml_cli.model.plain import visible

if TYPE_CHECKING:
    from synsml_cli.model.project.project import Project
    from synsml_cli.tasks.site.export_calendar import Exported

app = new_app()


@app.command(cls=Command)
def ics(
    ctx: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Output file (-: standard output; default: <id>.ics).")
    ] = "",
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only deadline, notification or event. Repeatable.")
    ] = None,
    track: Annotated[
        list[str] | None, typer.Option(metavar="TRACK", help="Only this track, and dates without one. Repeatable.")
    ] = None,
    only: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this date or session. Repeatable.")] = None,
    schedule: Annotated[
        bool | None, typer.Option("--schedule/--no-schedule", help="Include sessions (default, unless --kind or --only).")
    ] = None,
    breaks: Annotated[bool, typer.Option("--breaks", help="Include breaks.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Include internal dates. Do not publish this file.")] = False,
    all_day: Annotated[bool, typer.Option("--all-day", help="Show deadlines as whole days, AoE.")] = False,
    alarm: Annotated[str, typer.Option(metavar="SPANS", help="Add reminders, such as 7d,1d before each event.")] = "",
    previous: Annotated[
        str, typer.Option(metavar="FILE", help="Compare with an earlier calendar; fail on missed changes.")
    ] = "",
) -> None:
    """Write the public dates as an iCalendar file.

    With --previous, prints what subscribers of the earlier calendar will see. Writes nothing if they would miss a change.

    Examples:
        synsml export ics --alarm 7d,1d -o mine.ics
        synsml export ics --kind deadline --output -
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.model.calendar.feed import Wanted
    from synsml_cli.tasks.site.export_calendar import export_calendar, read_alarms, refuse_public

    session = Invocation(ctx)
    kinds, tracks, ids = (tuple(words or ()) for words in (kind, track, only))
    with_schedule = not kinds or bool(ids) if schedule is None else schedule
    wanted = Wanted(kinds, tracks, ids, with_schedule, breaks, internal, all_day)
    project = _load(session, with_schedule)
    path = session.here / (output or f"{project.known.id}{'-internal' if internal else ''}.ics")
    if internal and output != "-":
        refuse_public(session.root, project, path)
    old = session.here / previous if previous else None
    with progress_bar("Writing the calendar"):
        done = export_calendar(project, wanted=wanted, alarms=read_alarms(alarm), previous=old, previous_name=previous)
    if done.unread:
        number = counted(done.unread, "event")
        complain(f"warning: {number} of {previous} cannot be read and {'was' if done.unread == 1 else 'were'} not compared")
    _tell_subscribers(done, project, aside=output == "-")
    if output == "-":
        write(done.data)
        for what in done.left_out:
            say_aside(f"skipped: {visible(what)}")
        return
    from synsml_cli.tasks.base.write_export import write_export

    write_export(path, done.data, begins=b"BEGIN:VCALENDAR", name=output or path.name)
    left_out = "".join(f"; skipped: {visible(what)}" for what in done.left_out)
    say(f"wrote {output or path.name}: {counted(done.events, 'event')}{left_out}")


def _load(session: Invocation, with_schedule: bool) -> "Project":
    """Return the workshop, with people only if the schedule names them."""
    project = load_or_stop(session, people=False, pages=False)
    has_sessions = with_schedule and project.known.schedule.sessions
    return load_or_stop(session, pages=False) if has_sessions else project


def _tell_subscribers(done: "Exported", project: "Project", *, aside: bool) -> None:
    """Print the changes that subscribers will see; raises Refused if they would miss some."""
    from synsml_cli.model.calendar.advice import advice
    from synsml_cli.model.calendar.changes import causes, subscriber_faults

    for change in done.changes:
        if not change.fault:
            (say_aside if aside else say)(visible(change.words()))
    broken = causes(subscriber_faults(done.changes))
    for change in broken:
        complain(*advice(change, project))
    if broken:
        number = len(broken)
        raise Refused(f"not written: subscribers would miss changes of {counted(number, 'event')}", remedy="fix that first")
