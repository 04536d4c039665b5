"""A deadline ends after the workshop itself.

Nobody can act by a day when all is over, so one of the two dates is wrong: mostly the year or the month. With several
events the last one counts; of "28 or 29 July" the 29th. TBD and cancelled dates are left out.

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

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.workshop import FILE

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "D102"
SEVERITY: Severity = "error"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Compare every deadline with the end of the last event."""
    dates = [entry for entry in context.project.known.dates.values() if not entry.cancelled]
    ends = [(entry.moments.last, entry) for entry in dates if entry.kind == "event"]
    known = [(end, entry) for end, entry in ends if end is not None]
    if not known or len(known) < len(ends):
        return
    end, event = max(known, key=lambda pair: pair[0])
    for entry in dates:
        # Of alternatives the first one counts: only then it is certain that all of them are too late.
        if entry.kind == "deadline" and entry.earliest and entry.earliest > end:
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"{entry.label!r} ({entry.when}) is after {event.label!r} ({event.when})",
                "correct the day, the month or the year of one of them",
                ((At(FILE, ("dates", event.id, "when")), f"{event.label!r} is over by then"),),
            )
