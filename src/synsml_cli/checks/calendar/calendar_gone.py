"""An event of the published calendar has disappeared.

Subscribers are not told that it is off: some programs keep the event, others drop it silently. Cancel a date instead of
deleting it; the calendar then shows it as cancelled.

Bad:  a date is deleted from workshop.yaml after calendar.ics was rendered
Good: synsml deadlines cancel social
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every event that the last rendered calendar has and the next one lacks."""
    yield from context.calendar_faults("gone")
