"""A notification has a clock time.

Organizers send decisions when they are ready. Authors wait for an exact time and then ask; a day, or "by" a day, is
what organizers mean. (One page promised "Decision: June 16, 2023, 23:59 AoE"; the decisions came later.)

Bad:  decision:
        label: Decision
        kind: notification
        when: 2023-06-16 23:59 AoE
Good: decision:
        label: Decision
        kind: notification
        when: by 2023-06-16
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every notification with a time."""
    for entry in context.project.known.dates.values():
        if entry.kind == "notification" and entry.when.has_time and not entry.cancelled:
            point = entry.when.points[0]
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"the notification {entry.label!r} has a clock time ({point.time:%H:%M} {point.zone})",
                f"write 'by {entry.when.points[-1].day}', or the day without a time",
            )
