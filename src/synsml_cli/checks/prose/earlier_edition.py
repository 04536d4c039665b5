"""A page says a day, or a month, of an earlier edition.

The page was made from last year's, and one place was forgotten. A day counts as this edition's from 300 days before the
event on. Sentences that speak of the past ("previous", "held in", "published", "joined") are left alone, and what stands
below such a heading or line: "Past editions". So are those in German, French, Spanish, Italian, Portuguese and Dutch where
`site.locale` says that the site is.

Bad:  The workshop takes place on July 23, 2022.      # in the edition of 2023
Good: The workshop takes place on [[date workshop]].
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.mentions import Month
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import edition_year


def run(context: Context) -> Iterator[Remark]:
    """Look at every mention of a day or a month with its year."""
    for stale in context.stale_days:
        if stale.fault == "year":
            kind = "month" if isinstance(stale.mention, Month) else "day"
            said = f"a {kind} of {stale.mention.year} in the edition of {edition_year(context.project.known)}"
            at = At(stale.file, start=stale.mention.start, end=stale.mention.end)
            yield Remark(at, said, "correct it, or use a token such as [[date submission]]")
