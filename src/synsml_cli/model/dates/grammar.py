"""Reads the date grammar: `2023-05-24 23:59 AoE`, `2023-07-28 or 2023-07-29`, `by 2023-06-19`, `TBD`.

    when  = "TBD" | point | point " or " point ... | point " to " point | "by " point
    point = YYYY-MM-DD [ HH:MM zone ]

A refused date comes with a spelling that the grammar reads, if one can be guessed (`repairs`).
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

_FALLBACK = "write YYYY-MM-DD, or with a time YYYY-MM-DD HH:MM AoE"


_MOST_REPAIRS = 4
"""Faults of one date that are repaired one after the other."""
_QUOTED = lazy_pattern(r"\b(write|did you mean) '([^']+)'")


def parse_when(text: str) -> When | Refusal:
    """Return the date that `text` means, or a refusal with the fault and what to write instead.

    Repeated spaces are accepted, and any case of AoE, UTC, TBD, venue, "or", "to" and "by".
    """
    read = _read_when(text)
    if isinstance(read, When):
        return read
    return Refusal(read.message, _readable(read.remedy) if read.remedy else _suggest(text))


def _readable(remedy: str) -> str:
    """Return a remedy without a date that is refused in turn: its own faults are repaired, too, as far as possible."""
    quoted, first = _QUOTED.search(remedy), remedy
    for _ in range(_MOST_REPAIRS):
        read = _read_when(quoted[2]) if quoted else TBD
        if isinstance(read, When):
            return remedy
        remedy = read.remedy
        quoted = _QUOTED.search(remedy)
        if not quoted:
            break
    return _FALLBACK if remedy != first else remedy


def _suggest(text: str) -> str:
    """Return "write '...'" with a spelling that the grammar reads, or the general form if none can be guessed."""
    from synsml_cli.model.dates.repairs import repairs

    for candidate in repairs(text):
        read = _read_when(candidate)
        if isinstance(read, When):
            return f"write '{read}'"
        if read.remedy and "zone" in read.message:
            return _readable(read.remedy)
    return _FALLBACK


def _read_when(text: str) -> When | Refusal:
    """Return the date without guessing; a refusal has a remedy only if it is certain."""
    words = " ".join(text.split())
    if not words:
        return Refusal("empty date", "write 'TBD', or a date as YYYY-MM-DD")
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
        return Refusal(f"'or', 'to' and 'by' cannot be combined, as in {words!r}", "use only one of them"), []
    if by:
        return "by", [words[3:]]
    if len(ends) > 2:
        return Refusal(f"more than one 'to' in {words!r}", f"write '{ends[0]} to {ends[-1]}'"), []
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
        return _refuse_day(int(year), int(month), int(day), whole)
    if date.year not in YEARS:
        return Refusal(f"the year of {date} is out of range", f"write a year from {YEARS[0]} to {YEARS[-1]}")
    if stray:
        return _refuse_stray(stray, date, whole)
    if hour is None:
        return Point(date)
    if hour == "24" and minute == "00":
        right = read_zone(zone or "AoE")
        remedy = (
            _in_date(right, zone, whole.replace("24:00", "23:59")).remedy
            if isinstance(right, Refusal)
            else f"write '{date} 23:59 {right}'"
        )
        return Refusal(f"24:00 in {whole!r} can mean two days", remedy)
    if int(hour) > 23 or int(minute) > 59:
        return Refusal(f"time {hour}:{minute} does not exist", "write a time from 00:00 to 23:59")
    if zone is None:
        return Refusal(f"missing time zone in {whole!r}", f"write '{part} AoE'" if part == " ".join(whole.split()) else "")
    canonical = read_zone(zone)
    if isinstance(canonical, Refusal):
        return _in_date(canonical, zone, whole)
    return Point(date, dt.time(int(hour), int(minute)), canonical)


def _in_date(refusal: Refusal, zone: str, whole: str) -> Refusal:
    """Return the refusal of a zone with a remedy that gives the whole date, so that it can be pasted."""
    whole = " ".join(whole.split())
    return Refusal(refusal.message, _QUOTED.sub(lambda zones: f"{zones[1]} {whole.replace(zone, zones[2])!r}", refusal.remedy))


def _refuse_day(year: int, month: int, day: int, whole: str) -> Refusal:
    date = f"{year:04d}-{month:02d}-{day:02d}"
    message = f"{date} does not exist"
    if year and 1 <= day <= 12 < month and _is_day(year, day, month):
        swapped = " ".join(whole.split()).replace(date, f"{year:04d}-{day:02d}-{month:02d}")
        return Refusal(message, f"did you mean {swapped!r}?")
    if not year or not 1 <= month <= 12:
        return Refusal(message, "write year, month and day: YYYY-MM-DD")
    last = next(number for number in (31, 30, 29, 28) if _is_day(year, month, number))
    return Refusal(f"{message}: that month has {last} days", f"write a day from 01 to {last}")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _refuse_stray(stray: str, date: dt.date, whole: str) -> Refusal:
    if stray.casefold() in ("or", "to"):
        return Refusal(f"missing date after {stray!r} in {whole!r}", f"write '{date}', or another date after {stray!r}")
    zone = read_zone(stray)
    if isinstance(zone, str):
        return Refusal(f"time zone without a time in '{date} {stray}'", f"write '{date}' or '{date} 23:59 {zone}'")
    return Refusal(f"{stray!r} after {date} is not a time")


def _whole(when: When) -> When | Refusal:
    if len({point.time is None for point in when.points}) > 1:
        return Refusal(f"one day of '{when}' has a time, another has none", "write a time for every day, or for none")
    for former, latter in pairwise(when.points):
        # Points in different zones are compared as instants when the venue's zone is known (moments).
        if former.zone == latter.zone and _local(former) >= _local(latter):
            relation = "is the same as" if _local(former) == _local(latter) else "is not after"
            return Refusal(f"'{latter}' {relation} '{former}'", f"write '{_ascending(when)}'")
    return when


def _ascending(when: When) -> When:
    """Return the date with its days in order, each once; days in several zones are compared as they are written."""
    points = tuple(sorted(set(when.points), key=_local))
    return When(when.form if len(points) > 1 else "fixed", points)


def _local(point: Point) -> dt.datetime:
    return dt.datetime.combine(point.day, point.time or dt.time.min)
