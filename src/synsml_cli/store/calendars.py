"""Calendars that were written earlier: those in the site folder, where subscribers get them, and one that is named."""

import datetime as dt
from pathlib import Path
from typing import Any

from synsml_cli.model.calendar_changes import Published
from synsml_cli.model.calendar_event import BLOCK, DAY, Span
from synsml_cli.model.calendar_plan import PUBLIC_FILE
from synsml_cli.model.survey import Calendar
from synsml_cli.model.workshop import Workshop
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import site_folder
from synsml_cli.store.own_calendar import read_own_calendar

MAX_CALENDAR = 20_000_000
"""Bytes of a calendar that are read; 10,000 events have 6 MB."""
_HEAD = 200
_OURS = b"PRODID:-//synsml//"


def published(root: Path, workshop: Workshop) -> Calendar | None:
    """Return the public calendar in the site folder, if it is one that synsml wrote and that can be read."""
    site = site_folder(root, workshop)
    if not (site / PUBLIC_FILE).is_file():
        return None
    name = workshop.site.name_of(PUBLIC_FILE)
    data = read_bytes(site / PUBLIC_FILE, name=name, within=site, limit=MAX_CALENDAR)
    events = read_calendar(data) if _OURS in data[:_HEAD] else None
    return None if events is None else Calendar(name, events)


def read_calendar(data: bytes) -> tuple[Published, ...] | None:
    """Return the events of a calendar that have a UID and a beginning; None for what is no calendar."""
    own = read_own_calendar(data)
    return read_with_icalendar(data) if own is None else own


def read_with_icalendar(data: bytes) -> tuple[Published, ...] | None:
    """Return what `read_calendar` does, of a calendar that any program may have written."""
    import icalendar

    try:
        read = icalendar.Calendar.from_ical(data)
        if read.name != "VCALENDAR":
            return None
        return tuple(_published(event) for event in read.walk("VEVENT") if "UID" in event and "DTSTART" in event)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


def _published(event: Any) -> Published:
    begin = _plain(event["DTSTART"].dt)
    end = _plain(event["DTEND"].dt) if "DTEND" in event else begin + (BLOCK if isinstance(begin, dt.datetime) else DAY)
    span: Span = begin, end
    revised = next((event[name].dt for name in ("LAST-MODIFIED", "DTSTAMP") if name in event), None)
    return Published(
        uid=str(event["UID"]),
        span=span,
        summary=str(event.get("SUMMARY", "")),
        status=str(event.get("STATUS", "") or "CONFIRMED").upper(),
        sequence=int(event.get("SEQUENCE", 0)),
        revised=_instant(revised) if isinstance(revised, dt.datetime) else None,
    )


def _plain(value: dt.date) -> dt.date:
    return _instant(value) if isinstance(value, dt.datetime) else value


def _instant(value: dt.datetime) -> dt.datetime:
    return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
