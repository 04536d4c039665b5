"""Reads the date grammar: `2023-05-24 23:59 AoE`, `2023-07-28 or 2023-07-29`, `by 2023-06-19`, `TBD`.

    when  = "TBD" | point | point " or " point ... | point " to " point | "by " point
    point = YYYY-MM-DD [ HH:MM zone ]

What cannot be read is refused with a spelling that can, where one can be guessed (`repairs`).
"""

import datetime as dt
import re
from itertools import pairwise

from synsml_cli.model.dates.instants import YEARS
from synsml_cli.model.dates.when import TBD, Form, Point, When
from synsml_cli.model.dates.zones import read_zone
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern

# [0-9], not \d: \d also takes the digits of other scripts.
_POINT = lazy_pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: ([0-9]{2}):([0-9]{2})(?: (\S+))?| (\S+))?")

_FALLBACK = "write YYYY-MM-DD, with a time also HH:MM and a zone: '2023-05-24 23:59 AoE'"


def parse_when(text: str) -> When | Refusal:
    """Return the value that `text` writes, or a refusal that names the fault and what to write instead.

    Blanks may be doubled, and AoE, UTC, TBD, venue and the joining words may be in any case.
    """
    read = _read_when(text)
    if isinstance(read, When) or read.remedy:
        return read
    return Refusal(read.message, _suggest(text))


def _suggest(text: str) -> str:
    """Return "write '...'" with a spelling the grammar reads, or the general rule where nothing can be guessed."""
    from synsml_cli.model.dates.repairs import repairs

    for candidate in repairs(text):
        read = _read_when(candidate)
        if isinstance(read, When):
            return f"write '{read}'"
        if read.remedy and "zone" in read.message:
            return read.remedy
    return _FALLBACK


def _read_when(text: str) -> When | Refusal:
    """Read without guessing: a refusal whose remedy is not certain comes back without one."""
    words = " ".join(text.split())
    if not words:
        return Refusal("the date is empty", "write a date such as '2023-05-24 23:59 AoE', or 'TBD'")
    if words.casefold() == "tbd":
        return TBD
    form, parts = _split(words)
    if isinstance(form, Refusal):
        return form
    points = []
    for part in parts:
        point = _read_point(part, text)
        if isinstance(point, Refusal):
            return point
        points.append(point)
    return _whole(When(form, tuple(points)))


def _split(words: str) -> tuple[Form | Refusal, list[str]]:
    alternatives = re.split(r" or ", words, flags=re.IGNORECASE)
    ends = re.split(r" to ", words, flags=re.IGNORECASE)
    by = words[:3].casefold() == "by "
    if (len(alternatives) > 1) + (len(ends) > 1) + by > 1:
        return Refusal(f"'or', 'to' and 'by' do not mix, as in {words!r}", "write one of them"), []
    if by:
        return "by", [words[3:]]
    if len(ends) > 2:
        return Refusal(f"a span has two ends, {words!r} has {len(ends)}", "write 'FIRST to LAST'"), []
    if len(ends) == 2:
        return "to", ends
    return ("or", alternatives) if len(alternatives) > 1 else ("fixed", alternatives)


def _read_point(part: str, whole: str) -> Point | Refusal:
    match = _POINT.fullmatch(part)
    if not match:
        return Refusal(f"{part!r} is not a date")
    year, month, day, hour, minute, zone, stray = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return _refuse_day(int(year), int(month), int(day))
    if date.year not in YEARS:
        return Refusal(f"the year of {date} is surely a slip", f"write a year from {YEARS[0]} to {YEARS[-1]}")
    if stray:
        return _refuse_stray(stray, date)
    if hour is None:
        return Point(date)
    if hour == "24" and minute == "00":
        right = read_zone(zone or "AoE")
        remedy = right.remedy if isinstance(right, Refusal) else f"write '{date} 23:59 {right}'"
        return Refusal(f"24:00 in {whole!r} can be read as two days", remedy)
    if int(hour) > 23 or int(minute) > 59:
        return Refusal(f"there is no time {hour}:{minute}", "write a time from 00:00 to 23:59")
    if zone is None:
        return Refusal(f"no time zone in {whole!r}", f"write '{part} AoE'" if part == " ".join(whole.split()) else "")
    canonical = read_zone(zone)
    if isinstance(canonical, Refusal):
        return canonical
    return Point(date, dt.time(int(hour), int(minute)), canonical)


def _refuse_day(year: int, month: int, day: int) -> Refusal:
    said = f"there is no day {year:04d}-{month:02d}-{day:02d}"
    if year and 1 <= day <= 12 < month and _is_day(year, day, month):
        return Refusal(said, f"did you mean {year:04d}-{day:02d}-{month:02d}?")
    if not year or not 1 <= month <= 12:
        return Refusal(said, "write year, month and day: '2023-05-24'")
    last = next(number for number in (31, 30, 29, 28) if _is_day(year, month, number))
    return Refusal(said, f"{year:04d}-{month:02d} has {last} days")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _refuse_stray(stray: str, date: dt.date) -> Refusal:
    if stray.casefold() in ("or", "to"):
        return Refusal(f"a day is missing after {stray!r}", f"write '{date} {stray} YYYY-MM-DD', or '{date}' alone")
    zone = read_zone(stray)
    if isinstance(zone, str):
        return Refusal(f"a zone without a time in '{date} {stray}'", f"write '{date}' or '{date} 23:59 {zone}'")
    return Refusal(f"{stray!r} after {date} is not a time")


def _whole(when: When) -> When | Refusal:
    if len({point.time is None for point in when.points}) > 1:
        return Refusal(f"one day has a time and another has none in '{when}'", "give a time to all of them or to none")
    for former, latter in pairwise(when.points):
        # Points in different zones are compared as instants once the venue's zone is known (`moments`).
        if former.zone == latter.zone and _local(former) >= _local(latter):
            again = "is the same as" if _local(former) == _local(latter) else "is not after"
            return Refusal(f"'{latter}' {again} '{former}'", "write the earlier one first, each once")
    return when


def _local(point: Point) -> dt.datetime:
    return dt.datetime.combine(point.day, point.time or dt.time.min)
