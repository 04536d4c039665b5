"""An event of the published calendar is gone.

Who subscribed is not told: some programs keep the event for ever, others drop it in silence. A date that is off is
cancelled: it stays in the file, and in the calendar as cancelled.

Bad:  a date is removed from workshop.yaml after calendar.ics was rendered
Good: synsml deadlines cancel social
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare with the calendar that was rendered last."""
    yield from context.calendar_faults("gone")
