"""A date was moved, and the next one stayed: what was planned between them has lost more than half of its time.

Reviews that were to take nine days have four when the submission deadline moves and the decision does not. The gap is
compared with the one that the first fixed values left, if that was two days or more. Three weeks and more are told only
where a month is lost, and two months are long enough for anything. Dates that have passed are left alone.

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
Good: the same with the decision moved to 2023-06-21
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.gaps import days_in_words

_ENOUGH = dt.timedelta(days=21)
_MONTH = dt.timedelta(days=30)
_SHORT = dt.timedelta(days=2)
"""Dates that were planned this near to each other are one."""


def run(context: Context) -> Iterator[Remark]:
    """Compare every date that is still to come with the one that was planned before it in its track."""
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
                f"{entry.label!r} is {days_in_words(now)} after {before.label!r}; {days_in_words(first)} were planned",
                "see whether the time is enough"
                if entry.kind == "event"
                else f"move {entry.id!r} too, or see whether it is enough",
                ((At(FILE, ("dates", before.id, "when")), f"{before.label!r} is {before.when} now"),),
            )


def _present(entry: DateEntry) -> dt.datetime:
    assert entry.moments.begin is not None
    return entry.moments.begin


def _planned(entry: DateEntry) -> dt.datetime:
    """Return the instant of the first fixed value: what came before was a guess."""
    for former in entry.was:
        if former.when.certainty == "fixed" and former.moments.begin:
            return former.moments.begin
    return _present(entry)
