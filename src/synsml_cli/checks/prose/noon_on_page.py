"""A page gives a time AoE at noon or at the beginning of a day, where the end of the day is surely meant.

"12:00 PM AoE", "11:59 AM AoE" and "11:59 AoE" are noon, and "00:00 AoE" begins its day: half of the authors are misled.
Nothing is said where a date of the workshop has that time, where the sentence explains it, or says that something opens.

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
    """Look at every time AoE on a page that no other check says to be wrong beside its label."""
    if context.project.lacks("dates", "timezone"):
        return
    known = set(_times(context))
    told = {(stale.file, offset) for stale in context.stale_days for offset in range(stale.mention.start, stale.end)}
    for page in context.project.texts:
        file, text, words = page.file, page.text, page.words
        for slip in slips(words):
            if slip.time in known or (file, slip.start) in told:
                continue
            if not is_meant(slip, sentence_around(words, slip.start, slip.end)):
                said = short(text[slip.start : slip.end])
                before = " of the day before" if slip.time == dt.time.min else ""
                remedy = f"write 23:59 AoE{before}, or say what is meant: that it is noon, or that something opens"
                message = f"{said!r} is {SLIPS[slip.time]} of the day, not its end"
                yield Remark(At(file, start=slip.start, end=slip.end), message, remedy)


def _times(context: Context) -> Iterator[dt.time]:
    """Yield the times AoE that dates of the workshop have, or had."""
    for entry in context.project.known.dates.values():
        yield from (instant.astimezone(_AOE).time() for instant in entry.moments.points if entry.when.has_time)
        for former in entry.was:
            yield from (point.time for point in former.when.points if point.zone == "AoE" and point.time)
