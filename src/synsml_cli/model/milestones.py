"""How far a date is from the next one, before and after a change."""

import datetime as dt
from typing import NamedTuple

from synsml_cli.model.workshop import DateEntry, Workshop


class Gap(NamedTuple):
    """The time between a date and the next milestone of its track."""

    next: DateEntry
    """As it is after the change."""
    before: dt.timedelta | None
    """None where the date or the milestone was not known."""
    now: dt.timedelta
    """Negative where the date has gone past what was the next one."""


def gap_after(before: Workshop, after: Workshop, id: str) -> Gap | None:
    """Return the gap behind a date; None where nothing follows it."""
    old, new = before.dates.get(id), after.dates[id]
    if new.moments.last is None:
        return None
    start = old.moments.last if old and old.moments.last else new.moments.last
    coming = [
        (entry.moments.begin, entry)
        for entry in (before if old and old.moments.last else after).dates.values()
        if entry.id != id and entry.moments.begin and entry.moments.begin > start
        if not entry.cancelled and entry.shares_track(new)
    ]
    if not coming:
        return None
    planned, entry = min(coming, key=lambda item: item[0])
    now = after.dates[entry.id]
    if now.moments.begin is None:
        return None
    known = old is not None and old.moments.last is not None
    return Gap(now, planned - start if known else None, now.moments.begin - new.moments.last)


def days_in_words(gap: dt.timedelta) -> str:
    """Return a gap as whole days: "9 days", "less than a day"."""
    days = round(abs(gap) / dt.timedelta(days=1))
    return "less than a day" if not days else f"{days} day{'' if days == 1 else 's'}"
