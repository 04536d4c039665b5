"""One calendar event as data, independent of the output format (RFC 5545, section 3.6.1)."""

import datetime as dt
import unicodedata
from typing import Literal, NamedTuple

from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.source.patterns import lazy_pattern

EventStatus = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
"""RFC 5545, section 3.8.1.11."""
Busy = Literal["FREE", "TENTATIVE", "BUSY"]
EventSpan = tuple[dt.date, dt.date]
"""Start and end: two instants in UTC, or two days, the second one exclusive."""

DAY = dt.timedelta(days=1)
DEADLINE_LENGTH = dt.timedelta(hours=1)
"""Duration of a deadline's event: it ends at the deadline; one without duration is invisible in some views."""

_BREAK = lazy_pattern(r"\r\n?|[\u2028\u2029]")
_TAKEN_FOR_A_BREAK = lazy_pattern(r"\\(?=[nNrR])")

DEFAULT_REVISION = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP if the data contain no instant of creation (`created`) or change (`was`)."""


class CalendarEvent(NamedTuple):
    """The event that subscribers see for a date, one of its alternatives, or a session."""

    uid: str
    """Built from the data's own keys, so that it never changes (section 3.8.4.7)."""
    id: str
    """Id of the date or session."""
    span: EventSpan
    summary: str
    description: str
    """Plain text, with the zone in words."""
    status: EventStatus
    busy: Busy
    sequence: int
    """Number of known changes of time or status (RFC 5546, section 2.1.4)."""
    revised: dt.datetime
    """Instant of the last change in the data, UTC; never the current time, so that equal data give equal bytes."""
    location: str = ""
    url: str = ""
    of: str = ""
    """UID of the date that an alternative or a session belongs to; empty otherwise."""

    @property
    def all_day(self) -> bool:
        """Whether it lasts whole days."""
        return not isinstance(self.span[0], dt.datetime)


def short_name(workshop: Workshop) -> str:
    """Return the workshop's name in titles."""
    return workshop.short_name or workshop.name


def location(workshop: Workshop, room: str = "") -> str:
    """Return room, venue and place on one line."""
    parts = (room or workshop.room, workshop.venue, workshop.place)
    return title(", ".join(part.strip() for part in parts if part.strip()))


def clean(text: str) -> str:
    """Return `text` without control characters (RFC 5545, section 3.1), with plain line breaks and no blanks before them.

    Many parsers read a literal backslash before n or N as a line break, ics.py also before r and R as a carriage return (LaTeX
    uses all four); so it becomes another kind of backslash, which all of them show. Unicode line separators, which word
    processors insert, are replaced because node-ical loses a title with one. Trailing blanks are removed because ics.py loses
    them in folded lines.
    """
    text = _BREAK.sub("\n", text).replace("\t", " ").replace("\ufeff", "")  # icalendar drops U+FEFF at the start of a text
    if not text.replace("\n", "").isprintable():  # checking every character is slow and rarely needed
        text = "".join(one for one in text if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))
    return "\n".join(map(str.rstrip, _TAKEN_FOR_A_BREAK.sub("\N{SET MINUS}", text).split("\n"))).strip()


def title(text: str) -> str:
    """Return `text` on one line: calcurse skips events with titles of several lines."""
    return " ".join(filter(None, map(str.strip, clean(text).split("\n"))))


def without_blanks(text: str) -> str:
    """Return an address without blanks and line breaks."""
    return "".join(clean(text).split())
