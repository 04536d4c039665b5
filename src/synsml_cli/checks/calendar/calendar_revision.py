"""The calendar's date of revision went back.

LAST-MODIFIED comes from `changed` in the history and from `created`: where it goes back, programs that have the newer
revision leave the event as it is.

Bad:  created: 2023-03-23   # was 2023-04-01 when calendar.ics was rendered
Good: created: 2023-04-01
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare with the calendar that was rendered last."""
    yield from context.calendar_faults("revision")
