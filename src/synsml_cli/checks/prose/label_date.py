"""The day or time next to a date's label on a page differs from `workshop.yaml`.

Readers follow the page, and miss the deadline. The check finds the label, or the label and a word such as "deadline"
("submissions are due" and "deadline for submission" both match the label "Submission deadline"), in these places:

- at the start of a line, a table cell, a sentence or a value of the front matter
- at the end of a line or a table cell: "| May 24 | Submission |"
- in a heading that is followed by the day alone

The same instant in another time zone is correct, and a month with its year can replace the day. Text that is struck out is
skipped.

Bad:  - Decision: June 30, 2023           # workshop.yaml says 2023-06-16
Good: - Decision: [[date decision]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.sentences import short
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield every mention of a day or month that contradicts the date whose label is next to it."""
    for stale in context.stale_days:
        if stale.fault == "label" and stale.entry:
            at = At(stale.file, start=stale.mention.start, end=stale.end)
            quoted = short(context.project.sources[stale.file].text[stale.mention.start : stale.end])
            yield Remark(
                at,
                f"{quoted!r} contradicts {stale.entry.label!r} in {FILE}: {stale.entry.when}",
                f"{context.date_remedy(stale)}, or correct {FILE}",
                ((At(FILE, ("dates", stale.entry.id, "when")), "the date"),),
            )
