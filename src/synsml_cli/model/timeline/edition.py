"""Identify a workshop's edition: its year, its event days, and whether it is over."""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.source.patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9A-Za-z])")


def held_events(workshop: Workshop) -> tuple[DateEntry, ...]:
    """Return the events that are not cancelled."""
    return tuple(entry for entry in workshop.dates.values() if entry.kind == "event" and not entry.cancelled)


def first_day(workshop: Workshop) -> dt.datetime | None:
    """Return the first instant of the earliest event (the first alternative counts), or None if it is unknown."""
    return min((entry.moments.begin for entry in held_events(workshop) if entry.moments.begin), default=None)


def end(workshop: Workshop) -> dt.datetime | None:
    """Return the instant after which all events are over; None if there are no events, or one of them is unknown."""
    ends = [entry.moments.last for entry in held_events(workshop)]
    known_ends = [last for last in ends if last is not None]
    return max(known_ends) if known_ends and len(known_ends) == len(ends) else None


def is_over(workshop: Workshop, *, now: dt.datetime) -> bool:
    """Return whether all events have passed; False without events, or if one of them is unknown."""
    over = end(workshop)
    return over is not None and over < now


def is_within(days: int, workshop: Workshop, now: dt.datetime) -> bool:
    """Return whether the first event begins in less than `days` days, or has begun."""
    begin = first_day(workshop)
    return begin is not None and now > begin - dt.timedelta(days=days)


def edition_year(workshop: Workshop) -> int | None:
    """Return the year in the workshop's id, host or names (the first of these that has one), or None."""
    for text in (workshop.id, workshop.host, workshop.short_name, workshop.name):
        if years := years_in(text):
            return years[-1]
    return None


def years_in(text: str) -> tuple[int, ...]:
    """Return the years in a text that are separate four-digit numbers."""
    return tuple(int(match[0]) for match in _YEAR.finditer(text))


def days_of(entry: DateEntry) -> Iterator[dt.date]:
    """Yield the possible days of a date as written, or every day of a span."""
    if entry.when.form == "to":
        first, last = entry.when.points[0].day, entry.when.points[-1].day
        for number in range(min((last - first).days, 366) + 1):
            yield first + dt.timedelta(days=number)
    else:
        yield from (point.day for point in entry.when.points)
