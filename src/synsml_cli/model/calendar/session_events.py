"""Plan the sessions of the schedule as events, with speakers, room, and local time in words."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple, TypeGuard

from synsml_cli.model.calendar.date_events import revised_at, sequence_of
from synsml_cli.model.calendar.event import DEFAULT_REVISION, CalendarEvent, clean, location, short_name, title, without_blanks
from synsml_cli.model.dates.terminal import day_in_words
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.sessions import Session
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.schedule.slots import Slot, day_of, read_slot, title_of
from synsml_cli.model.schedule.timetable import day, slot_instant
from synsml_cli.model.source.findings import Refusal


class _Day(NamedTuple):
    """The day of the schedule."""

    day: dt.date
    entry: DateEntry | None
    """The date of that day; None if the schedule names a day directly."""
    is_cancelled: bool
    """Whether the schedule no longer takes place on that day: it was cancelled, or its date is open again."""


def session_events(project: Project, *, breaks: bool = False, internal: bool = False) -> Iterator[CalendarEvent]:
    """Yield the events of sessions with an id, on a day that is or was settled; `internal` also names unconfirmed people.

    Without `internal`, a day that is internal has no events.
    """
    workshop = project.known
    on = None if schedule_is_internal(workshop) and not internal else _day(workshop)
    people = {person.id: person for person in project.people if internal or person.speaks}
    for session in workshop.schedule.sessions if on else ():
        slot = read_slot(session.time)
        if on and session.id and _lasts(slot) and (breaks or session.kind != "break"):
            yield _event(workshop, session, slot, on, people)


def schedule_is_internal(workshop: Workshop) -> bool:
    """Return whether the day of the schedule is internal."""
    found = day_of(workshop)
    return isinstance(found, DateEntry) and found.internal


def is_settled(workshop: Workshop) -> bool:
    """Return whether the schedule's sessions have a known day."""
    return _day(workshop) is not None


def uid_of(session: Session, workshop: Workshop) -> str:
    """Return the UID of a session; the prefix allows a date to have the same id."""
    return f"session.{session.id}@{workshop.id}"


def misread(workshop: Workshop) -> frozenset[str]:
    """Return the UIDs of sessions that are missing in the calendar only because of an error in their time or day."""
    nowhere = isinstance(day_of(workshop), Refusal)
    sessions = (session for session in workshop.schedule.sessions if session.id)
    return frozenset(uid_of(session, workshop) for session in sessions if nowhere or not _lasts(read_slot(session.time)))


def changes_of(session: Session, workshop: Workshop) -> int:
    """Return the number of changes of a session, including those of its day (RFC 5545, section 3.8.7.4)."""
    found = day_of(workshop)
    return _sequence(session, found if isinstance(found, DateEntry) else None)


def _lasts(slot: Slot | Refusal) -> TypeGuard[Slot]:
    return isinstance(slot, Slot) and slot.start < slot.end


def _sequence(session: Session, day: DateEntry | None) -> int:
    return len(session.was) + bool(session.cancelled) + (sequence_of(day) if day else 0)


def _day(workshop: Workshop) -> _Day | None:
    found = day_of(workshop)
    entry = found if isinstance(found, DateEntry) else None
    if on := day(workshop):
        return _Day(on, entry, is_cancelled=bool(entry and entry.cancelled))
    former = next((old for old in reversed(entry.was) if old.when.certainty == "fixed"), None) if entry else None
    return _Day(former.when.points[0].day, entry, is_cancelled=True) if former else None


def _event(workshop: Workshop, session: Session, slot: Slot, on: _Day, people: dict[str, Person]) -> CalendarEvent:
    is_cancelled = on.is_cancelled or bool(session.cancelled)
    begin, end = (slot_instant(on.day, minutes, workshop.timezone) for minutes in slot)
    if end <= begin:  # the clocks go forward during the session
        end = begin + dt.timedelta(minutes=slot.end - slot.start)
    link = without_blanks(workshop.url)
    lines = _description(session, slot, on.day, people, workshop=workshop, link=link)
    return CalendarEvent(
        uid=uid_of(session, workshop),
        id=session.id,
        span=(begin, end),
        summary=title(f"{'CANCELLED: ' if is_cancelled else ''}{short_name(workshop)}: {title_of(session)}"),
        description=clean("\n".join(lines)),
        status="CANCELLED" if is_cancelled else "CONFIRMED",
        busy="FREE",  # the event of the day itself marks readers as busy
        sequence=_sequence(session, on.entry),
        revised=_revised(workshop, session, on),
        location=location(workshop, session.room),
        url=link,
        of=f"{on.entry.id}@{workshop.id}" if on.entry else "",
    )


def _revised(workshop: Workshop, session: Session, on: _Day) -> dt.datetime:
    instants = (workshop.created, session.cancelled, *(former.changed for former in session.was))
    of_day = revised_at(workshop, on.entry) if on.entry else DEFAULT_REVISION
    return max((instant for instant in (*instants, of_day) if instant), default=DEFAULT_REVISION)


def _description(
    session: Session, slot: Slot, day: dt.date, people: dict[str, Person], *, workshop: Workshop, link: str
) -> Iterator[str]:
    yield title_of(session)
    names = [people[id].name for id in session.speakers if id in people]
    if names:
        yield f"Speaker{'s' if len(names) > 1 else ''}: {', '.join(names)}"
    if session.by:
        yield f"By {session.by}"
    if session.moderator in people:
        yield f"Moderator: {people[session.moderator].name}"
    yield f"{day_in_words(day)}, {slot} {workshop.timezone or 'UTC'}"
    if session.room:
        yield f"Room: {session.room}"
    if session.track:
        yield f"Track: {session.track}"
    if session.abstract:
        yield session.abstract.strip()
    yield from (f"{label}: {without_blanks(url)}" for label, url in session.links.items())
    yield workshop.name
    if link:
        yield link
