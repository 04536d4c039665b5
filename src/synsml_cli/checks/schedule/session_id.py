"""Two sessions have the same id.

The id identifies the session in the calendars of all subscribers, which keep only one of two sessions with the same id.

Bad:  - id: keynote
      - id: keynote
Good: - id: keynote-noether
      - id: keynote-bayes
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.sessions import Session, free_id
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every id that an earlier session has."""
    first: dict[str, Session] = {}
    sessions = context.project.known.schedule.sessions
    for session in sessions:
        other = first.setdefault(session.id, session) if session.id else session
        if other is not session:
            yield Remark(
                At(FILE, path_of(session, "id")),
                f"the id {session.id!r} is already used",
                f"write '{free_id(session.id, sessions)}', or another id for the newer session",
                ((At(FILE, path_of(other, "id")), "the first session"),),
            )
