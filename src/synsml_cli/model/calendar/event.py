"""One event of the calendar as data: what is written for it, whatever the format (RFC 5545 section 3.6.1)."""

import datetime as dt
import unicodedata
from typing import Literal, NamedTuple

from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.source.patterns import lazy_pattern

EventStatus = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
"""RFC 5545 section 3.8.1.11."""
Busy = Literal["FREE", "TENTATIVE", "BUSY"]
EventSpan = tuple[dt.date, dt.date]
"""Begin and end: two instants in UTC, or two days of which the second is the first one after it."""

DAY = dt.timedelta(days=1)
DEADLINE_LENGTH = dt.timedelta(hours=1)
"""What a deadline takes: a block after it would invite being late, and one without length vanishes in some views."""

_BREAK = lazy_pattern(r"\r\n?|[\u2028\u2029]")
_TAKEN_FOR_A_BREAK = lazy_pattern(r"\\(?=[nNrR])")

DEFAULT_REVISION = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP where the data say neither when they were made (`created`) nor when they changed (`was`)."""


class CalendarEvent(NamedTuple):
    """What subscribers see of a date, of one of its alternatives, or of a session."""

    uid: str
    """Made of the data's own keys, so that it never changes (section 3.8.4.7)."""
    id: str
    """The date's id, or the session's."""
    span: EventSpan
    summary: str
    description: str
    """Plain text; the zone in words."""
    status: EventStatus
    busy: Busy
    sequence: int
    """How many changes of time or status the data know of (RFC 5546 section 2.1.4)."""
    revised: dt.datetime
    """The instant of the last change in the data, UTC; never the clock: the same data give the same bytes."""
    location: str = ""
    url: str = ""
    of: str = ""
    """The UID of the date that an alternative belongs to, or on which a session is; empty for what goes with nothing."""

    @property
    def all_day(self) -> bool:
        """Whether it stands for whole days."""
        return not isinstance(self.span[0], dt.datetime)


def short_name(workshop: Workshop) -> str:
    """Return what titles call the workshop."""
    return workshop.short_name or workshop.name


def location(workshop: Workshop, room: str = "") -> str:
    """Return room, venue and place in one line."""
    parts = (room or workshop.room, workshop.venue, workshop.place)
    return title(", ".join(part.strip() for part in parts if part.strip()))


def clean(text: str) -> str:
    """Return `text` without control characters (RFC 5545 section 3.1), with one kind of line break, and no blanks before it.

    Many parsers take a literal backslash and n, or N, for a line break, ics.py also r and R for a carriage return (LaTeX has
    all four); a backslash of another kind in its place is read by all of them as what it looks like. node-ical loses a title
    with a Unicode line separator, which word processors leave behind, and ics.py blanks that are all of a folded line.
    """
    text = _BREAK.sub("\n", text).replace("\t", " ").replace("\ufeff", "")  # that mark icalendar drops where a text begins
    if not text.replace("\n", "").isprintable():  # looking at every character is slow, and nearly always in vain
        text = "".join(one for one in text if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))
    return "\n".join(map(str.rstrip, _TAKEN_FOR_A_BREAK.sub("\N{SET MINUS}", text).split("\n"))).strip()


def title(text: str) -> str:
    """Return `text` in one line: calcurse leaves out an event whose title has more."""
    return " ".join(filter(None, map(str.strip, clean(text).split("\n"))))


def without_blanks(text: str) -> str:
    """Return an address without blanks and line breaks."""
    return "".join(clean(text).split())
