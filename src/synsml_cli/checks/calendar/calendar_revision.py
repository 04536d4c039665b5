"""The revision date of the calendar went back.

Calendar programs ignore an event whose LAST-MODIFIED is older than the one they have. It is computed from `changed` in
the history and from `created`, so these never go back.

Bad:  created: 2023-03-23   # was 2023-04-01 when calendar.ics was rendered
Good: created: 2023-04-01
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every event whose revision is older than in the last rendered calendar."""
    yield from context.calendar_faults("revision")
