"""A page still says a day that a date had before it was moved.

A date stands in several places and one is forgotten. Nothing is said where the sentence tells of the change: the
former day struck out, words such as "extended from", or the new day beside it.

Bad:  Papers are due on May 24, 2023.     # since moved to May 29
Good: Papers are due on [[date submission]].
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every mention of a day."""
    for stale in context.stale_days:
        if stale.fault == "former" and stale.entry and stale.former:
            path = ("dates", stale.entry.id, "was", stale.former.number, "when")
            yield Remark(
                At(stale.file, start=stale.mention.start, end=stale.mention.end),
                f"this is what {stale.entry.label!r} was before it was {stale.former.why}; it is {stale.entry.when} now",
                f"write [[date {stale.entry.id}]], which follows every change",
                ((At(FILE, path), "the former value"),),
            )
