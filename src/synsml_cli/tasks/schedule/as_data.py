"""The schedule as data, for programs."""

from typing import Any

from synsml_cli.model.dates.instants import iso_instant
from synsml_cli.model.project.project import Project
from synsml_cli.model.schedule.timetable import Slotted, day, programme


def schedule_data(project: Project) -> dict[str, Any]:
    """Return the machine output of `schedule --json`."""
    on = day(project.known)
    return {
        "workshop": project.known.id,
        "day": str(on) if on else None,
        "timezone": project.known.timezone or "UTC",
        "sessions": [_data(item) for item in programme(project)],
    }


def _data(item: Slotted) -> dict[str, Any]:
    session = item.session
    data = {
        "id": session.id,
        "time": str(item.slot) if item.slot else session.time,
        "utc": item.begin and iso_instant(item.begin),
        "utc_end": item.end and iso_instant(item.end),
        "kind": session.kind,
        "title": session.title,
        "speakers": list(session.speakers),
        "names": list(item.names),
        "moderator": session.moderator,
        "room": session.room,
        "track": session.track,
    }
    # Only for cancelled sessions, so that older programs see no new key.
    return {**data, "cancelled": iso_instant(session.cancelled)} if session.cancelled else data
