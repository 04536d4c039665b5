"""There is an event or a schedule and no time zone of the venue.

An event's day runs from 00:00 to 00:00 on the venue's clock. Without `timezone` the tool counts it in UTC, which is
wrong by up to 14 hours.

Bad:  place: Hawaii, USA
Good: place: Hawaii, USA
      timezone: Pacific/Honolulu
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look for an event day, or a programme, that needs the venue's clock."""
    workshop = context.project.known
    if workshop.timezone or (FILE, ("timezone",)) in context.project.places:
        return
    events = [
        e for e in workshop.dates.values() if e.kind == "event" and e.when.points and not e.when.has_time and not e.cancelled
    ]
    if events or workshop.schedule.sessions:
        at = At(FILE, ("dates", events[0].id, "when") if events else ("schedule",), on_key=not events)
        subject = f"the days of {events[0].label!r} are" if events else "the schedule is"
        yield Remark(at, f"{subject} counted in UTC: no time zone is given", "add 'timezone: Pacific/Honolulu' or the like")
