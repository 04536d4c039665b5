"""A date was changed so that subscribers do not take the change for one.

Programs take a change over only if the event's SEQUENCE rises, and that counts the entries of `was`: a value that was
changed by hand, or a history that was shortened, leaves the old date in their calendars.

Bad:  when: 2023-05-29 23:59 AoE   # was 2023-05-24 when calendar.ics was rendered, and nothing says so
Good: synsml deadlines extend submission 2023-05-29
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare with the calendar that was rendered last."""
    yield from context.calendar_faults("sequence")
