"""Two sessions in the same room overlap.

Sessions without a `room` share one room, or one per `track`. Two sessions that begin at the same time are reported by S505.

Bad:  - time: 09:00-10:00
      - time: 09:30-10:30
Good: - time: 09:00-09:30
      - time: 09:30-10:30
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import Timed, path_of, rooms, title_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare every session with the earlier one that ends last."""
    for together in rooms(context.project.known):
        last: Timed | None = None
        for item in together:
            if last and last.slot.start < item.slot.start < last.slot.end:
                where = f" in {item.session.room!r}" if item.session.room else ""
                yield Remark(
                    At(FILE, path_of(item.session, "time")),
                    f"{title_of(item.session)!r} begins{where} before {title_of(last.session)!r} ({last.slot}) ends",
                    "correct one of the times, or add a 'room:' to each session",
                    ((At(FILE, path_of(last.session, "time")), "the other session"),),
                )
            if last is None or item.slot.end > last.slot.end:
                last = item
