"""The calendars that lie in the site folder, where subscribers get them: which revision of each event they carry."""

from pathlib import Path

from synsml_cli.model.workshop import Workshop
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import site_folder


def published_revisions(root: Path, workshop: Workshop) -> dict[str, tuple[int, str]]:
    """Return UID -> (the highest SEQUENCE, the file that carries it), RFC 5545 section 3.8.7.4.

    A calendar that cannot be read tells nothing. Raises CannotRun for one that cannot be got at.
    """
    site = site_folder(root, workshop)
    revisions: dict[str, tuple[int, str]] = {}
    for path in sorted(site.glob("*.ics")) if site.is_dir() else ():
        name = workshop.site.name_of(path.name)
        for uid, sequence in _events(read_bytes(path, name=name, within=site)):
            if sequence > revisions.get(uid, (-1, ""))[0]:
                revisions[uid] = sequence, name
    return revisions


def _events(data: bytes) -> list[tuple[str, int]]:
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(data).walk("VEVENT")
        return [(str(event["UID"]), int(event.get("SEQUENCE", 0))) for event in events if "UID" in event]
    except (ValueError, TypeError, KeyError, IndexError):
        return []
