"""A deadline ends after the workshop itself.

Nobody can act by a day when all is over, so one of the two dates is wrong: mostly the year or the month. With several
events the last one counts; of "28 or 29 July" the 29th. TBD and cancelled dates are left out, and nothing is said beside an
event of another year than the edition's, which is told as such (D108).

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
from synsml_cli.model.timeline.edition import edition_year, end, events


def run(context: Context) -> Iterator[Remark]:
    """Compare every deadline with the end of the last event."""
    workshop = context.project.known
    over = end(workshop)
    if over is None:
        return
    event = next(entry for entry in events(workshop) if entry.moments.last == over)
    year = edition_year(workshop)
    if year and all(point.day.year != year for point in event.when.points):
        return  # one wrong year, which is told of the event, is no fault of every deadline
    for entry in workshop.dates.values():
        # Of alternatives the first one counts: only then it is certain that all of them are too late.
        if entry.kind == "deadline" and not entry.cancelled and entry.earliest and entry.earliest > over:
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"{entry.label!r} ({entry.when}) is after {event.label!r} ({event.when})",
                "correct the day, the month or the year of one of them",
                ((At(FILE, ("dates", event.id, "when")), f"{event.label!r} is over by then"),),
            )
