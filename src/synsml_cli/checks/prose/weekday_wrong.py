"""A page gives a date the wrong weekday.

Readers do not know whether the weekday or the day is correct. On one real site 25 of 37 weekdays were wrong after the year
had been replaced. Only dates with a year are checked: without one, the year is a guess. The weekday may come before a dash,
on a line or in a table cell of its own ("Friday – July 22, 2024"). Text in code, in comments or struck out is skipped.

Bad:  Friday, July 22, 2024
Good: Monday, July 22, 2024
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.mentions import weekday_name
from synsml_cli.model.prose.sentences import short
from synsml_cli.model.source.findings import At, Edit, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield every weekday that differs from that of its date."""
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
                quoted = short(text[mention.start : mention.end])
                message = f"wrong weekday in {quoted!r}: {day} is a {weekday_name(day)}"
                yield Remark(at, message, f"write {right!r}, or correct the date", fix=Edit(at, right))
