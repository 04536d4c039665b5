"""What subscribers will see when the calendar is rendered next.

Nothing is wrong: it says before publishing which events will have moved, changed their name or been cancelled. The
sessions of a day that is moved or cancelled go with it and are not listed.

Bad:  a deadline was extended, and calendar.ics still has the old date
Good: synsml render
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.calendar.advice import place
from synsml_cli.model.calendar.changes import causes
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Tell every change that has no fault; new events are no news to those who look at the page."""
    for change in causes(context.calendar_changes):
        if not change.fault and change.notice not in ("new", "gone"):
            at = place(change, context.project)
            yield Remark(at, f"subscribers will see: {change.words()}", "run `synsml render` when that is right")
