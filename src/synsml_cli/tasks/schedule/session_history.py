"""The history of a session, kept once subscribers of the calendar may have seen it."""

from datetime import datetime

from synsml_cli.model.calendar.session_events import uid_of
from synsml_cli.model.dates.instants import change_instant, written_instant
from synsml_cli.model.records.sessions import Session
from synsml_cli.model.schedule.slots import path_of, read_slot
from synsml_cli.model.source.findings import Refusal
from synsml_cli.store.looking.seen import seen_revisions
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Change, Insert, Put
from synsml_cli.store.yaml.scalars import Data, Plain


def history_steps(draft: Draft, session: Session, time: str, *, now: datetime) -> tuple[Change, ...]:
    """Return the edits that keep the old time of a session, if a calendar in the site folder contains it.

    Until then nothing is kept, because nobody has seen the session.
    """
    old, new = read_slot(session.time), read_slot(time)
    if isinstance(old, Refusal) or isinstance(new, Refusal) or old == new or not carrier(draft, session):
        return ()
    changed = change_instant(now, *(one.changed for one in session.was))
    former: dict[str, Data] = {"time": session.time, "changed": Plain(written_instant(changed))}
    if session.was:
        return (Insert(path_of(session, "was"), former),)
    return (Put(path_of(session, "was"), [former], after="time"),)


def carrier(draft: Draft, session: Session) -> str:
    """Return the calendar in which subscribers may have seen a session, or an empty text."""
    workshop = draft.before.known
    _, name = seen_revisions(draft.root, workshop).get(uid_of(session, workshop), (0, ""))
    return name if session.id else ""
