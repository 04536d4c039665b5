r"""Reads a calendar that synsml wrote, without icalendar, whose import takes longer than all the rest of a small `check`.

Only exactly what `export/ics.py` writes is read: anything else, and a title with a backslash, is left to icalendar.
"""

import datetime as dt
import re

from synsml_cli.model.calendar_changes import Published

_HEAD = re.compile(
    r"BEGIN:VCALENDAR\r\nPRODID:-//synsml//[^\r\n]*\r\n(?:(?!BEGIN:|END:)[A-Z-]+(?:;VALUE=[A-Z]+)?:[^\r\n]*\r\n)*"
)
_INSTANT = r"[0-9]{8}T[0-9]{6}Z"
_WHEN = rf"(?::{_INSTANT}|;VALUE=DATE:[0-9]{{8}})"
_EVENT = re.compile(
    rf"BEGIN:VEVENT\r\nUID:([^\\\r\n]+)\r\nDTSTAMP:{_INSTANT}\r\nLAST-MODIFIED:({_INSTANT})\r\nSEQUENCE:([0-9]{{1,9}})\r\n"
    rf"DTSTART({_WHEN})\r\nDTEND({_WHEN})\r\nSUMMARY:((?:[^\\\r\n]|\\[,;n])*)\r\nSTATUS:(CONFIRMED|TENTATIVE|CANCELLED)\r\n"
    r"TRANSP:[A-Z]+\r\nX-MICROSOFT-CDO-BUSYSTATUS:[A-Z]+\r\nDESCRIPTION:[^\r\n]*\r\n"
    r"(?:LOCATION:[^\r\n]*\r\n)?(?:URL:[^\r\n]*\r\n)?"
    r"(?:BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:[^\r\n]*\r\nTRIGGER:[^\r\n]*\r\nEND:VALARM\r\n)*END:VEVENT\r\n"
)
_END = "END:VCALENDAR\r\n"
_ESCAPED = re.compile(r"\\(.)")


def read_own_calendar(data: bytes) -> tuple[Published, ...] | None:
    """Return the events of a calendar that is just as synsml writes it; None for every other file."""
    try:
        text = data.decode().replace("\r\n ", "")  # RFC 5545 section 3.1
        head = _HEAD.match(text)
        position = head.end() if head else 0
        events = []
        while event := _EVENT.match(text, position):
            events.append(_published(*event.groups()))
            position = event.end()
    except ValueError:  # no UTF-8, or a day that is not there
        return None
    return tuple(events) if head and text[position:] == _END else None


def _published(uid: str, revised: str, sequence: str, begin: str, end: str, summary: str, status: str) -> Published:
    return Published(
        uid=uid,
        span=(_when(begin), _when(end)),
        summary=_ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], summary),
        status=status,
        sequence=int(sequence),
        revised=dt.datetime.fromisoformat(revised),
    )


def _when(text: str) -> dt.date:
    value = text.rpartition(":")[2]
    return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
