"""Which edition a workshop is: its year, its event days, and how far they are."""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.source.patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9A-Za-z])")


def held_events(workshop: Workshop) -> tuple[DateEntry, ...]:
    """Return the events that are held: all that were not cancelled."""
    return tuple(entry for entry in workshop.dates.values() if entry.kind == "event" and not entry.cancelled)


def first_day(workshop: Workshop) -> dt.datetime | None:
    """Return the instant at which the first event begins (of alternatives the first); None while nothing is known."""
    return min((entry.moments.begin for entry in held_events(workshop) if entry.moments.begin), default=None)


def end(workshop: Workshop) -> dt.datetime | None:
    """Return the instant by which all events are over; None where there is none, or one of them is not known yet."""
    ends = [entry.moments.last for entry in held_events(workshop)]
    known = [last for last in ends if last is not None]
    return max(known) if known and len(known) == len(ends) else None


def is_over(workshop: Workshop, *, now: dt.datetime) -> bool:
    """Return whether there are events and all have passed; a cancelled or unknown event decides nothing."""
    over = end(workshop)
    return over is not None and over < now


def is_within(days: int, workshop: Workshop, now: dt.datetime) -> bool:
    """Whether the first event begins in less than so many days; also while the event lasts."""
    begin = first_day(workshop)
    return begin is not None and now > begin - dt.timedelta(days=days)


def edition_year(workshop: Workshop) -> int | None:
    """Return the year that the workshop gives itself: in its id, else its conference's or its names'; None for none."""
    for text in (workshop.id, workshop.host, workshop.short_name, workshop.name):
        if years := years_in(text):
            return years[-1]
    return None


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that stand in a text as four digits of their own."""
    return tuple(int(match[0]) for match in _YEAR.finditer(text))


def days_of(entry: DateEntry) -> Iterator[dt.date]:
    """Yield the days that a date can mean, as written; of a span every day."""
    if entry.when.form == "to":
        first, last = entry.when.points[0].day, entry.when.points[-1].day
        for number in range(min((last - first).days, 366) + 1):
            yield first + dt.timedelta(days=number)
    else:
        yield from (point.day for point in entry.when.points)
