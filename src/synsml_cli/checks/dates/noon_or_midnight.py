"""An AoE deadline is at noon or at the start of a day.

"11:59 AoE" and "12:00 AoE" are noon: authors who expect the end of the day are 12 hours late. "00:00 AoE" is the start
of the day, and half of the readers take it for the end. The end of a day is 23:59.

Bad:  when: 2023-05-24 11:59 AoE
Good: when: 2023-05-24 23:59 AoE
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.when import Point, When
from synsml_cli.model.prose.noon import SLIPS
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every date with such a time, of every kind: no event takes place in the AoE zone."""
    for entry in context.project.known.dates.values():
        for point in entry.when.points:
            if _is_slip(point) and point.time:
                before = point.time == dt.time.min
                also = f" or '{_at_the_end(entry.when, before=False)}'" if before else ""
                remedy = f"write '{_at_the_end(entry.when, before=before)}'{also}, or the zone of this time"
                message = f"{entry.label!r}: {point.time:%H:%M} AoE is {SLIPS[point.time]} of the day, not its end"
                yield Remark(At(FILE, ("dates", entry.id, "when")), message, remedy)
                break


def _is_slip(point: Point) -> bool:
    return point.zone == "AoE" and point.time in SLIPS


def _at_the_end(when: When, *, before: bool) -> When:
    """Return the value with such times at the end of their day, or of the day before."""
    back, end = dt.timedelta(days=before), dt.time(23, 59)
    points = (Point(point.day - back, end, "AoE") if _is_slip(point) else point for point in when.points)
    return when._replace(points=tuple(points))
