"""`synsml export ics`: the calendar for authors, and other ones for the organizers themselves."""

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
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output; default: <id>.ics.")
    ] = "",
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Only deadline, notification or event.")] = None,
    track: Annotated[list[str] | None, typer.Option(metavar="TRACK", help="Only what is in this track, or in none.")] = None,
    only: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this date or session.")] = None,
    schedule: Annotated[
        bool | None,
        typer.Option("--schedule/--no-schedule", help="With the sessions; so it is unless --kind or --only is given."),
    ] = None,
    breaks: Annotated[bool, typer.Option("--breaks", help="With the breaks too.")] = False,
    internal: Annotated[
        bool, typer.Option("--internal", help="For the organizers: with internal dates. Do not publish it.")
    ] = False,
    all_day: Annotated[bool, typer.Option("--all-day", help="Deadlines as whole days, AoE.")] = False,
    alarm: Annotated[
        str, typer.Option(metavar="SPANS", help="Announce each event 7d,1d before; for a calendar of your own.")
    ] = "",
    previous: Annotated[
        str, typer.Option(metavar="FILE", help="Say what subscribers of this calendar will notice; fail if they could not.")
    ] = "",
) -> None:
    """Write the public dates as a calendar that every program reads right."""
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
            say_aside(f"left out, {visible(what)}")
        return
    from synsml_cli.tasks.base.write_export import write_export

    write_export(path, done.data, begins=b"BEGIN:VCALENDAR", name=output or path.name)
    left_out = "".join(f"; left out, {visible(what)}" for what in done.left_out)
    say(f"wrote {output or path.name}: {counted(done.events, 'event')}{left_out}")


def _load(session: Invocation, with_schedule: bool) -> "Project":
    """Return the workshop; people only where the programme names them."""
    project = load_or_stop(session, people=False, pages=False)
    has_sessions = with_schedule and project.known.schedule.sessions
    return load_or_stop(session, pages=False) if has_sessions else project


def _tell_subscribers(done: "Exported", project: "Project", *, aside: bool) -> None:
    """Print what they will notice; raises Refused if some of it they never would."""
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
        raise Refused(f"not written: {counted(number, 'event')} would go wrong", remedy="mend that first")
