"""The id of a session contains the name of somebody who is not public.

The id is published: in the calendar and in `_data/schedule.yml`. Subscribers keep it, even if the person declines. An id
that a published calendar already contains is not reported: with another id the session would appear twice.

Bad:  - id: keynote-noether               # Emmy Noether is only invited
Good: - id: keynote-1
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.calendar.session_events import uid_of
from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.records.sessions import free_id
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every such id that no subscriber can have yet."""
    workshop = context.project.known
    hidden = HiddenNames(context.project.people)
    sessions = workshop.schedule.sessions
    for session in sessions if hidden else ():
        named = {*session.speakers, session.moderator}
        person = hidden.told_by(session.id, shown=session.title, surely=named) if session.id else None
        if person and uid_of(session, workshop) not in context.survey.seen_uids:
            message = f"the id {session.id!r} contains the name of {person.name}, who is not public"
            new = free_id(hidden.without(session.id) or hidden.without(session.kind) or "session", sessions)
            remedy = f"run `synsml schedule set {session.id} id={new}`"
            yield Remark(At(FILE, path_of(session, "id")), message, remedy)
