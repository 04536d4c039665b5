"""Reads a calendar from standard input with ics.py."""

import json
import sys
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its parser generator has not caught up with Python; that is not what is tested
    import arrow
    import ics

    calendar = ics.Calendar(sys.stdin.buffer.read().decode())


def instant_or_day(value: arrow.Arrow, *, all_day: bool) -> str:
    return value.date().isoformat() if all_day else value.to("utc").strftime("%Y-%m-%dT%H:%M:%SZ")


events = [
    {
        "uid": event.uid,
        "begin": instant_or_day(event.begin, all_day=event.all_day),
        "end": instant_or_day(event.end, all_day=event.all_day),
        "status": event.status,
        "summary": event.name,
        "description": event.description,
        "location": event.location or "",
    }
    for event in calendar.events
]
json.dump(events, sys.stdout)
