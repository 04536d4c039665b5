"""Export the calendar: the selection, skipped dates, and changes against an earlier calendar."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.calendar.changes import EventChange, changes
from synsml_cli.model.calendar.feed import Wanted, calendar_events
from synsml_cli.model.calendar.reading import OldCalendar, read_events
from synsml_cli.model.calendar.session_events import is_settled, schedule_is_internal
from synsml_cli.model.counted import counted
from synsml_cli.model.dates.moments import DATE_KINDS
from synsml_cli.model.project.project import Project
from synsml_cli.model.schema.guess import choose
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import site_folder
from synsml_cli.store.links import is_inside
from synsml_cli.store.looking.calendars import MAX_CALENDAR
from synsml_cli.tasks.base.choices import find_id, known_word
from synsml_cli.tasks.dates.deadlines import read_span


@dataclass(frozen=True)
class Exported:
    """A calendar before it is written."""

    data: bytes
    events: int
    left_out: tuple[str, ...]
    """Descriptions of selected dates that are not events yet."""
    changes: tuple[EventChange, ...]
    """Changes that subscribers of the earlier calendar will see."""
    unread: int = 0
    """Number of events of the earlier calendar that cannot be read and were not compared."""


def export_calendar(
    project: Project,
    *,
    wanted: Wanted,
    alarms: Sequence[dt.timedelta] = (),
    previous: Path | None = None,
    previous_name: str = "",
) -> Exported:
    """Return the calendar of a selection, compared with an earlier one, which messages call `previous_name`.

    Raises Usage for unknown words of the selection, Refused if the earlier file is not a calendar.
    """
    from synsml_cli.export.ics import calendar  # icalendar takes long to import

    wanted = _checked(project, wanted)
    planned = calendar_events(project, wanted)
    old = _read(previous, previous_name) if previous else None
    data = calendar(project.known, planned, wanted=wanted, alarms=alarms)
    return Exported(
        data,
        len(planned),
        tuple(_left_out(project, wanted, {event.uid for event in planned})),
        changes(old.events, planned) if old else (),
        old.unread if old else 0,
    )


def read_alarms(text: str) -> tuple[dt.timedelta, ...]:
    """Return the spans of `7d,1d,2h`, the times of reminders before an event; raises Usage for any other text."""
    return tuple(dict.fromkeys(read_span(part) for part in text.split(",") if part.strip()))


def refuse_public(root: Path, project: Project, path: Path) -> None:
    """Raise Refused for a path below the site folder, where everything is published."""
    if is_inside(path, site_folder(root, project.known)):
        raise Refused(
            "an internal calendar must not be in the site folder, which is published", remedy="name a file elsewhere with -o"
        )


def _checked(project: Project, wanted: Wanted) -> Wanted:
    """Return the selection with full ids; raises Usage for unknown words."""
    workshop = project.known
    sessions = workshop.schedule.sessions
    tracks = {entry.track for entry in workshop.dates.values()} | {session.track for session in sessions}
    for kind in wanted.kinds:
        known_word("--kind: there is no", kind, DATE_KINDS)
    for track in wanted.tracks:
        known_word("--track: there is no", track, sorted(tracks - {""}), none="the workshop has no tracks")
    ids = [*workshop.dates, *(session.id for session in sessions if session.id)]
    none = choose("", ids, "the workshop has none")
    only = tuple(find_id("date or session", id, ids, none=none) for id in wanted.only)
    for id in only:
        entry = workshop.date(id)
        if entry and entry.internal and not wanted.internal:
            raise Usage(f"--only: {id!r} is internal", remedy="add --internal for a calendar for organizers")
    return wanted._replace(only=only)


def _left_out(project: Project, wanted: Wanted, uids: set[str]) -> Iterable[str]:
    workshop = project.known
    unknown = [
        entry.label
        for entry in workshop.dates.values()
        if entry.when.form == "tbd" and wanted.takes_date(entry) and f"{entry.id}@{workshop.id}" not in uids
    ]
    if unknown:
        yield f"to be announced: {', '.join(unknown)}"
    sessions = [session for session in workshop.schedule.sessions if wanted.takes_session(session)]
    if sessions and not is_settled(workshop):
        yield "the schedule, whose day is not fixed"
    elif sessions and schedule_is_internal(workshop) and not wanted.internal:
        yield "the schedule, whose day is internal"
    elif number := sum(not session.id and session.kind != "break" for session in sessions):
        # Without an id, calendars would show a moved event twice.
        yield f"{counted(number, 'session')} without an id: write 'id: ...' into each"


def _read(path: Path, name: str) -> OldCalendar:
    found = read_events(read_bytes(path, name=name, within=Path(path.anchor), limit=MAX_CALENDAR))
    if found is None:
        raise Refused(f"{name} is not a calendar", remedy="name a file that was exported before")
    return found
