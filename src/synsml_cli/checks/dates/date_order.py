"""Dates do not stand on the page in the order of time.

The order on the page is the order in time within a track, and dates without a track count for all of them. Equal dates
may stand in any order. Alternatives count only where it is certain: "28 or 29 July" is after 27 July and before
30 July, and nothing is said of 28 July itself.

Bad:  decision:
        label: Decision
        when: 2023-06-16 23:59 AoE
      submission:
        label: Submission Deadline
        when: 2023-05-24 23:59 AoE
Good: the same with submission first
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
    # A deadline after the last event is an error of its own (deadline_after_event.py), and need not be said twice.
    dated = [entry for entry in dated if not (over and entry.kind == "deadline" and _earliest(entry) > over)]
    for number, entry in enumerate(dated):
        former = [other for other in dated[:number] if entry.shares_track(other)]
        latest = max(former, key=_earliest, default=None)
        if latest and _latest(entry) < _earliest(latest):
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"{entry.label!r} ({entry.when}) stands after {latest.label!r} ({latest.when}) and is earlier",
                f"correct one of the dates, or move {entry.id!r} above {latest.id!r}",
                ((At(FILE, ("dates", latest.id, "when")), f"{latest.label!r} is later"),),
            )


def _earliest(entry: DateEntry) -> datetime:
    assert entry.earliest is not None
    return entry.earliest


def _latest(entry: DateEntry) -> datetime:
    assert entry.moments.last is not None
    return entry.moments.last
