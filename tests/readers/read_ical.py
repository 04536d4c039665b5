"""Reads a calendar from standard input with ical."""

import datetime as dt
import json
import sys

from ical.calendar_stream import IcsCalendarStream


def instant_or_day(value: dt.date) -> str:
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if value.tzinfo else f"floating {value}"


calendar = IcsCalendarStream.calendar_from_ics(sys.stdin.buffer.read().decode())
events = [
    {
        "uid": event.uid,
        "begin": instant_or_day(event.dtstart),
        "end": instant_or_day(event.dtend),
        "status": event.status.value,
        "summary": event.summary,
        "description": event.description,
        "location": event.location or "",
    }
    for event in calendar.events
]
json.dump(events, sys.stdout)
