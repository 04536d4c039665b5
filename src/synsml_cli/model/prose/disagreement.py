"""Compare a day next to a date's label with that date: its day, its year, and its time in any zone."""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.model.prose.clock_times import clock_at
from synsml_cli.model.prose.mentions import Mention, Month
from synsml_cli.model.records.workshop import DateEntry

_SLIP = dt.timedelta(minutes=1)
"""23:59, 23:59:59 and the following midnight are the same deadline."""
_DAY = dt.timedelta(days=1)


def disagreement(mention: Mention | Month, entry: DateEntry, words: str) -> int:
    """Return where the contradicting text ends (including a wrong time), or 0 if the mention agrees.

    A month without a day contradicts the date if its year is near but no part of the date lies in it; a month years ago belongs
    to something else.
    """
    if not entry.when.points or entry.cancelled:
        return 0
    if isinstance(mention, Month):
        first, *_, last = ((point.day.year, point.day.month) for point in (entry.when.points[0], entry.when.points[-1]))
        is_near = first[0] - 1 <= mention.year <= last[0] + 1
        return mention.end if is_near and not first <= (mention.year, mention.month) <= last else 0
    agrees = _says_the_day(mention, entry)
    clock = clock_at(words, mention.end) if len(mention.days) == 1 else None
    if not clock or not clock.has_zone:
        return 0 if agrees else mention.end
    if not clock.zones:
        near = agrees or any(abs(day - point.day) <= _DAY for day in _days(mention, entry) for point in entry.when.points)
        return 0 if near else mention.end
    instants = tuple(clock.instants(_days(mention, entry)))
    if any(_is_meant(instant, entry) for instant in instants):
        return 0
    if agrees:
        return clock.end if _has_one_time(entry) and clock.time else 0
    return clock.end


def _says_the_day(mention: Mention, entry: DateEntry) -> bool:
    days = frozenset(point.day for point in entry.when.points)
    if mention.means(days):
        return True
    if mention.year not in (None, *(day.year for day in days)):
        return False
    month_days = {(day.month, day.day) for day in days}
    if entry.when.form == "to" and all(_within(day, entry) for day in mention.days):
        return True
    # "Reviewing from May 24 to 31" ends on the deadline.
    ends_there = entry.kind == "deadline" and mention.days[-1] in month_days and len(mention.days) == 2
    return set(mention.days) <= month_days or ends_there


def _within(day: tuple[int, int], entry: DateEntry) -> bool:
    first, last = entry.when.points[0].day, entry.when.points[-1].day
    return (first.month, first.day) <= day <= (last.month, last.day)


def _days(mention: Mention, entry: DateEntry) -> Iterator[dt.date]:
    """Yield the possible days of a mention; without a year, those in years that bring it near the date."""
    near = {(point.day + days).year for point in entry.when.points for days in (-_DAY, _DAY)}
    for year in (mention.year,) if mention.year else sorted(near):
        try:
            yield dt.date(year, *mention.days[0])
        except ValueError:
            continue


def _has_one_time(entry: DateEntry) -> bool:
    return entry.when.has_time and entry.when.form != "to"


def _is_meant(instant: dt.datetime, entry: DateEntry) -> bool:
    if _has_one_time(entry):
        return any(abs(instant - point) <= _SLIP for point in entry.moments.points)
    first, last = entry.earliest, entry.moments.last
    return first is not None and last is not None and first <= instant <= last + _SLIP
