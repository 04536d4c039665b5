"""A page says "soon" or "to be announced" less than 14 days before the event.

Visitors book and plan now. By this time most details are decided and can be published.

Bad:  The exact room is to be announced.          # on 20 July for 28 July
Good: Room 301.
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.rules.soon import soon_words
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import is_within

SOON_DAYS = 14
"""Days before the event from which such words are reported."""


def run(context: Context) -> Iterator[Remark]:
    """Yield every line with such words that pages show now."""
    project = context.project
    if not is_within(SOON_DAYS, project.known, context.now):
        return
    last = ("", -1)
    for file, match in soon_words(project, context.now):
        line = project.sources[file].span(match.start(), match.end()).line
        if (file, line) != last:
            at = At(file, start=match.start(), end=match.end())
            yield Remark(
                at, f"{match[0]!r} on a page less than {SOON_DAYS} days before the event", "replace it with the details"
            )
        last = file, line
