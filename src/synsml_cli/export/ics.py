"""Events as an iCalendar file (RFC 5545) that the same data always give byte for byte.

What is written, and why, was measured with ten parsers and seven calendar programs: every instant in UTC (a zone by any
other name is misread by some), deadlines as an hour that *ends* at the deadline, days as exclusive DATE spans.
"""

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event, vDuration, vText, vUri

from synsml_cli.export.fold import refolded
from synsml_cli.model.calendar.event import CalendarEvent, without_blanks
from synsml_cli.model.calendar.feed import (
    PUBLIC,
    Wanted,
    feed_address,
    feed_name,
)
from synsml_cli.model.records.workshop import Workshop


def calendar(
    workshop: Workshop, planned: Sequence[CalendarEvent], *, wanted: Wanted = PUBLIC, alarms: Sequence[dt.timedelta] = ()
) -> bytes:
    """Return the calendar of the events that were `wanted`, each with alarms so long before it begins."""
    result = Calendar()
    for name, value, parameters in _head(workshop, wanted, published=wanted == PUBLIC and not alarms):
        result.add(name, value, parameters=parameters)
    for one in planned:
        event = _event(one)
        for before in alarms if one.status != "CANCELLED" else ():
            event.add_component(_alarm(one, before))
        result.add_component(event)
    return refolded(bytes(result.to_ical(sorted=False)))


def _head(workshop: Workshop, wanted: Wanted, *, published: bool) -> list[tuple[str, object, dict[str, str]]]:
    """Return the properties of the calendar itself; no METHOD and no UID, which make readers invitees or lose events."""
    # Without a version: a newer synsml alone is no reason for a calendar to change.
    head: list[tuple[str, object, dict[str, str]]] = [
        ("prodid", "-//synsml//synsml-cli//EN", {}),
        ("version", "2.0", {}),
        ("calscale", "GREGORIAN", {}),
    ]
    if not wanted.only:  # Outlook opens a new calendar for a file that has a name
        name = f"{feed_name(workshop)}{' (internal)' if wanted.internal else ''}"
        # icalendar escapes NAME and X-WR-CALNAME only if they are vText already.
        head += [("name", vText(name), {}), ("x-wr-calname", vText(name), {})]
    head.append(("color", "steelblue", {}))
    if workshop.url:
        head.append(("url", without_blanks(workshop.url), {}))
    if workshop.url and published:  # what is one's own is not fetched anew from there
        head.append(("source", vUri(feed_address(workshop)), {"VALUE": "URI"}))
    head.append(("refresh-interval", vDuration(dt.timedelta(hours=12)), {"VALUE": "DURATION"}))
    head.append(("x-published-ttl", "PT12H", {}))
    return head


def _event(planned: CalendarEvent) -> Event:
    event = Event()
    event.add("uid", planned.uid)
    event.add("dtstamp", planned.revised)
    event.add("last-modified", planned.revised)
    event.add("sequence", planned.sequence)
    event.add("dtstart", planned.span[0])
    event.add("dtend", planned.span[1])
    event.add("summary", vText(planned.summary))
    event.add("status", planned.status)
    event.add("transp", "OPAQUE" if planned.busy == "BUSY" else "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", planned.busy)
    event.add("description", vText(planned.description))
    if planned.location:
        event.add("location", vText(planned.location))
    if planned.url:
        event.add("url", planned.url)
    return event


def _alarm(planned: CalendarEvent, before: dt.timedelta) -> Alarm:
    """Return an alarm that shows the title (section 3.6.6: DISPLAY needs a DESCRIPTION)."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(planned.summary))
    alarm.add("trigger", vDuration(-before))
    return alarm
