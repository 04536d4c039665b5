"""What a change of the programme did, in words."""

from synsml_cli.cli.common import Invocation
from synsml_cli.cli.dates.date_report import complain_of
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.model.plain import visible
from synsml_cli.tasks.schedule.edit_schedule import ScheduleChange


def show_schedule_change(change: ScheduleChange, *, session: Invocation, undo: tuple[str, ...], dry_run: bool) -> None:
    """Print the diff, what the checks say of it, and what is left to do."""
    if not change.diff:
        say("nothing to change")
        return
    say_diff(change.diff)
    complain_of(change.findings)
    before, after = change.before, change.after
    if before and after and before.id and before.id != after.id:
        said = f"warning: in calendars {before.id!r} vanishes, and is another session from now on"
        complain(said, f"keep id: {before.id}, once anybody can have subscribed")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
        return
    if change.project.known.pages:
        say(f"to do     {session.command('render')}")
    if undo:
        say(f"to undo   {visible(session.command('schedule', *undo))}")
