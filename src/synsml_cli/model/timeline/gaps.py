"""Measure the time from a date to the next one, before and after a change."""

import datetime as dt
from typing import NamedTuple

from synsml_cli.model.counted import counted
from synsml_cli.model.records.workshop import DateEntry, Workshop


class Gap(NamedTuple):
    """The time between a date and the next milestone of its track."""

    next: DateEntry
    """The next milestone after the change."""
    before: dt.timedelta | None
    """None if the date or the milestone was unknown."""
    now: dt.timedelta
    """Negative if the date has passed what was the next milestone."""


def gap_after(before: Workshop, after: Workshop, id: str, *, undone: bool = False) -> Gap | None:
    """Return the gap after a date, or None if nothing follows it.

    The next milestone is taken from the plan before the change, or, for an undone change, from the plan after it.
    """
    old, new = before.dates.get(id), after.dates[id]
    if new.moments.last is None:
        return None
    was_known = old is not None and old.moments.last is not None
    plan = before if was_known and not undone else after
    start = plan.dates[id].moments.last
    coming = [
        (entry.moments.begin, entry.id)
        for entry in plan.dates.values()
        if entry.id != id and entry.moments.begin and start and entry.moments.begin > start
        if not entry.cancelled and entry.shares_track(new)
    ]
    if not coming:
        return None
    next = after.dates[min(coming, key=lambda item: item[0])[1]]
    if next.moments.begin is None:
        return None
    former = before.dates[next.id].moments.begin
    gap = former - old.moments.last if former and old and old.moments.last else None
    return Gap(next, gap, next.moments.begin - new.moments.last)


def days_in_words(gap: dt.timedelta) -> str:
    """Return a gap in whole days: "9 days", "less than a day"."""
    days = round(abs(gap) / dt.timedelta(days=1))
    return "less than a day" if not days else counted(days, "day")
