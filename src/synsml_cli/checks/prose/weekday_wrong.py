"""A page says a weekday that its date does not fall on.

Of 37 weekdays on the pages of one workshop 25 were wrong after the year had been replaced. Only dates with a year are
looked at: without one, nobody can say which year is meant. The weekday may stand before a dash, on a line or in a cell of
its own ("Friday – July 22, 2024"). What is struck out, in code or in a comment is left alone.

Bad:  Friday, July 22, 2024
Good: Monday, July 22, 2024
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.mentions import weekday_name
from synsml_cli.model.prose.sentences import short
from synsml_cli.model.source.findings import (
    At,
    Edit,
    Remark,
)


def run(context: Context) -> Iterator[Remark]:
    """Look at every date with a weekday and a year."""
    locale = context.project.known.site.locale
    for page in context.project.texts:
        file, text = page.file, page.text
        for mention in page.mentions:
            if not mention.dates:
                continue
            for day, (weekday, start, end) in zip(mention.dates, mention.weekdays, strict=False):
                if day.weekday() == weekday:
                    continue
                right = weekday_name(day, like=text[start:end], locale=locale)
                at = At(file, start=start, end=end)
                said = f"{short(text[mention.start : mention.end])!r}: {day} is a {weekday_name(day)}"
                yield Remark(at, said, f"write {right!r}, or correct the day or the year", fix=Edit(at, right))
