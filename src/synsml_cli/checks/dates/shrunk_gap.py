"""A date was moved, and less than half of the planned time to the next one is left.

If the submission deadline moves and the decision does not, reviewers who had nine days have four.

The time left is compared with the time between the first fixed values, if that was two days or more. A gap of 21 days or
more is reported only if it lost a month or more; a gap of two months is never reported. Dates that have passed are skipped.

Bad:  review:
        label: Review Deadline
        when: 2023-06-12 23:59 AoE
        was:
          - when: 2023-06-07 23:59 AoE
            changed: 2023-05-23T17:40Z
            why: extended
      decision:
        label: Decision
        kind: notification
        when: 2023-06-16
Good: decision:
        label: Decision
        kind: notification
        when: 2023-06-21
"""

import datetime as dt
import math
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import end
from synsml_cli.model.timeline.gaps import days_in_words

_ENOUGH = dt.timedelta(days=21)
_MONTH = dt.timedelta(days=30)
_SHORT = dt.timedelta(days=2)
"""Dates that were planned closer than this count as one."""


def run(context: Context) -> Iterator[Remark]:
    """Compare every coming date with the one planned before it in its track."""
    entries = [entry for entry in context.project.known.dates.values() if entry.moments.begin and not entry.cancelled]
    planned = sorted(entries, key=_planned)
    for number, entry in enumerate(planned):
        before = next((e for e in reversed(planned[:number]) if e.shares_track(entry) and _planned(e) < _planned(entry)), None)
        if before is None or entry.moments.passed(context.now):
            continue
        first = _planned(entry) - _planned(before)
        now = _present(entry) - _present(before)
        little = now < _ENOUGH or (first - now >= _MONTH and now < 2 * _MONTH)
        if first >= _SHORT and dt.timedelta() <= now < first / 2 and little:
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"{entry.label!r} is {days_in_words(now)} after {before.label!r} (planned: {days_in_words(first)})",
                _remedy(entry, first - now, end(context.project.known)),
                ((At(FILE, ("dates", before.id, "when")), f"{before.label!r} is now {before.when}"),),
            )


def _remedy(entry: DateEntry, lost: dt.timedelta, over: dt.datetime | None) -> str:
    """Return the command that restores the lost time; an event is not moved, and no date is moved after it."""
    days = math.ceil(lost / dt.timedelta(days=1))
    if entry.kind == "event" or (over and _present(entry) + dt.timedelta(days=days) > over):
        return "check whether the time is enough"
    return f"run `synsml extend {entry.id} +{days}d`, or keep the date if the time is enough"


def _present(entry: DateEntry) -> dt.datetime:
    assert entry.moments.begin is not None
    return entry.moments.begin


def _planned(entry: DateEntry) -> dt.datetime:
    """Return the instant of the first fixed value; earlier values were guesses."""
    for former in entry.was:
        if former.when.certainty == "fixed" and former.moments.begin:
            return former.moments.begin
    return _present(entry)
