"""The schedule as data, for programs."""

from typing import Any

from synsml_cli.model.records.project import Project
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
        "utc": item.begin and f"{item.begin:%Y-%m-%dT%H:%M:%SZ}",
        "utc_end": item.end and f"{item.end:%Y-%m-%dT%H:%M:%SZ}",
        "kind": session.kind,
        "title": session.title,
        "speakers": list(session.speakers),
        "names": list(item.names),
        "moderator": session.moderator,
        "room": session.room,
        "track": session.track,
    }
    # Only for cancelled sessions, so that older programs see no new key.
    return {**data, "cancelled": f"{session.cancelled:%Y-%m-%dT%H:%M:%SZ}"} if session.cancelled else data
