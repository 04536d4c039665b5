"""A page gives noon or the start of a day, AoE, as a deadline; most likely the end of the day is meant.

"12:00 PM AoE", "11:59 AM AoE" and "11:59 AoE" are noon, and "00:00 AoE" is the start of its day. Half of the authors read
such a time wrong. The check skips times that a date of the workshop has, and sentences that explain the time or say that
something opens then.

Bad:  Submit by May 24, 12:00 PM AoE.
Good: Submit by May 24, 23:59 AoE.
Good: Submit by [[date submission]].
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.noon import SLIPS, is_meant, slips
from synsml_cli.model.prose.sentences import sentence_around, short
from synsml_cli.model.source.findings import At, Remark

_AOE = dt.timezone(dt.timedelta(hours=-12))


def run(context: Context) -> Iterator[Remark]:
    """Yield every such time AoE on a page, except those that W405 to W407 report."""
    if context.project.lacks("dates", "timezone"):
        return
    correct = set(_times(context))
    reported = {(stale.file, offset) for stale in context.stale_days for offset in range(stale.mention.start, stale.end)}
    for page in context.project.texts:
        file, text, words = page.file, page.text, page.words
        for slip in slips(words):
            if slip.time in correct or (file, slip.start) in reported:
                continue
            if not is_meant(slip, sentence_around(words, slip.start, slip.end)):
                quoted = short(text[slip.start : slip.end])
                midnight = "write '23:59 AoE' and the day before, or say what opens then"
                remedy = midnight if slip.time == dt.time.min else "write '23:59 AoE', or explain that noon is meant"
                message = f"{quoted!r} is {SLIPS[slip.time]}, not the end of the day"
                yield Remark(At(file, start=slip.start, end=slip.end), message, remedy)


def _times(context: Context) -> Iterator[dt.time]:
    """Yield the times AoE of all dates of the workshop, and of their former values."""
    for entry in context.project.known.dates.values():
        yield from (instant.astimezone(_AOE).time() for instant in entry.moments.points if entry.when.has_time)
        for former in entry.was:
            yield from (point.time for point in former.when.points if point.zone == "AoE" and point.time)
