"""A deadline is after the workshop itself.

Nobody can meet a deadline when the workshop is over, so one of the two dates is wrong: usually its year or its month.

With several events the last one counts; of "28 or 29 July" the 29th. Dates that are TBD or cancelled are skipped. If the
year of the event is wrong, only D108 reports it.

Bad:  camera-ready:
        label: Camera-ready
        when: 2023-08-21 23:59 AoE
      workshop:
        label: Workshop
        kind: event
        when: 2023-07-28
Good: camera-ready:
        label: Camera-ready
        when: 2023-07-21 23:59 AoE
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import edition_year, end, held_events


def run(context: Context) -> Iterator[Remark]:
    """Compare every deadline with the end of the last event."""
    workshop = context.project.known
    over = end(workshop)
    if over is None:
        return
    event = next(entry for entry in held_events(workshop) if entry.moments.last == over)
    year = edition_year(workshop)
    if year and all(point.day.year != year for point in event.when.points):
        return  # the year of the event is wrong, not every deadline: D108
    for entry in workshop.dates.values():
        # The first alternative counts: if it is too late, all of them are.
        if entry.kind == "deadline" and not entry.cancelled and entry.earliest and entry.earliest > over:
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"{entry.label!r} ({entry.when}) is after the event {event.label!r} ({event.when})",
                "correct the year, month or day of one of them",
                ((At(FILE, ("dates", event.id, "when")), "the event"),),
            )
