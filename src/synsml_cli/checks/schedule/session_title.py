"""A talk or a panel has no title less than 14 days before the event.

Visitors choose sessions by their titles. A title such as "TBD" counts as missing.

Bad:  - time: 09:30-10:00
        kind: talk
        title: TBD
Good: - time: 09:30-10:00
        kind: talk
        title: Invariants and their conservation laws
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.unsettled import TO_COME
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.timeline.edition import is_within

TITLE_DAYS = 14
_OPEN = lazy_pattern(
    rf"[\s(\[*_]*(?:(?:title|talk|panel|keynote)[\s:]*)?(?:{TO_COME}|soon|unknown|\?+|\.{{3}}|…)[\s)\]*_.!]*", re.IGNORECASE
)


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every talk or panel without a title, and every session with a placeholder as title."""
    workshop = context.project.known
    if not is_within(TITLE_DAYS, workshop, context.now):
        return
    for session in workshop.schedule.sessions:
        title = session.title.strip()
        if session.cancelled:
            continue
        if _OPEN.fullmatch(title) if title else session.kind in ("talk", "panel"):
            subject = f"the title is still {title!r}" if title else f"the {session.kind} at {session.time} has no title"
            at = At(FILE, path_of(session, "title"), on_key=not title)
            yield Remark(at, f"{subject}, less than {TITLE_DAYS} days before the event", "ask the speakers and write the title")
