"""A date is provisional or TBD, and it may be less than 30 days away.

People book travel and plan their work around it.

The first alternative counts. A TBD date is not earlier than the latest date above it in its track and not later than an
event below it, so these are used instead. A TBD date with no such date, or only past ones, is not reported.

Bad:  workshop:
        label: Workshop
        kind: event
        when: 2023-07-28 or 2023-07-29        # on 10 July 2023
Good: workshop:
        label: Workshop
        kind: event
        when: 2023-07-28
"""

import datetime as dt
from collections.abc import Iterator
from typing import TypeGuard

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.terminal import countdown
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.source.findings import At, Remark

SOON = dt.timedelta(days=30)


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every date that should be fixed by now."""
    entries = [entry for entry in context.project.known.dates.values() if not entry.cancelled]
    for number, entry in enumerate(entries):
        if entry.when.certainty == "fixed":
            continue
        if entry.moments.points:
            earliest = next((point for point in entry.moments.points if point >= context.now), None)
        else:
            earliest = _latest_before(entry, entries[:number])
        state = "provisional" if entry.moments.points else "TBD"
        at = At(FILE, ("dates", entry.id, "when"))
        remedy = f"choose a day: `synsml deadlines set {entry.id} YYYY-MM-DD`"
        if entry.moments.points:
            coming = zip(entry.when.points, entry.moments.points, strict=True)
            point = next((point for point, instant in coming if instant == earliest), entry.when.points[-1])
            remedy = f"run `synsml deadlines set {entry.id} {point}`, or choose another day"
        if _is_soon(earliest, context):
            yield Remark(at, f"{entry.label!r} is still {state}, but may be {_countdown(earliest, context)}", remedy)
        elif not entry.moments.points and (event := _event_after(entry, entries[number + 1 :])):
            begin = event.moments.begin
            if _is_soon(begin, context):
                message = f"{entry.label!r} is still {state}, but {event.label!r} below it is {_countdown(begin, context)}"
                yield Remark(at, message, remedy, ((At(FILE, ("dates", event.id, "when")), "the event"),))


def _is_soon(instant: dt.datetime | None, context: Context) -> TypeGuard[dt.datetime]:
    return instant is not None and context.now <= instant < context.now + SOON


def _countdown(instant: dt.datetime, context: Context) -> str:
    return countdown(int((instant - context.now).total_seconds()))


def _latest_before(entry: DateEntry, former: list[DateEntry]) -> dt.datetime | None:
    points = [other.moments.points[0] for other in former if other.moments.points and entry.shares_track(other)]
    return max(points, default=None)


def _event_after(entry: DateEntry, latter: list[DateEntry]) -> DateEntry | None:
    """Return the first event among the dates below: a date above an event is not later than the event."""
    events = [other for other in latter if other.kind == "event" and other.moments.begin and entry.shares_track(other)]
    return min(events, key=lambda event: event.moments.points[0], default=None)
