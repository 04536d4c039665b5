"""Two sessions in the same room begin at the same time.

Usually one of the times is wrong. Parallel sessions need a `room` or a `track`.

Bad:  - time: 09:00-09:30
        title: Opening
      - time: 09:00-10:00
        title: Keynote
Good: - time: 09:00-09:30
        title: Opening
      - time: 09:30-10:00
        title: Keynote
"""

from collections.abc import Iterator
from itertools import pairwise

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of, rooms, title_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare every session with the next one in its room."""
    for together in rooms(context.project.known):
        for one, two in pairwise(together):
            if one.slot.start == two.slot.start:
                yield Remark(
                    At(FILE, path_of(two.session, "time")),
                    f"{title_of(two.session)!r} begins at the same time as {title_of(one.session)!r}",
                    "correct one of the times, or add a 'room:' to each session",
                    ((At(FILE, path_of(one.session, "time")), "the other session"),),
                )
