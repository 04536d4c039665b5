"""A page still has the old day of a date that was changed.

A date often appears in several places, and one of them was not updated. The check skips sentences about the change: the
old day is struck out, follows words such as "extended from", or the new day is in the same sentence.

Bad:  Papers are due on May 24, 2023.     # since moved to May 29
Good: Papers are due on [[date submission]].
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.sentences import short
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield every mention of a former value of a date."""
    for stale in context.stale_days:
        if stale.fault == "former" and stale.entry and stale.former:
            path = ("dates", stale.entry.id, "was", stale.former.number, "when")
            quoted = short(context.project.sources[stale.file].text[stale.mention.start : stale.mention.end])
            changed = f"{stale.entry.label!r} ({stale.former.why}) is now {stale.entry.when}"
            yield Remark(
                At(stale.file, start=stale.mention.start, end=stale.mention.end),
                f"{quoted!r} is outdated: {changed}",
                context.date_remedy(stale),
                ((At(FILE, path), "the former value"),),
            )
