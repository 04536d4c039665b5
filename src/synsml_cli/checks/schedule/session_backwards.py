"""A session ends before it begins.

Usually the end was written on a 12-hour clock.

Bad:  time: 11:30-01:00
Good: time: 11:30-13:00
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import MIDNIGHT, Slot, path_of, timed, title_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every session whose end is not after its start."""
    for session, slot in timed(context.project.known):
        if slot.end <= slot.start:
            later = Slot(slot.start, slot.end + MIDNIGHT // 2)
            meant = slot.end < slot.start < later.end < MIDNIGHT
            remedy = f"write '{later}', or correct the start or the end" if meant else "correct the start or the end"
            start, _, end = str(slot).partition("-")
            message = f"{title_of(session)!r} ends at {end}, but begins at {start}"
            yield Remark(At(FILE, path_of(session, "time")), message, remedy)
