"""Subscribers will see a change when the calendar is rendered next.

Nothing is wrong. The hint lists the events that will move, change their name or be cancelled, so that you see them before
you publish. The sessions of a day that is moved or cancelled are not listed.

Bad:  a deadline was extended, and calendar.ics still has the old date
Good: synsml render
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.calendar.advice import place_of_event
from synsml_cli.model.calendar.changes import causes
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a hint for every change that is announced correctly; new events are not listed."""
    for change in causes(context.calendar_changes):
        if not change.fault and change.notice not in ("new", "gone"):
            at = place_of_event(change, context.project)
            yield Remark(at, f"subscribers will see: {change.words()}", "run `synsml render` if this is right")
