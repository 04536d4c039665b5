"""Two sessions have the same id.

The id names the session in everybody's calendar: of two with one id calendars keep one.

Bad:  - id: keynote
      - id: keynote
Good: - id: keynote-noether
      - id: keynote-bayes
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.sessions import Session
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every id."""
    first: dict[str, Session] = {}
    for session in context.project.known.schedule.sessions:
        other = first.setdefault(session.id, session) if session.id else session
        if other is not session:
            yield Remark(
                At(FILE, path_of(session, "id")),
                f"the id {session.id!r} is taken",
                "give the newer one another id",
                ((At(FILE, path_of(other, "id")), "the first one"),),
            )
