"""The words of a date as a page writes them: "May 24, 2023, 23:59 AoE", "July 28 or 29, 2023", "by June 19, 2023".

What alternatives and spans share is said once: the fields from the greatest one that differs down to the day are
repeated, the rest is not (Unicode CLDR, "greatest difference" of interval formats,
https://unicode.org/reports/tr35/tr35-dates.html#intervalFormats).
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pendulum

from synsml_cli.model.dates.when import Point, When
from synsml_cli.model.locales import calendar_words, page_words
from synsml_cli.model.locales.calendar_words import CalendarWords
from synsml_cli.model.locales.page_words import PageWords


class Vocabulary(NamedTuple):
    """The words of a language that join and explain dates; months and weekdays are pendulum's."""

    either: str
    until: str
    until_time: str
    """The same between two times of one day, where the Romance languages have no article: "au 11", but "à 11:00"."""
    by: str
    unknown: str
    """A date that is to be announced."""
    extended: str
    postponed: str
    cancelled: str
    date_format: str
    """The format where `site.date_format` gives none: CLDR's long one."""
    calendar: CalendarWords
    page: PageWords


DATE_FORMAT = "MMMM D, YYYY"
"""The English format where `site.date_format` gives none."""

LOCALES = {
    "en": Vocabulary(
        *("or", "to", "to", "by", "to be announced", "extended", "postponed", "cancelled", DATE_FORMAT),
        calendar_words.ENGLISH,
        page_words.ENGLISH,
    ),
    "de": Vocabulary(
        *("oder", "bis", "bis", "bis", "wird noch bekannt gegeben", "verlängert", "verschoben", "abgesagt", "D. MMMM YYYY"),
        calendar_words.GERMAN,
        page_words.GERMAN,
    ),
    "es": Vocabulary(
        *("o", "al", "a", "hasta el", "por anunciar", "ampliado", "aplazado", "cancelado", "D [de] MMMM [de] YYYY"),
        calendar_words.SPANISH,
        page_words.SPANISH,
    ),
    "fr": Vocabulary(
        *("ou", "au", "à", "au plus tard le", "à annoncer", "prolongé", "reporté", "annulé", "D MMMM YYYY"),
        calendar_words.FRENCH,
        page_words.FRENCH,
    ),
}
"""The languages that `site.locale` can name."""

# The tokens of pendulum's formatter that make sense in a date, and text in [brackets]; the rest is taken as it stands.
_TOKEN = re.compile(
    r"\[([^\[\]]*)\]|(YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDD|DD|Do|D|dddd|ddd|dd|HH|H|hh|h|mm|m|A|zz|z)|(.)", re.DOTALL
)
_LONGEST = 200
"""Characters of a format: each token of it is written anew for each date on each page."""
_YEAR, _MONTH, _DAY, _TIME = range(4)
_LEVELS = {"Y": _YEAR, "M": _MONTH, "D": _DAY, "d": _DAY, "H": _TIME, "h": _TIME, "m": _TIME, "A": _TIME, "z": _TIME}


# Tokens that are the same in every language: pendulum would load a locale for them.
_NUMBERS: Mapping[str, Callable[[Point], str]] = {
    "YYYY": lambda point: str(point.day.year),
    "MM": lambda point: f"{point.day.month:02d}",
    "M": lambda point: str(point.day.month),
    "DD": lambda point: f"{point.day.day:02d}",
    "D": lambda point: str(point.day.day),
    "Der": lambda point: "1er" if point.day.day == 1 else str(point.day.day),
    "HH": lambda point: f"{point.time or dt.time.min:%H}",
    "mm": lambda point: f"{point.time or dt.time.min:%M}",
}
# And the terminal's dates are always English (strftime's %a and %b would follow the machine's locale).
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH: Mapping[str, Callable[[Point], str]] = {
    "ddd": lambda point: DAYS[point.day.weekday()],
    "MMM": lambda point: MONTHS[point.day.month - 1],
}


class _Field(NamedTuple):
    """One piece of a format: a token with the level of what it tells, or literal text (level None)."""

    text: str
    level: int | None = None


def words(when: When, *, date_format: str = DATE_FORMAT, locale: str = "en", time: bool = True, venue: str = "") -> str:
    """Return `when` as a page writes it, by pendulum's tokens (https://pendulum.eustace.io/docs/#tokens).

    `time=False` leaves out the time and zone, unless the format itself has their tokens. `venue` is the name shown for
    the zone "venue".
    """
    vocabulary = LOCALES[locale]
    if when.form == "tbd":
        return vocabulary.unknown
    fields = _fields(date_format)
    if locale == "fr" and any(field.text in ("MMMM", "MMM") for field in fields):
        # Only the first of a month is an ordinal in French: "1er août", "2 août"; pendulum's Do makes one of every day.
        fields = [_Field("Der", _DAY) if field.text in ("D", "Do") and field.level == _DAY else field for field in fields]
    if not when.has_time:
        fields = _without_time(fields)
    elif time and all(field.level != _TIME for field in fields):
        fields += [_Field(", "), _Field("HH:mm", _TIME), _Field(" "), _Field("zz", _TIME)]
    rendered = [[_render(field, point, locale, venue) for field in fields] for point in when.points]
    first, last = _varying(fields, when.points, rendered)
    varying = ["".join(row[first:last]) for row in rendered]
    until = vocabulary.until_time if fields and fields[first].level == _TIME else vocabulary.until
    joint = _join(varying, until if when.form == "to" else vocabulary.either, locale)
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


def _render(field: _Field, point: Point, locale: str, venue: str) -> str:
    if field.level is None:
        return field.text
    if field.text in ("z", "zz"):
        return venue or point.zone if point.zone == "venue" else point.zone
    if field.text in _NUMBERS:
        return _NUMBERS[field.text](point)
    if locale == "en" and field.text in _ENGLISH:
        return _ENGLISH[field.text](point)
    hour, minute = (point.time.hour, point.time.minute) if point.time else (0, 0)
    return pendulum.datetime(point.day.year, point.day.month, point.day.day, hour, minute).format(field.text, locale)


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


def _join(parts: Sequence[str], word: str, locale: str) -> str:
    parts = list(dict.fromkeys(parts))
    if len(parts) == 1:
        return parts[0]
    # Before the sound of an o, as in "ocho", "once" and "octubre", the Spanish "o" is "u".
    if (locale, word) == ("es", "o") and re.match(r"(?:0?8|11)(?![0-9])|o", parts[-1]):
        word = "u"
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
