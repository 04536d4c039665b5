"""A page has a date of an earlier edition.

The page was copied from last year, and one date was not replaced. Dates up to 300 days before the event belong to this
edition; older ones are reported, and so are months with a year. The check skips sentences about the past ("previous",
"held in", "published", "joined") and everything under a heading such as "Past editions". It knows such words in English,
and in German, French, Spanish, Italian, Portuguese and Dutch if `site.locale` is that language.

Bad:  The workshop takes place on July 23, 2022.      # in the edition of 2023
Good: The workshop takes place on [[date workshop]].
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.sentences import short
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import edition_year


def run(context: Context) -> Iterator[Remark]:
    """Yield every day or month of a year before this edition."""
    for stale in context.stale_days:
        if stale.fault == "year":
            mention, year = stale.mention, edition_year(context.project.known)
            quoted = short(context.project.sources[stale.file].text[mention.start : mention.end])
            message = f"{quoted!r} is from an earlier edition: this one is {year}"
            remedy = f"write the date of {year}" + context.date_token(stale.file)
            yield Remark(At(stale.file, start=mention.start, end=mention.end), message, remedy)
