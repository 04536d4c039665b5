"""The history contains a change that is in the future.

Calendar programs take the latest of `changed`, `cancelled` and `created` as the date of the last revision, and ignore
real changes until then. Clocks may differ by one day.

Bad:  changed: 2032-05-23T17:40Z          # in 2023
Good: changed: 2023-05-23T17:40Z
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.instants import shown_instant, written_instant
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.model.schedule.slots import path_of
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.positions import KeyPath

_ALLOWED = dt.timedelta(days=1)


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every instant that is more than a day ahead of the clock."""
    for path, instant in _instants(context.project.known):
        if instant and instant > context.now + _ALLOWED:
            message = f"{path[-1]}: {shown_instant(instant)} is in the future"
            remedy = f"write '{written_instant(context.now)}', or the earlier time of the change"
            yield Remark(At(FILE, path), message, remedy)


def _instants(workshop: Workshop) -> Iterator[tuple[KeyPath, dt.datetime | None]]:
    yield ("created",), workshop.created
    for entry in workshop.dates.values():
        yield ("dates", entry.id, "cancelled"), entry.cancelled
        for former in entry.was:
            yield ("dates", entry.id, "was", former.number, "changed"), former.changed
    for session in workshop.schedule.sessions:
        yield path_of(session, "cancelled"), session.cancelled
        for number, before in enumerate(session.was):
            yield path_of(session, "was", number, "changed"), before.changed
