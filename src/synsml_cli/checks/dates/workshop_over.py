"""The workshop is over, so checks that depend on today are silent.

Its last event day has passed. Nothing has to be changed; the hint only says why a date that was "too close" is not
mentioned any more.
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import end, events


def is_over(context: Context) -> bool:
    """Whether there are events and all of them have passed; a cancelled or unknown one decides nothing."""
    over = end(context.project.known)
    return over is not None and over < context.now


def run(context: Context) -> Iterator[Remark]:
    """Say so once, at the last event."""
    if is_over(context):
        last = max(events(context.project.known), key=lambda entry: entry.moments.last or context.now)
        message = f"the workshop has been over since {last.when.points[-1].day}: checks that depend on today are silent"
        yield Remark(At(FILE, ("dates", last.id, "when")), message, "for the next edition, start from new dates")
