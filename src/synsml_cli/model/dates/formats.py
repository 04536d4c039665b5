"""The words of a date as a page writes them: "May 24, 2023, 23:59 AoE", "July 28 or 29, 2023", "by June 19, 2023".

What alternatives and spans share is said once: the fields from the greatest one that differs down to the day are
repeated, the rest is not (Unicode CLDR, "greatest difference" of interval formats,
https://unicode.org/reports/tr35/tr35-dates.html#intervalFormats).
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from synsml_cli.model.dates.when import Point, When
from synsml_cli.model.locales.language import Language
from synsml_cli.model.locales.registry import language
from synsml_cli.model.source.patterns import lazy_pattern

ENGLISH = language("en")
DATE_FORMAT = ENGLISH.date_format

# The tokens of pendulum's formatter that make sense in a date, and text in [brackets]; other text is copied.
_TOKEN = lazy_pattern(
    r"\[([^\[\]]*)\]|(YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDD|DD|Do|D|dddd|ddd|dd|HH|H|hh|h|mm|m|A|zz|z)|(.)", re.DOTALL
)
_LONGEST = 200
"""Characters of a format: each token of it is written anew for each date on each page."""
_YEAR, _MONTH, _DAY, _TIME = range(4)
_LEVELS = {"Y": _YEAR, "M": _MONTH, "D": _DAY, "d": _DAY, "H": _TIME, "h": _TIME, "m": _TIME, "A": _TIME, "z": _TIME}
_IN_MONTH = "D MMMM"
"""The token of a day beside the name of its month, in a language that has another word for the first there."""


class _Field(NamedTuple):
    """One piece of a format: a token with the level of what it tells, or literal text (level None)."""

    text: str
    level: int | None = None


def words(when: When, *, date_format: str = DATE_FORMAT, locale: str = "en", time: bool = True, venue: str = "") -> str:
    """Return `when` as a page writes it, by pendulum's tokens (https://pendulum.eustace.io/docs/#tokens).

    `time=False` leaves out the time and zone, unless the format itself has their tokens. `venue` is the name shown for
    the zone "venue".
    """
    vocabulary = language(locale)
    if when.form == "tbd":
        return vocabulary.unknown
    fields = _fields(date_format)
    if vocabulary.first_of_month and any(field.text in ("MMMM", "MMM") for field in fields):
        fields = [_Field(_IN_MONTH, _DAY) if field in (_Field("D", _DAY), _Field("Do", _DAY)) else field for field in fields]
    if not when.has_time:
        fields = _without_time(fields)
    elif time and all(field.level != _TIME for field in fields):
        fields += [_Field(", "), _Field("HH", _TIME), _Field(":"), _Field("mm", _TIME), _Field(" "), _Field("zz", _TIME)]
    values = [_values(point, vocabulary, venue) for point in when.points]
    rendered = [[field.text if field.level is None else value[field.text] for field in fields] for value in values]
    first, last = _varying(fields, when.points, rendered)
    varying = ["".join(row[first:last]) for row in rendered]
    until = vocabulary.until_time if fields and fields[first].level == _TIME else vocabulary.until
    if when.form == "or" and vocabulary.either_before[0] and re.match(vocabulary.either_before[1], varying[-1]):
        joint = _join(varying, vocabulary.either_before[0])
    else:
        joint = _join(varying, until if when.form == "to" else vocabulary.either)
    shared = "".join(rendered[0][:first]) + joint + "".join(rendered[0][last:])
    return f"{vocabulary.by} {shared}" if when.form == "by" else shared


def format_fault(date_format: str) -> str:
    """Return what is wrong with a format of a date, empty if nothing is."""
    if len(date_format) > _LONGEST:
        return f"it has more than {_LONGEST} characters"
    fields = [field for field in _fields(date_format) if field.level is not None]
    if "%" in date_format or not fields:
        return "no token of a date is in it"
    times = [field.text for field in fields if field.level == _TIME]
    if times and not any(text in ("z", "zz") for text in times):
        return "a time has no zone"
    return ""


def names_a_day(date_format: str) -> bool:
    """Whether a format says day and month, as the format of a whole site has to."""
    levels = {field.level for field in _fields(date_format)}
    return {_MONTH, _DAY} <= levels


def _without_time(fields: list[_Field]) -> list[_Field]:
    """Leave out the tokens of a time with the text that leads to them: a day without a time has none to say."""
    times = [number for number, field in enumerate(fields) if field.level == _TIME]
    if not times:
        return fields
    first, last = times[0], times[-1] + 1
    while first and fields[first - 1].level is None:
        first -= 1
    if not first:
        while last < len(fields) and fields[last].level is None:
            last += 1
    return fields[:first] + fields[last:]


def _fields(date_format: str) -> list[_Field]:
    fields = []
    for literal, token, other in _TOKEN.findall(date_format):
        fields.append(_Field(token, _LEVELS[token[0]]) if token else _Field(literal or other))
    return fields


def _values(point: Point, vocabulary: Language, venue: str) -> dict[str, str]:
    """Return what each token stands for at a point; a day without a time has 00:00."""
    day, time = point.day, point.time or dt.time.min
    zone = venue or point.zone if point.zone == "venue" else point.zone
    return {
        "YYYY": str(day.year),
        "YY": str(day.year)[2:],
        "MMMM": vocabulary.months.split()[day.month - 1],
        "MMM": vocabulary.short_months.split()[day.month - 1],
        "MM": f"{day.month:02d}",
        "Mo": vocabulary.ordinal(day.month),
        "M": str(day.month),
        "DDDD": f"{day:%j}",
        "DDD": f"{day:%j}".lstrip("0"),
        "DD": f"{day.day:02d}",
        "Do": vocabulary.ordinal(day.day),
        "D": str(day.day),
        _IN_MONTH: vocabulary.first_of_month if day.day == 1 else str(day.day),
        "dddd": vocabulary.days.split()[day.weekday()],
        "ddd": vocabulary.short_days.split()[day.weekday()],
        "dd": vocabulary.shortest_days.split()[day.weekday()],
        "HH": f"{time.hour:02d}",
        "H": str(time.hour),
        "hh": f"{time.hour % 12 or 12:02d}",
        "h": str(time.hour % 12 or 12),
        "mm": f"{time.minute:02d}",
        "m": str(time.minute),
        "A": vocabulary.halves[time.hour >= 12],
        "zz": zone,
        "z": zone,
    }


def _varying(fields: Sequence[_Field], points: Sequence[Point], rendered: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return the range of fields that has to be said for every point; the whole row where there is only one."""
    differing = {
        field.level
        for number, field in enumerate(fields)
        if field.level is not None and len({row[number] for row in rendered}) > 1
    }
    if not differing:
        return 0, len(fields)
    zones = {point.zone for point in points}
    days = {level for level in differing if level < _TIME}
    least = _TIME if _TIME in differing else _DAY
    # "June 1, 2023, 09:00 to 2, 2023, 17:00" helps nobody: where day and time differ, the day is said in full.
    greatest = _YEAR if days and _TIME in differing else min(differing)
    said = [
        number
        for number, field in enumerate(fields)
        if field.level is not None and greatest <= field.level <= least and (len(zones) > 1 or field.text not in ("z", "zz"))
    ]
    last = said[-1] + 1
    # The dot of "28. Juli" belongs to its number.
    if fields[last - 1].text in ("D", "DD") and fields[last : last + 1] == [_Field(".")]:
        last += 1
    return said[0], last


def _join(parts: Sequence[str], word: str) -> str:
    parts = list(dict.fromkeys(parts))
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
