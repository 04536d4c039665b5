"""The workshop is over, so checks that depend on today are skipped.

The last day of the event has passed. There is nothing to change; the hint explains why D104 and its like are silent.
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import held_events, is_over


def run(context: Context) -> Iterator[Remark]:
    """Yield one hint at the last event."""
    if is_over(context.project.known, now=context.now):
        last = max(held_events(context.project.known), key=lambda entry: entry.moments.last or context.now)
        message = f"the workshop ended on {last.when.points[-1].day}: checks that depend on today are skipped"
        yield Remark(
            At(FILE, ("dates", last.id, "when")),
            message,
            "nothing to change; start the next edition with `synsml init NEW-FOLDER --from .`",
        )
