"""An event of the published calendar is gone.

Who subscribed is not told: some programs keep the event for ever, others drop it in silence. A date that is off is
cancelled: it stays in the file, and in the calendar as cancelled.

Bad:  a date is removed from workshop.yaml after calendar.ics was rendered
Good: synsml deadlines cancel social
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.source.findings import Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "C701"
SEVERITY: Severity = "error"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Compare with the calendar that was rendered last."""
    yield from context.calendar_faults("gone")
