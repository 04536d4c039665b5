"""A session is outside the hours of the event.

If the event has no hours, a session before 06:00 is reported. Usually an afternoon time was written on a 12-hour clock.

Bad:  time: 02:00-02:30
Good: time: 14:00-14:30
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.zones import zone_info
from synsml_cli.model.records.workshop import FILE, DateEntry, Workshop
from synsml_cli.model.schedule.slots import MIDNIGHT, Slot, day_of, path_of, timed, title_of
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import held_events

_EARLY = 6 * 60


def run(context: Context) -> Iterator[Remark]:
    """Compare every session with the hours of its event."""
    workshop = context.project.known
    hours = _hours(workshop)
    for session, slot in timed(workshop):
        if slot.end <= slot.start:
            continue
        if hours and (slot.start < hours.start or slot.end > hours.end):
            message = f"{title_of(session)!r} ({slot}) is outside the hours of the event ({hours})"
        elif not hours and slot.start < _EARLY:
            message = f"{title_of(session)!r} begins at night ({slot})"
        else:
            continue
        later = Slot(slot.start + MIDNIGHT // 2, slot.end + MIDNIGHT // 2)
        fits = later.end <= MIDNIGHT and (not hours or hours.start <= later.start <= later.end <= hours.end)
        remedy = f"write '{later}'" if fits else "correct the time of the session or of the event"
        yield Remark(At(FILE, path_of(session, "time")), message, remedy)


def _hours(workshop: Workshop) -> Slot | None:
    """Return the hours of the schedule's event, if it begins and ends on one day of the venue's clock."""
    day = day_of(workshop)
    held = held_events(workshop)
    event = day if isinstance(day, DateEntry) else held[0] if day is None and len(held) == 1 else None
    if event is None or event.when.form != "to" or not event.when.has_time or len(event.moments.points) != 2:
        return None
    zone = zone_info("venue", workshop.timezone or "UTC")
    first, last = (point.astimezone(zone) for point in event.moments.points)
    return Slot(_minutes(first), _minutes(last)) if first.date() == last.date() else None


def _minutes(instant: dt.datetime) -> int:
    return instant.hour * 60 + instant.minute
