"""Cancel a session, which stays in the schedule struck out, or undo the cancellation."""

from datetime import datetime
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.model.calendar.session_events import changes_of, uid_of
from synsml_cli.model.dates.instants import change_instant, written_instant
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of, title_of
from synsml_cli.store.looking.seen import seen_revisions
from synsml_cli.store.yaml.changes import Put, Remove
from synsml_cli.store.yaml.scalars import Plain
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.schedule.edit_schedule import ScheduleChange, find_session, finish


def cancel_session(root: Path, id: str, *, undo: bool = False, now: datetime, dry_run: bool = False) -> ScheduleChange:
    """Write the instant of the cancellation, or remove it with `undo`.

    Raises Refused if nothing changes, or if subscribers may have seen the cancellation: the SEQUENCE of an event must never
    decrease (RFC 5546 section 2.1.4).
    """
    with opened(root, dry_run=dry_run) as draft:
        workshop = draft.before.known
        session = find_session(workshop, id)
        if bool(session.cancelled) != undo:
            what = f"was already cancelled at {written_instant(session.cancelled)}" if session.cancelled else "is not cancelled"
            raise Refused(f"{title_of(session)!r} {what}", remedy="nothing was changed")
        path = path_of(session, "cancelled")
        if undo:
            revision, name = seen_revisions(root, workshop).get(uid_of(session, workshop), (0, ""))
            if revision >= changes_of(session, workshop):
                remedy = "announce it as a new session: `synsml schedule add`"
                raise Refused(
                    f"subscribers may have seen that {title_of(session)!r} is cancelled: {name} contains it", remedy=remedy
                )
            draft.edit(FILE, Remove(path))
        else:
            changed = change_instant(now, *(former.changed for former in session.was))
            draft.edit(FILE, Put(path, Plain(written_instant(changed)), after="was" if session.was else "time"))
        return finish(draft, session, number=session.number, now=now, dry_run=dry_run)
