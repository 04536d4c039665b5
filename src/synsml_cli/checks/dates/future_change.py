"""A change is dated in the future.

`changed`, `cancelled` and `created` say when something was done, and the calendar's revision comes from the latest of them:
programs then leave what is changed until that day as it is. A day more is allowed, for clocks that differ.

Bad:  changed: 2032-05-23T17:40Z          # while it is 2023
Good: changed: 2023-05-23T17:40Z
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.model.schedule.slots import path_of
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.positions import KeyPath

_ALLOWED = dt.timedelta(days=1)


def run(context: Context) -> Iterator[Remark]:
    """Look at every instant that the history gives."""
    for path, instant in _instants(context.project.known):
        if instant and instant > context.now + _ALLOWED:
            said = f"{path[-1]}: {instant:%Y-%m-%d %H:%M} UTC is in the future"
            yield Remark(At(FILE, path), said, f"write when it was done, such as {context.now:%Y-%m-%dT%H:%MZ}")


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
