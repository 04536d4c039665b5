"""A time AoE is at noon or at the beginning of a day, where the end of the day is surely meant.

"11:59 AoE" and "12:00 AoE" are noon: authors who trust them lose, or win, twelve hours. "00:00 AoE" is the beginning of
its day, and half of the readers take it for the end. The end of a day is 23:59.

Bad:  when: 2023-05-24 11:59 AoE
Good: when: 2023-05-24 23:59 AoE
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.noon import SLIPS
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every time AoE; an event is never held there, so its times are slips of another kind."""
    for entry in context.project.known.dates.values():
        for point in entry.when.points:
            if point.zone == "AoE" and point.time in SLIPS:
                day = point.day - dt.timedelta(days=point.time == dt.time.min)
                meant = f"{day} 23:59 AoE"
                also = f" (or '{point.day} 23:59 AoE')" if point.time == dt.time.min else ""
                at = At(FILE, ("dates", entry.id, "when"))
                said = f"{entry.label!r}: {point.time:%H:%M} AoE is {SLIPS[point.time]} of the day, not its end"
                yield Remark(at, said, f"write '{meant}'{also}, or a zone that has a clock there")
                break
