"""A page names a day that does not exist: "June 31".

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
    """Look at every mention of a day; without a year, 29 February may exist."""
    for page in context.project.texts:
        for mention in page.mentions:
            for month, day in mention.days:
                last = calendar.monthrange(mention.year or _LEAP_YEAR, month)[1]
                if day > last:
                    said = short(page.text[mention.start : mention.end])
                    at = At(page.file, start=mention.start, end=mention.end)
                    yield Remark(at, f"{said!r}: there is no such day", f"that month has {last} days")
