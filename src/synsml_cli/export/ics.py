"""The public dates as an iCalendar file (RFC 5545) that the same data always give byte for byte.

What is written, and why, was measured with ten parsers and seven calendar programs: every instant in UTC (a zone by any
other name is misread by some), deadlines as an hour that *ends* at the deadline, days as exclusive DATE spans.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from icalendar import Calendar, Event, vDuration, vText

from synsml_cli.model.clock_words import as_written
from synsml_cli.model.when import When
from synsml_cli.model.workshop import DateEntry, Workshop

DEFAULT_REVISION = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP where the data say neither when they were made (`created`) nor when they changed (`was`)."""

_BLOCK = dt.timedelta(hours=1)
"""A block after the deadline would invite being late, and one without length vanishes in some views."""

_DAY = dt.timedelta(days=1)


def calendar(workshop: Workshop) -> bytes:
    """Return the calendar of all public dates that are not TBD."""
    result = Calendar()
    # Without a version: a newer synsml alone is no reason for a calendar to change.
    result.add("prodid", "-//synsml//synsml-cli//EN")
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    name = f"{workshop.short_name or workshop.name}" + (f" at {workshop.host}" if workshop.host else "")
    # icalendar escapes NAME and X-WR-CALNAME only if they are vText already.
    result.add("name", vText(_clean(name)))
    result.add("x-wr-calname", vText(_clean(name)))
    result.add("color", "steelblue")
    if workshop.url:
        result.add("url", _one_line(workshop.url))
    result.add("refresh-interval", vDuration(dt.timedelta(hours=12)), parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT12H")
    for entry in workshop.dates.values():
        if not entry.internal:
            for event in _events(workshop, entry):
                result.add_component(event)
    return bytes(result.to_ical(sorted=False))


def _events(workshop: Workshop, entry: DateEntry) -> Iterator[Event]:
    """Yield the event of a date; one for each of several alternatives that are not neighbouring days."""
    if entry.when.form == "tbd":
        return
    if entry.when.form == "or" and not _is_one_block(entry):
        for number, (point, instant) in enumerate(zip(entry.when.points, entry.moments.points, strict=True), start=1):
            part = When("fixed", (point,))
            uid = f"{entry.id}@{workshop.id}" if number == 1 else f"{entry.id}.{number}@{workshop.id}"
            span = (point.day, point.day + _DAY) if _by_days(entry) else (instant - _BLOCK, instant)
            yield _event(workshop, entry, uid=uid, span=span, note=f"one of: {_words(workshop, entry)}", part=part)
        return
    yield _event(workshop, entry, uid=f"{entry.id}@{workshop.id}", span=_span(entry), note="", part=entry.when)


def _by_days(entry: DateEntry) -> bool:
    """Whether the days themselves are shown: those of an event; a deadline ends at an instant even if only its day is
    written.
    """
    return entry.kind == "event" and not entry.when.has_time


def _is_one_block(entry: DateEntry) -> bool:
    """Whether alternatives are neighbouring days, which one tentative event can cover."""
    days = [point.day for point in entry.when.points]
    return _by_days(entry) and all(latter - former == _DAY for former, latter in pairwise(days))


def _span(entry: DateEntry) -> tuple[dt.date, dt.date]:
    """Return DTSTART and DTEND (exclusive, RFC 5545 section 3.6.1)."""
    points = entry.when.points
    if _by_days(entry):
        return points[0].day, points[-1].day + _DAY
    begin, end = entry.moments.begin, entry.moments.end
    assert begin is not None
    if entry.when.form == "to" and end is not None:
        return begin, end
    if entry.kind == "event":
        return begin, begin + _BLOCK
    return begin - _BLOCK, begin


def _event(workshop: Workshop, entry: DateEntry, *, uid: str, span: tuple[dt.date, dt.date], note: str, part: When) -> Event:
    provisional = entry.when.certainty == "provisional"
    event = Event()
    event.add("uid", uid)
    revised = _revision(workshop, entry)
    event.add("dtstamp", revised)
    event.add("last-modified", revised)
    event.add("sequence", len(entry.was) + (1 if entry.cancelled else 0))
    event.add("dtstart", span[0])
    event.add("dtend", span[1])
    event.add("summary", vText(_clean(_summary(workshop, entry))))
    event.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if provisional else "CONFIRMED")
    is_event = entry.kind == "event"
    event.add("transp", "OPAQUE" if is_event and not entry.cancelled and not provisional else "TRANSPARENT")
    busy = "FREE" if entry.cancelled or not is_event else "TENTATIVE" if provisional else "BUSY"
    event.add("x-microsoft-cdo-busystatus", busy)
    link = _one_line(entry.url or workshop.url)
    event.add("description", vText(_clean("\n".join(_description(workshop, entry, part=part, note=note, link=link)))))
    if is_event and _place(workshop):
        event.add("location", vText(_clean(_place(workshop))))
    if link:
        event.add("url", link)
    return event


def _revision(workshop: Workshop, entry: DateEntry) -> dt.datetime:
    """Return the instant of the last change in the data, never of the clock: the same data give the same bytes."""
    instants = [former.changed for former in entry.was]
    instants += [instant for instant in (workshop.created, entry.cancelled) if instant]
    return max(instants, default=DEFAULT_REVISION)


def _summary(workshop: Workshop, entry: DateEntry) -> str:
    """Return the title; few programs show STATUS, so it is said in words too."""
    before = "CANCELLED: " if entry.cancelled else ""
    after = f" (provisional: {_words(workshop, entry)})" if entry.when.certainty == "provisional" else ""
    extended = " (extended)" if entry.extended and not entry.cancelled else ""
    return f"{before}{workshop.short_name or workshop.name}: {entry.label}{extended}{after}"


def _description(workshop: Workshop, entry: DateEntry, *, part: When, note: str, link: str) -> Iterator[str]:
    yield f"{entry.label}: {as_written(part, kind=entry.kind, venue=workshop.timezone)}"
    if note:
        yield note
    zones = {point.zone for point in entry.when.points}
    if "AoE" in zones or (entry.kind != "event" and not entry.when.has_time):
        yield "AoE is Anywhere on Earth, UTC-12."
    if entry.when.certainty == "provisional":
        yield "This date is not settled yet."
    if entry.moved:
        former = as_written(entry.moved.when, kind=entry.kind, venue=workshop.timezone)
        yield f"{entry.moved.why.capitalize()} from {former}."
    yield workshop.name
    if link:
        yield link


def _words(workshop: Workshop, entry: DateEntry) -> str:
    # The words stand in titles, where "(days in ...)" is in the way.
    return as_written(entry.when, kind=entry.kind, venue=workshop.timezone).partition(" (")[0]


def _place(workshop: Workshop) -> str:
    return ", ".join(part for part in (workshop.room, workshop.venue, workshop.place) if part)


def _one_line(url: str) -> str:
    return "".join(_clean(url).split())


def _clean(text: str) -> str:
    """Return `text` without control characters (RFC 5545 section 3.1) and with one kind of line break.

    icalendar takes a literal backslash and n, or N, for a line break (LaTeX has both), and so do several parsers; a
    backslash of another kind in its place is read by all of them as what it looks like.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(character for character in text if character == "\n" or unicodedata.category(character) != "Cc")
    return text.replace("\\n", "\N{SET MINUS}n").replace("\\N", "\N{SET MINUS}N")
