"""A session begins or ends at a time that does not exist, or comes twice, on the venue's clock.

Clocks are put forward or back on that day. The programme and the calendar would take one of two instants, and readers the
other. It is looked for where the day of the programme is settled and `timezone` is given.

Bad:  time: 02:10-02:30       # on 2026-10-25 in Europe/Paris, where 02:10 comes twice
Good: time: 03:10-03:30
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.moments import clock_fault
from synsml_cli.model.dates.zones import zone_info
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import MIDNIGHT, path_of, timed
from synsml_cli.model.schedule.timetable import day
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look for begin and end of every session on the clock of its day."""
    workshop = context.project.known
    on = day(workshop)
    if on is None or not workshop.timezone:
        return
    zone = zone_info("venue", workshop.timezone)
    for session, slot in timed(workshop):
        # 24:00 is the end of the day, whatever the clocks do then.
        times = [minutes for minutes in (slot.start, slot.end) if minutes < MIDNIGHT]
        if session.cancelled or slot.end <= slot.start:
            continue
        faults = (clock_fault(dt.datetime.combine(on, dt.time(*divmod(minutes, 60))), zone) for minutes in times)
        if fault := next(filter(None, faults), None):
            yield Remark(At(FILE, path_of(session, "time")), fault.message, "write another time")
