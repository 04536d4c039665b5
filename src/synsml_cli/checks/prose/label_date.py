"""A page says another day, or another time, beside a date's label than `workshop.yaml` does.

The label, or the label and a word such as "deadline" ("submissions are due" and "deadline for submission" are the
"submission deadline" too, and the "paper submission" where nothing else is submitted), has to begin a line, a cell, a
sentence ("The submission deadline is May 24") or a value of the front matter, or to end a line or a cell: "| May 24 |
Submission |"; or it is a heading, and the day alone follows. The same instant in another zone is right. A month of a
year may stand for the day. Nothing is said of what is struck out.

Bad:  - Decision: June 30, 2023           # workshop.yaml says 2023-06-16
Good: - Decision: [[date decision]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.sentences import short
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every mention of a day, or of a month, that stands beside a label."""
    for stale in context.stale_days:
        if stale.fault == "label" and stale.entry:
            at = At(stale.file, start=stale.mention.start, end=stale.end)
            said = short(context.project.sources[stale.file].text[stale.mention.start : stale.end])
            yield Remark(
                at,
                f"{said!r} stands beside {stale.entry.label!r}, which is {stale.entry.when}",
                f"write [[date {stale.entry.id}]], or correct one of the two",
                ((At(FILE, ("dates", stale.entry.id, "when")), "the date"),),
            )
