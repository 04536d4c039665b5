"""The times of the schedule: the slots of sessions, which ones share a room, and the day."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.dates.twelve_hours import hour_of_day
from synsml_cli.model.people.names import propose_id
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.sessions import Session
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern

_TIMES = lazy_pattern(r"([0-9]{1,2}):([0-9]{2})\s*[-–—]\s*([0-9]{1,2}):([0-9]{2})")
# Other forms that people write: dots, h, am and pm, "to", hours alone.
_LOOSE = lazy_pattern(
    r"(?P<h1>[0-9]{1,2})(?:[:.h](?P<m1>[0-9]{2})?)?\s*(?P<half1>[ap]\.?m\.?)?\s*(?:[-–—]|to|until|bis)\s*"
    r"(?P<h2>[0-9]{1,2})(?:[:.h](?P<m2>[0-9]{2})?)?\s*(?P<half2>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
MIDNIGHT = 24 * 60


class Slot(NamedTuple):
    """A session's time on the venue's clock, in minutes from 00:00."""

    start: int
    end: int
    """After `start`, unless the user made a mistake; 24:00 is a possible end."""

    def __str__(self) -> str:
        return f"{_clock(self.start)}-{_clock(self.end)}"


def read_slot(text: str) -> Slot | Refusal:
    """Return the slot that `09:30-10:00` means, or a refusal with what to write."""
    if match := _TIMES.fullmatch(text.strip()):
        hour1, minute1, hour2, minute2 = map(int, match.groups())
        if hour1 < 24 and minute1 < 60 and minute2 < 60 and hour2 * 60 + minute2 <= MIDNIGHT:
            return Slot(hour1 * 60 + minute1, hour2 * 60 + minute2)
        return Refusal(f"the time {text!r} does not exist", "write a start and an end from 00:00 to 24:00, such as 09:30-10:00")
    guess = _guess(text)
    remedy = f"write '{guess}'" if guess else "write a start and an end, such as 09:30-10:00"
    return Refusal(f"{text!r} is not the time of a session", remedy)


def _guess(text: str) -> str:
    match = _LOOSE.fullmatch(text.strip())
    if not match:
        return ""
    half2 = match["half2"] or ""
    start = _minutes(match["h1"], match["m1"], match["half1"] or half2)
    end = _minutes(match["h2"], match["m2"], half2)
    if half2 and not match["half1"] and start > end:
        start -= MIDNIGHT // 2  # "11-12:30 pm" starts in the morning
    slot = Slot(start, end)
    return str(slot) if 0 <= slot.start < slot.end <= MIDNIGHT else ""


def _minutes(hour: str, minute: str | None, half: str) -> int:
    return hour_of_day(hour, half) * 60 + int(minute or 0)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class Timed(NamedTuple):
    """A session with its slot."""

    session: Session
    slot: Slot


def timed(workshop: Workshop) -> tuple[Timed, ...]:
    """Return the sessions with a valid time, in file order."""
    read = ((session, read_slot(session.time)) for session in workshop.schedule.sessions)
    return tuple(Timed(session, slot) for session, slot in read if isinstance(slot, Slot))


def rooms(workshop: Workshop) -> Iterator[tuple[Timed, ...]]:
    """Yield the sessions that must not overlap, by time: those in one room, or in one track if they have no room.

    Cancelled sessions are left out.
    """
    shared: dict[tuple[str, str], list[Timed]] = {}
    for item in timed(workshop):
        if item.session.cancelled:
            continue
        room = item.session.room.strip().casefold()
        shared.setdefault((room, "" if room else item.session.track.strip().casefold()), []).append(item)
    for together in shared.values():
        yield tuple(sorted(together, key=lambda item: (item.slot.start, item.session.number)))


def day_of(workshop: Workshop) -> DateEntry | dt.date | Refusal | None:
    """Return the date or the day of the schedule; None if `schedule.date` is empty."""
    named = workshop.schedule.date
    if not named:
        return None
    if entry := workshop.date(named):
        return entry
    try:
        return dt.date.fromisoformat(named)
    except ValueError:
        return Refusal(f"unknown date {named!r}", "write the id of a date, or a day as YYYY-MM-DD")


def title_of(session: Session) -> str:
    """Return the name of a session in messages: its title, id or time."""
    return session.title.strip() or session.id or session.time


def path_of(session: Session, *keys: str | int) -> tuple[str | int, ...]:
    """Return the key path of a session, or of a value in it."""
    return ("schedule", "sessions", session.number, *keys)


def people_of(workshop: Workshop, *, held: bool = False) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield (id, key path) of every speaker and moderator; `held` leaves out cancelled sessions."""
    for session in workshop.schedule.sessions:
        if held and session.cancelled:
            continue
        for number, id in enumerate(session.speakers):
            yield id, path_of(session, "speakers", number)
        if session.moderator:
            yield session.moderator, path_of(session, "moderator")


def people_without_record(project: Project) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """Yield (id, key path, existing id with another spelling or "") for every id without a record.

    A record that could not be read counts as a record.
    """
    known_ids = {person.id for person in project.people}
    folders = ("people/", f"{project.known.private.folder}/")
    unread = {file.rpartition("/")[2].rpartition(".")[0] for file in project.sources if file.startswith(folders)}
    for id, path in people_of(project.known):
        if id not in known_ids and id not in unread:
            meant = propose_id(id)
            yield id, path, meant if meant in known_ids else ""
