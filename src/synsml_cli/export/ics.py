"""Write events as an iCalendar file (RFC 5545); equal data always give equal bytes.

The choices were measured with ten parsers and seven calendar programs: every instant is in UTC (some misread zones that are not
IANA names), a deadline is an hour that *ends* at the deadline, and days are exclusive DATE spans.
"""

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event, vDuration, vText, vUri

from synsml_cli.export.fold import refolded
from synsml_cli.model.calendar.event import CalendarEvent, without_blanks
from synsml_cli.model.calendar.feed import PUBLIC, Wanted, feed_address, feed_name
from synsml_cli.model.records.workshop import Workshop


def calendar(
    workshop: Workshop, planned: Sequence[CalendarEvent], *, wanted: Wanted = PUBLIC, alarms: Sequence[dt.timedelta] = ()
) -> bytes:
    """Return the calendar of the planned events; `alarms` are the times before each event's start."""
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
    """Return the properties of the calendar; METHOD and UID would make readers show invitations or lose events."""
    # No version here: a newer synsml alone must not change a calendar.
    head: list[tuple[str, object, dict[str, str]]] = [
        ("prodid", "-//synsml//synsml-cli//EN", {}),
        ("version", "2.0", {}),
        ("calscale", "GREGORIAN", {}),
    ]
    if not wanted.only:  # Outlook creates a new calendar for a file with a name
        name = f"{feed_name(workshop)}{' (internal)' if wanted.internal else ''}"
        # icalendar escapes NAME and X-WR-CALNAME only if they are vText.
        head += [("name", vText(name), {}), ("x-wr-calname", vText(name), {})]
    head.append(("color", "steelblue", {}))
    if workshop.url:
        head.append(("url", without_blanks(workshop.url), {}))
    if workshop.url and published:  # a personal export must not be refreshed from the public address
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
