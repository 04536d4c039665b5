"""The schedule is on a day on which there is no event.

`schedule.date` is the id of an event or one of its days. With a single event it can be left out.

Bad:  schedule:
        date: worksop
Good: schedule:
        date: workshop
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.schedule.slots import day_of
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.source.findings import At, Refusal, Remark
from synsml_cli.model.timeline.edition import days_of, held_events


def run(context: Context) -> Iterator[Remark]:
    """Look for the id, then for the day among the days of the events."""
    workshop = context.project.known
    held = held_events(workshop)
    day = day_of(workshop)
    at = At(FILE, ("schedule", "date"))
    unread = (FILE, ("dates", workshop.schedule.date)) in context.project.places
    if isinstance(day, Refusal) and not unread:
        meant = did_you_mean(workshop.schedule.date, workshop.dates)
        yield Remark(at, day.message, meant or (f"write {held[0].id!r}" if held else day.remedy))
    elif isinstance(day, DateEntry) and day.kind != "event":
        remedy = f"write {held[0].id!r}" if held else f"add 'kind: event' below 'dates.{day.id}'"
        yield Remark(at, f"the schedule is on {day.id!r}, which is a {day.kind}, not an event", remedy)
    elif isinstance(day, dt.date) and held and all(event.when.points for event in held):
        days = sorted({day for event in held for day in days_of(event)})
        if day not in days:
            listed = ", ".join(map(str, days[:4]))
            yield Remark(at, f"no event is on {day}", f"write {held[0].id!r}, or a day of an event: {listed}")
    elif day is None and workshop.schedule.sessions and len(held) > 1 and "date" not in _faulty(context):
        others = " or ".join(event.id for event in held[1:3])
        message = f"the schedule has no date, but there are {len(held)} events"
        remedy = f"add 'date: {held[0].id}' below 'schedule' (or the id {others})"
        yield Remark(At(FILE, ("schedule",), on_key=True), message, remedy)


def _faulty(context: Context) -> set[object]:
    return {f.at.path[1] for f in context.project.findings if f.at.path[:1] == ("schedule",) and len(f.at.path) > 1}
