"""The workshop is over, so checks that depend on today are silent.

Its last event day has passed. Nothing has to be changed; the hint only says why a date that was "too close" is not
mentioned any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.workshop import FILE

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "D100"
SEVERITY: Severity = "hint"
CLOCK_BOUND = False


def is_over(context: Context) -> bool:
    """Whether there are events and all of them have passed; a cancelled or unknown one decides nothing."""
    events = [e for e in context.project.known.dates.values() if e.kind == "event" and not e.cancelled]
    return bool(events) and all(entry.moments.passed(context.now) for entry in events)


def run(context: Context) -> Iterator[Remark]:
    """Say so once, at the last event."""
    if is_over(context):
        events = [e for e in context.project.known.dates.values() if e.kind == "event" and not e.cancelled]
        last = max(events, key=lambda entry: entry.moments.last or context.now)
        message = f"the workshop has been over since {last.when.points[-1].day}: checks that depend on today are silent"
        yield Remark(At(FILE, ("dates", last.id, "when")), message, "for the next edition, start from new dates")
