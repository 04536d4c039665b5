"""Find times of day with their zones in prose ("at 11:59 pm AoE", "17:00 (UTC+2)", "9:00 PST"), and their possible instants.

Abbreviations are ambiguous: PST is also written in summer, and CST is a zone of America and of China. So a time has every
offset that its writer may have meant.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from synsml_cli.model.dates.twelve_hours import hour_of_day
from synsml_cli.model.dates.zones import read_iana, zone_info
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern

_OFFSETS: dict[str, tuple[float, ...]] = {
    "AOE": (-12,),
    "UTC": (0,),
    "GMT": (0, 1),
    **dict.fromkeys(("PST", "PDT", "PT"), (-8, -7)),
    **dict.fromkeys(("MST", "MDT", "MT"), (-7, -6)),
    **dict.fromkeys(("CDT", "CT"), (-6, -5)),
    "CST": (-6, -5, 8),
    **dict.fromkeys(("EST", "EDT", "ET"), (-5, -4)),
    "HST": (-10,),
    "BST": (1, 0, 6),
    "IST": (5.5, 1, 2),
    **dict.fromkeys(("WET", "WEST"), (0, 1)),
    **dict.fromkeys(("CET", "CEST"), (1, 2)),
    **dict.fromkeys(("EET", "EEST"), (2, 3)),
    "MSK": (3,),
    **dict.fromkeys(("SGT", "HKT", "AWST"), (8,)),
    **dict.fromkeys(("JST", "KST"), (9,)),
    **dict.fromkeys(("AEST", "AEDT"), (10, 11)),
    **dict.fromkeys(("NZST", "NZDT"), (12, 13)),
}
"""Abbreviation -> hours east of Greenwich that people mean by it."""

_EARTH = r"anywhere[ \t]+on[ \t]+(?:the[ \t]+)?earth"
CLOCK = (
    r"(?<![\d:.])[0-2]?[0-9](?:[:.h][0-5][0-9](?::[0-5][0-9])?)?[ \t]*+(?:[AaPp]\.?[Mm]\b\.?)?"
    rf"[ \t]*+[(\[]?(?:AoE|AOE|(?i:{_EARTH})|(?:UTC|GMT)(?![A-Za-z])|[A-Z]{{2,4}}T|PT|ET)\b"
)
"""A time with its zone, for patterns that must skip one."""
_TIME = lazy_pattern(
    rf"""
    [ \t]*+,?[ \t]*+[-–—@(]?[ \t]*+(?:(?:at|by|before|until)[ \t]++)?
    (?P<hour>[0-2]?[0-9])(?:[:.h](?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?(?![0-9])[ \t]*+(?:(?P<half>[AaPp])\.?[Mm]\b\.?)?
    (?:[ \t]*+,?[ \t]*+[(\[]?[ \t]*+
      (?:(?P<earth>(?i:{_EARTH}))
        |(?P<letters>[A-Z][Oo]E|[A-Z]{{2,4}})(?![A-Za-z/])
          (?:[ \t]?(?P<sign>[+\-−–])[ \t]?(?P<hours>[0-9]{{1,2}})(?::?(?P<minutes>[0-9]{{2}}))?)?
        |(?P<name>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)
        |(?P<other>(?:in[ \t]|local[ \t]|[A-Z]))
      ))?
    """,
    re.VERBOSE,
)


class Clock(NamedTuple):
    """A time of day in prose."""

    end: int
    """Offset after the time, including its zone."""
    time: dt.time | None
    """None for an invalid time of day, such as 25:00."""
    zones: tuple[dt.tzinfo, ...]
    """Possible zones; empty if they are unknown."""
    has_zone: bool
    """Whether a zone, or a place that may be one, is given."""

    def instants(self, days: Iterable[dt.date]) -> Iterator[dt.datetime]:
        """Yield its possible instants on these days, UTC."""
        for day in days:
            for zone in self.zones if self.time else ():
                yield dt.datetime.combine(day, self.time or dt.time.min, zone).astimezone(dt.UTC)


def clock_at(words: str, position: int) -> Clock | None:
    """Return the time of day at an offset, after a comma or "at", or None; a plain number is not a time."""
    match = _TIME.match(words, position)
    if not match or not (match["minute"] or match["half"]):
        return None
    hour = hour_of_day(match["hour"], match["half"])
    time = dt.time(hour, int(match["minute"] or 0)) if hour < 24 else None
    named = match["earth"] or match["letters"] or match["name"] or match["other"]
    return Clock(match.end(), time, _zones(match), bool(named))


def _zones(match: re.Match[str]) -> tuple[dt.tzinfo, ...]:
    if match["earth"]:
        return _fixed(_OFFSETS["AOE"])
    if match["name"]:
        return () if isinstance(read_iana(match["name"]), Refusal) else (zone_info(match["name"], "UTC"),)
    letters = (match["letters"] or "").upper()
    if match["sign"] and letters in ("UTC", "GMT"):
        east = int(match["hours"]) + int(match["minutes"] or 0) / 60
        return _fixed((east if match["sign"] == "+" else -east,))
    return _fixed(_OFFSETS.get(letters, ()))


def _fixed(hours: Iterable[float]) -> tuple[dt.tzinfo, ...]:
    return tuple(dt.timezone(dt.timedelta(hours=east)) for east in hours if abs(east) < 24)
