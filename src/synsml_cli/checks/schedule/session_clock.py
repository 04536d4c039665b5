"""A session is at a time that does not exist, or exists twice, on the venue's clock.

On the day when the clocks change, the page and the calendar would show one time and readers would expect another. The
check needs the day of the schedule and `timezone`.

Bad:  time: 02:10-02:30       # on 2026-10-25 in Europe/Paris, where 02:10 exists twice
Good: time: 03:10-03:30
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.moments import ClockFault, clock_fault
from synsml_cli.model.dates.zones import zone_info
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import MIDNIGHT, Slot, path_of, timed
from synsml_cli.model.schedule.timetable import day
from synsml_cli.model.source.findings import At, Remark

_HOUR = 60
"""Minutes."""


def run(context: Context) -> Iterator[Remark]:
    """Look up the start and the end of every session on the clock of its day."""
    workshop = context.project.known
    on = day(workshop)
    if on is None or not workshop.timezone:
        return
    zone = zone_info("venue", workshop.timezone)
    for session, slot in timed(workshop):
        if session.cancelled or slot.end <= slot.start:
            continue
        if fault := _fault(slot, on, zone):
            later = Slot(slot.start + _HOUR, slot.end + _HOUR)
            fits = later.end <= MIDNIGHT and not _fault(later, on, zone)
            remedy = f"write '{later}', or another time" if fits else "choose another time"
            yield Remark(At(FILE, path_of(session, "time")), fault.message, remedy)


def _fault(slot: Slot, day: dt.date, zone: dt.tzinfo) -> ClockFault | None:
    """Return why the start or the end is not one instant; 24:00 is the end of the day and always exists."""
    times = (dt.time(*divmod(minutes, 60)) for minutes in slot if minutes < MIDNIGHT)
    return next(filter(None, (clock_fault(dt.datetime.combine(day, time), zone) for time in times)), None)
