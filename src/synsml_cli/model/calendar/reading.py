"""Read the events of an existing iCalendar file, written by synsml or another program (RFC 5545, section 3).

Linear in the size of the file; no input raises an exception. An event is skipped and counted if it is unclear: a property that
we compare is repeated, missing or malformed; start and end have different types; a year is outside `YEARS`; a TZID is not an
IANA name (VTIMEZONE and RRULE are not read). Lines that are not properties are ignored, and so are single instances of a series
(RECURRENCE-ID), because the series has the same UID.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.calendar.changes import Published
from synsml_cli.model.calendar.event import DAY, DEADLINE_LENGTH
from synsml_cli.model.dates.instants import YEARS
from synsml_cli.model.dates.zones import iana_zone
from synsml_cli.model.source.byte_order_mark import decoded
from synsml_cli.model.source.patterns import lazy_pattern

_FOLD = lazy_pattern(rb"\r?\n[ \t]")
_END = lazy_pattern(r"\r\n|\n|\r")
_PROPERTY = lazy_pattern(r'([A-Za-z0-9-]+)((?:;[^:";]*(?:"[^"]*"[^:";]*)*)*):(.*)', re.DOTALL)
_TZID = lazy_pattern(r';TZID="?([^;"]*)', re.IGNORECASE)
_ESCAPE = lazy_pattern(r"\\(.)", re.DOTALL)
_DATE = lazy_pattern(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MOMENT = lazy_pattern(_DATE.pattern + r"T([0-9]{2})([0-9]{2})([0-9]{2})(Z?)")
_DURATION = lazy_pattern(
    r"\+?P(?=.)(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?(?:T(?=.)(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,8})S)?)?"
)
_UNITS = ("weeks", "days", "hours", "minutes", "seconds")
_UTC_NAMES = ("UTC", "ETC/UTC", "GMT", "Z")
_MAX_SEQUENCE = 2**31 - 1
"""The largest INTEGER (RFC 5545, section 3.3.8)."""
_READ = frozenset(
    ("UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "RECURRENCE-ID")
)


class OldCalendar(NamedTuple):
    """The content of a calendar file."""

    events: tuple[Published, ...]
    """In file order."""
    unread: int = 0
    """Number of events that were skipped as unclear."""


class _Property(NamedTuple):
    parameters: str
    value: str


_Event = dict[str, list[_Property]]


class _UnclearError(Exception):
    """An event is unclear."""


def read_events(data: bytes) -> OldCalendar | None:
    """Return the events of a calendar, or None for a file that is not a calendar or is truncated."""
    text = decoded(_FOLD.sub(b"", data))
    events: list[_Event] = []
    if not _collect(text, events):
        return None
    read: list[Published] = []
    unread = 0
    for event in events:
        if "RECURRENCE-ID" not in event:
            try:
                read.append(_published(event))
            except _UnclearError:
                unread += 1
    return OldCalendar(tuple(read), unread)


def _collect(text: str, events: list[_Event]) -> bool:
    """Collect the properties of the events; return whether the text consists of complete calendars."""
    open_: list[str] = []
    calendars = 0
    for line in _lines(text):
        word, _, name = line.partition(":")
        word, name = word.upper(), name.strip().upper()
        if word == "BEGIN":
            if not open_ and name != "VCALENDAR":
                return False
            calendars += not open_
            open_.append(name)
            if open_ == ["VCALENDAR", "VEVENT"]:
                events.append({})
        elif word == "END":
            if not open_ or open_.pop() != name:
                return False
        elif not open_:
            return False
        # An alarm inside an event has its own DURATION.
        elif open_ == ["VCALENDAR", "VEVENT"] and (found := _PROPERTY.fullmatch(line)) and found[1].upper() in _READ:
            events[-1].setdefault(found[1].upper(), []).append(_Property(found[2], found[3]))
    return calendars > 0 and not open_


def _lines(text: str) -> Iterator[str]:
    return (line for line in _END.split(text) if line.strip())


def _published(event: _Event) -> Published:
    uid = _text(event, "UID")
    begin = _when(_one(event, "DTSTART"))
    if not uid or begin is None:
        raise _UnclearError
    end = _when(_one(event, "DTEND"))
    if end is None:
        is_moment = isinstance(begin, dt.datetime)
        length = _one(event, "DURATION")
        end = begin + (_length(length.value) if length else DEADLINE_LENGTH if is_moment else DAY)
    if isinstance(begin, dt.datetime) != isinstance(end, dt.datetime) or end.year not in YEARS:
        raise _UnclearError
    revised = _when(_one(event, "LAST-MODIFIED") or _one(event, "DTSTAMP"))
    return Published(
        uid=uid,
        span=(begin, end),
        summary=_text(event, "SUMMARY"),
        status=_text(event, "STATUS").upper() or "CONFIRMED",
        sequence=_number(_one(event, "SEQUENCE")),
        revised=revised if isinstance(revised, dt.datetime) else None,
    )


def _one(event: _Event, name: str) -> _Property | None:
    """Return a property that may occur once in an event (section 3.6.1); raises _UnclearError if it is repeated."""
    first, *more = event.get(name, [None])
    if more:
        raise _UnclearError
    return first


def _text(event: _Event, name: str) -> str:
    """Return a text without its escapes (section 3.3.11), or "" without one."""
    found = _one(event, name)
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] in "nN" else escape[1], found.value) if found else ""


def _number(found: _Property | None) -> int:
    text = found.value.strip() if found else "0"
    if not (text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) <= _MAX_SEQUENCE):
        raise _UnclearError
    return int(text)


def _when(found: _Property | None) -> dt.date | None:
    """Return a day, or an instant in UTC (a missing zone means UTC); None without a property."""
    if found is None:
        return None
    text = found.value.strip()
    try:
        if day := _DATE.fullmatch(text):
            value = dt.date(*map(int, day.groups()))
        elif moment := _MOMENT.fullmatch(text):
            *numbers, is_utc = moment.groups()
            zone = dt.UTC if is_utc else _zone(found.parameters)
            value = dt.datetime(*map(int, numbers), tzinfo=zone).astimezone(dt.UTC)  # type: ignore[misc,arg-type]
        else:
            raise _UnclearError
    except (ValueError, OverflowError) as error:
        raise _UnclearError from error
    if value.year not in YEARS:
        raise _UnclearError
    return value


def _zone(parameters: str) -> dt.tzinfo:
    name = found[1].lstrip("/") if (found := _TZID.search(parameters)) else "UTC"
    if name.upper() in _UTC_NAMES:
        return dt.UTC
    zone = iana_zone(name)
    if zone is None:
        raise _UnclearError
    return zone


def _length(text: str) -> dt.timedelta:
    """Return the duration of an event (section 3.3.6)."""
    found = _DURATION.fullmatch(text.strip())
    if not found:
        raise _UnclearError
    return dt.timedelta(**{unit: int(number or 0) for unit, number in zip(_UNITS, found.groups(), strict=True)})
