"""The time of a session is invalid.

A time is `HH:MM-HH:MM` on the venue's clock, from 00:00 to 24:00.

Bad:  time: 9.30 - 10 am
Good: time: 09:30-10:00
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of, read_slot
from synsml_cli.model.source.findings import At, Refusal, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every time that is not a start and an end."""
    for session in context.project.known.schedule.sessions:
        slot = read_slot(session.time)
        if isinstance(slot, Refusal):
            yield Remark(At(FILE, path_of(session, "time")), slot.message, slot.remedy)
