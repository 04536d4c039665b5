"""Dates are not in chronological order.

The page lists the dates in the order of `workshop.yaml`, and readers expect the next date below the last one.

Dates are compared within their track; a date without a track is compared with all others. Equal dates may have any
order. Alternatives count only where the order is certain: "28 or 29 July" is after 27 July and before 30 July, and is
not compared with 28 July.

Bad:  decision:
        label: Decision
        when: 2023-06-16 23:59 AoE
      submission:
        label: Submission Deadline
        when: 2023-05-24 23:59 AoE
Good: submission:
        label: Submission Deadline
        when: 2023-05-24 23:59 AoE
      decision:
        label: Decision
        when: 2023-06-16 23:59 AoE
"""

from collections.abc import Iterator
from datetime import datetime

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import end


def run(context: Context) -> Iterator[Remark]:
    """Compare every date with the latest one before it in its track."""
    dated = [entry for entry in context.project.known.dates.values() if entry.moments.points and not entry.cancelled]
    over = end(context.project.known)
    # D102 already reports deadlines after the last event.
    dated = [entry for entry in dated if not (over and entry.kind == "deadline" and _earliest(entry) > over)]
    for number, entry in enumerate(dated):
        former = [other for other in dated[:number] if entry.shares_track(other)]
        latest = max(former, key=_earliest, default=None)
        if latest and _latest(entry) < _earliest(latest):
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"{entry.label!r} ({entry.when}) is before {latest.label!r} ({latest.when}) but below it",
                f"move {entry.id!r} above {latest.id!r}, or correct one of the dates",
                ((At(FILE, ("dates", latest.id, "when")), "the later date"),),
            )


def _earliest(entry: DateEntry) -> datetime:
    assert entry.earliest is not None
    return entry.earliest


def _latest(entry: DateEntry) -> datetime:
    assert entry.moments.last is not None
    return entry.moments.last
