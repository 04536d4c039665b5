"""There is an event or a schedule, but no time zone of the venue.

The day of an event runs from 00:00 to 00:00 on the venue's clock. Without `timezone` it is counted in UTC, which can be
14 hours off.

Bad:  place: Hawaii, USA
Good: place: Hawaii, USA
      timezone: Pacific/Honolulu
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look for an event or a schedule that needs the venue's clock."""
    workshop = context.project.known
    if workshop.timezone or (FILE, ("timezone",)) in context.project.places:
        return
    events = [
        e for e in workshop.dates.values() if e.kind == "event" and e.when.points and not e.when.has_time and not e.cancelled
    ]
    if events or workshop.schedule.sessions:
        at = At(FILE, ("dates", events[0].id, "when") if events else ("schedule",), on_key=not events)
        subject = f"the days of {events[0].label!r} are" if events else "the schedule is"
        from synsml_cli.model.dates.city_zones import only_zone  # imports pendulum

        zone = only_zone(workshop.place)
        remedy = f"add 'timezone: {zone or 'Europe/Vienna'}' at the top level"
        yield Remark(
            at,
            f"no time zone of the venue: {subject} counted in UTC",
            remedy if zone else f"{remedy}, or the zone of your venue",
        )
