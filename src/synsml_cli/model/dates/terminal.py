"""Dates and times left in words for a terminal, where a time never stands without its zone."""

import datetime as dt

from synsml_cli.model.counted import counted
from synsml_cli.model.dates.formats import words
from synsml_cli.model.dates.moments import DateKind
from synsml_cli.model.dates.when import Point, When

ReaderZone = tuple[dt.tzinfo, str]
"""A time zone and the name that the reader knows it by."""

_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def countdown(seconds: int) -> str:
    """Return the time left in at most two neighbouring units, cut: "in 4 days 22 hours", "12 days ago", "now"."""
    left = abs(seconds)
    for (name, size), (small_name, small_size) in zip(_UNITS, (*_UNITS[1:], ("", 0)), strict=True):
        if left >= size:
            text = counted(left // size, name)
            rest = left % size // small_size if small_size else 0
            text += f" {counted(rest, small_name)}" if rest else ""
            return f"in {text}" if seconds > 0 else f"{text} ago"
    return "now"


def as_written(when: When, *, kind: DateKind, venue: str) -> str:
    """Return the written value with weekdays and zone: "Wed 24 May 2023 23:59 AoE", and what a bare day means."""
    if when.form == "tbd":
        return "to be announced"
    if when.has_time:
        return words(when, date_format="ddd D MMM YYYY HH:mm zz", time=False, venue=venue)
    text = words(when, date_format="ddd D MMM YYYY")
    return f"{text} (days in {venue or 'UTC'})" if kind == "event" else f"{text} (ends 23:59 AoE)"


def day_in_words(day: dt.date) -> str:
    """Return a day with its weekday: "Wed 24 May 2023"; in English, where strftime would follow the machine's locale."""
    return words(When("fixed", (Point(day),)), date_format="ddd D MMM YYYY")


def in_zone(instant: dt.datetime, zone: dt.tzinfo, name: str) -> str:
    """Return an instant on a reader's clock: "Thu 25 May 2023 13:59 Europe/Vienna"."""
    local = instant.astimezone(zone)
    return f"{day_in_words(local.date())} {local:%H:%M} {name}"
