"""A date was changed, but the history does not say so.

Calendar programs accept a change only if the event's SEQUENCE rises. It counts the entries of `was`, so after a change by
hand, or with a shortened history, subscribers keep the old date.

Bad:  when: 2023-05-29 23:59 AoE   # was 2023-05-24 when calendar.ics was rendered, and `was` is empty
Good: synsml deadlines extend submission 2023-05-29
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every event that changed without a higher SEQUENCE."""
    yield from context.calendar_faults("sequence")
