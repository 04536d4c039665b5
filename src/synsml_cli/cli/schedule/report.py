"""The report of a change to the schedule."""

from synsml_cli.cli.common import Invocation
from synsml_cli.cli.dates.date_report import complain_of
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.model.plain import visible
from synsml_cli.tasks.schedule.edit_schedule import ScheduleChange


def show_schedule_change(change: ScheduleChange, *, session: Invocation, undo: tuple[str, ...], dry_run: bool) -> None:
    """Print the diff, findings of the checks, and what is left to do."""
    if not change.diff:
        say("nothing to change")
        return
    say_diff(change.diff)
    complain_of(change.findings)
    before, after = change.before, change.after
    if before and after and before.id and before.id != after.id:
        text = f"warning: calendars drop {before.id!r} and show a new session {after.id!r}"
        complain(text, f"keep the id once people may have subscribed: id={before.id}")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
        return
    if change.project.known.pages:
        say(f"to do     {session.command('render')}")
    if undo:
        say(f"to undo   {visible(session.command('schedule', *undo))}")
