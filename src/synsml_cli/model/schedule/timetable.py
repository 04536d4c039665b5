"""The timetable of the day: every session with its instants in UTC and the names of its people."""

import datetime as dt
from typing import NamedTuple

from synsml_cli.model.dates.zones import zone_info
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.sessions import Session
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.schedule.slots import Slot, day_of, read_slot


class Slotted(NamedTuple):
    """A session on its day."""

    session: Session
    slot: Slot | None
    """Its time on the venue's clock; None if it is invalid."""
    begin: dt.datetime | None
    """UTC; None while the day is not settled."""
    end: dt.datetime | None
    names: tuple[str, ...]
    """Names of the speakers (ids of those without a record), then authors without a record."""
    moderator: str
    """Name of the moderator, or the id without a record."""


def day(workshop: Workshop) -> dt.date | None:
    """Return the day of the schedule, or None while it is not settled."""
    found = day_of(workshop)
    if isinstance(found, DateEntry):
        return found.when.points[0].day if found.when.certainty == "fixed" and found.when.points else None
    return found if isinstance(found, dt.date) else None


def programme(project: Project) -> tuple[Slotted, ...]:
    """Return all sessions ordered by start time, then by file order."""
    workshop = project.known
    on = day(workshop)
    names = {person.id: person.name for person in project.people}
    items = [_slotted(session, on, names, workshop.timezone) for session in workshop.schedule.sessions]
    return tuple(sorted(items, key=lambda item: (item.slot.start if item.slot else 10_000, item.session.number)))


def _slotted(session: Session, on: dt.date | None, names: dict[str, str], venue: str) -> Slotted:
    read = read_slot(session.time)
    slot = read if isinstance(read, Slot) else None
    begin, end = (slot_instant(on, minutes, venue) if on else None for minutes in (slot or (0, 0)))
    speakers = [names.get(id, id) for id in session.speakers] + ([session.by] if session.by else [])
    moderator = names.get(session.moderator, session.moderator)
    return Slotted(session, slot, begin if slot else None, end if slot else None, tuple(speakers), moderator)


def slot_instant(on: dt.date, minutes: int, venue: str) -> dt.datetime:
    """Return the instant of a time on the venue's clock, in UTC; 24:00 is 00:00 of the next day."""
    local = dt.datetime.combine(on + dt.timedelta(days=minutes // 1440), dt.time(minutes % 1440 // 60, minutes % 60))
    return local.replace(tzinfo=zone_info(venue or "UTC", venue or "UTC")).astimezone(dt.UTC)
