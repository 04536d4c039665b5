"""A deadline is on a Friday, Saturday or Sunday.

A deadline from Monday to Thursday suits authors with families and organizers who answer questions in the last hours;
OpenReview recommends it too. Friday 23:59 AoE is Saturday noon in Europe.

Bad:  when: 2023-05-27 23:59 AoE          # a Saturday
Good: when: 2023-05-24 23:59 AoE          # a Wednesday
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark

_FRIDAY = 4


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every fixed deadline in the future that is on such a day."""
    for entry in context.project.known.dates.values():
        if entry.kind != "deadline" or entry.when.form != "fixed" or entry.cancelled or entry.internal:
            continue
        day = entry.when.points[0].day
        if day.weekday() >= _FRIDAY and entry.moments.last and not entry.moments.passed(context.now):
            weekday = ("Friday", "Saturday", "Sunday")[day.weekday() - _FRIDAY]
            yield Remark(
                At(FILE, ("dates", entry.id, "when")),
                f"the deadline {entry.label!r} is on a {weekday}",
                f"run `synsml extend {entry.id} +{7 - day.weekday()}d` to move it to Monday",
            )
