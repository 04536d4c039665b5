"""A page names a day that does not exist, such as June 31.

Readers cannot know which day is meant.

Bad:  Submit by June 31.
Good: Submit by June 30.
"""

import calendar
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.sentences import short
from synsml_cli.model.source.findings import At, Remark

_LEAP_YEAR = 2024


def run(context: Context) -> Iterator[Remark]:
    """Yield every mention of a day that its month does not have; without a year, 29 February exists."""
    for page in context.project.texts:
        for mention in page.mentions:
            for month, day in mention.days:
                last = calendar.monthrange(mention.year or _LEAP_YEAR, month)[1]
                if day > last:
                    quoted = short(page.text[mention.start : mention.end])
                    at = At(page.file, start=mention.start, end=mention.end)
                    message = f"{quoted!r} does not exist: that month has {last} days"
                    yield Remark(at, message, f"write a day from 1 to {last}")
