"""A session does not end after it begins.

Mostly the end is written on a clock of twelve hours.

Bad:  time: 11:30-01:00
Good: time: 11:30-13:00
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import (
    MIDNIGHT,
    Slot,
    path_of,
    timed,
    title_of,
)
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every session whose time can be read."""
    for session, slot in timed(context.project.known):
        if slot.end <= slot.start:
            later = Slot(slot.start, slot.end + MIDNIGHT // 2)
            meant = slot.end < slot.start < later.end < MIDNIGHT
            remedy = f"write {later}, or correct one of the two" if meant else "correct begin or end"
            yield Remark(At(FILE, path_of(session, "time")), f"{title_of(session)!r} does not end after it begins", remedy)
