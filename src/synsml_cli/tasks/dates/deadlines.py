"""Compute countdowns: all dates in chronological order, which passed, which is next, and the time left."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from synsml_cli.errors import Usage
from synsml_cli.model.dates.instants import iso_instant
from synsml_cli.model.records.workshop import DateEntry, Workshop


class Deadline(NamedTuple):
    """A date and its countdown at one instant."""

    entry: DateEntry
    seconds_left: int | None
    """Seconds until `entry.moments.begin`, rounded down, negative afterwards; None for TBD."""
    passed: bool
    is_next: bool
    """Whether it is the first date in the future."""


def sorted_deadlines(workshop: Workshop, *, now: dt.datetime) -> tuple[Deadline, ...]:
    """Return all dates sorted by the instant they count down to; TBD last, ties in page order."""
    entries = sorted(workshop.dates.values(), key=_instant)
    coming = (entry.id for entry in entries if _is_coming(entry, now))
    next_id = next(coming, "")
    return tuple(
        Deadline(
            entry=entry,
            seconds_left=entry.moments.seconds_left(now),
            passed=entry.moments.passed(now),
            is_next=entry.id == next_id,
        )
        for entry in entries
    )


def select_deadlines(
    dates: Sequence[Deadline], *, upcoming: bool = False, count: int | None = None, within: dt.timedelta | None = None
) -> tuple[Deadline, ...]:
    """Return the dates that match all filters.

    Any filter drops passed and cancelled dates; `count` keeps the first ones, `within` those that begin within a span.
    """
    if not upcoming and count is None and within is None:
        return tuple(dates)
    chosen = [date for date in dates if not date.passed and not date.entry.cancelled]
    if within is not None:
        limit = within.total_seconds()
        chosen = [date for date in chosen if date.seconds_left is not None and date.seconds_left <= limit]
    return tuple(chosen[:count])


def read_span(text: str) -> dt.timedelta:
    """Return the span of `36h`, `7d` or `2w`; raises Usage for any other text."""
    match = re.fullmatch(r"\+?([0-9]{1,4}) ?(?:(h)(?:ours?)?|(d)(?:ays?)?|(w)(?:eeks?)?)", text.strip(), re.IGNORECASE)
    if not match:
        raise Usage(f"{text!r} is not a time span", remedy="write 36h, 7d or 2w")
    number = int(match[1])
    if match[2]:
        return dt.timedelta(hours=number)
    return dt.timedelta(days=number) if match[3] else dt.timedelta(weeks=number)


def deadlines_data(workshop: Workshop, dates: Sequence[Deadline], *, now: dt.datetime) -> dict[str, Any]:
    """Return the stable machine output of `deadlines --json`."""
    return {"workshop": workshop.id, "now": _iso(now), "dates": [_date(date) for date in dates]}


def _date(date: Deadline) -> dict[str, Any]:
    entry = date.entry
    data = {
        "id": entry.id,
        "label": entry.label,
        "kind": entry.kind,
        "when": str(entry.when),
        "certainty": entry.when.certainty,
        "utc": _iso(entry.moments.begin),
        "utc_end": _iso(entry.moments.end),
        "seconds_left": date.seconds_left,
        "passed": date.passed,
        "extended": entry.extended,
        "was": [{"when": str(former.when), "changed": _iso(former.changed), "why": former.why} for former in entry.was],
        "internal": entry.internal,
    }
    # Only for cancelled dates, so that older programs see no new key.
    return {**data, "cancelled": _iso(entry.cancelled)} if entry.cancelled else data


def _iso(instant: dt.datetime | None) -> str | None:
    return None if instant is None else iso_instant(instant)


def _instant(entry: DateEntry) -> dt.datetime:
    return entry.moments.begin or dt.datetime.max.replace(tzinfo=dt.UTC)


def _is_coming(entry: DateEntry, now: dt.datetime) -> bool:
    return entry.moments.begin is not None and entry.moments.begin >= now and not entry.cancelled
