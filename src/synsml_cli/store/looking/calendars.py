"""Read the calendar that was rendered last, from the site folder."""

from pathlib import Path

from synsml_cli.model.calendar.feed import PUBLIC_FILE
from synsml_cli.model.calendar.reading import read_events
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.survey import Calendar
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import site_folder

MAX_CALENDAR = 20_000_000
"""Read limit in bytes; a calendar of 10,000 events has 6 MB."""
_HEAD = 200
_OURS = b"PRODID:-//synsml//"


def published(root: Path, workshop: Workshop) -> Calendar | None:
    """Return the public calendar in the site folder, or None if it is missing, unreadable or not written by synsml."""
    site = site_folder(root, workshop)
    if not (site / PUBLIC_FILE).is_file():
        return None
    name = workshop.site.name_of(PUBLIC_FILE)
    data = read_bytes(site / PUBLIC_FILE, name=name, within=site, limit=MAX_CALENDAR)
    found = read_events(data) if _OURS in data[:_HEAD] else None
    return found and Calendar(name, found.events)
