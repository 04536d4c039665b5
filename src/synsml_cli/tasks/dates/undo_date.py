"""Undo the last change to dates, until a subscriber may have seen it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.records.workshop import FILE, DateEntry, Workshop
from synsml_cli.store.looking.seen import seen_revisions
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Change, Put, Remove
from synsml_cli.store.yaml.scalars import Plain
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.dates.date_changes import DateChange, Moved, review_change
from synsml_cli.tasks.dates.date_ids import find_date


def undo(root: Path, ids: Sequence[str], *, now: datetime, dry_run: bool = False, progress: Progress = silent) -> DateChange:
    """Restore the former values of these dates and remove the last entries of their history.

    A later cancellation is undone first. Raises Refused if nothing can be undone, or if the calendar of the site already
    contains the revision: the SEQUENCE of an event must never decrease (RFC 5546 section 2.1.4).
    """
    with opened(root, people=False, pages=True, dry_run=dry_run) as draft:
        workshop = draft.before.known
        if not ids:
            raise Usage("missing date id", remedy=_latest(workshop))
        entries = {entry.id: entry for entry in (find_date(draft.before, id) for id in ids)}
        revisions = seen_revisions(root, workshop)
        for entry in entries.values():
            _refuse(entry, workshop, revisions)
        take_back(draft, entries)
        after = draft.checked()
        moved = tuple(Moved(entry, after.known.dates[entry.id], "undone") for entry in entries.values())
        done = review_change(draft, after, moved, now=now, progress=progress)
        if not dry_run:
            draft.write()
    return done


def _latest(workshop: Workshop) -> str:
    changed = [(entry.was[-1].changed, entry.id) for entry in workshop.dates.values() if entry.was]
    if not changed:
        return "no date has been changed"
    last = max(instant for instant, _ in changed)
    return f"last changed: {', '.join(id for instant, id in changed if instant == last)}"


def _is_cancellation_last(entry: DateEntry) -> bool:
    return entry.cancelled is not None and all(former.changed <= entry.cancelled for former in entry.was)


def _refuse(entry: DateEntry, workshop: Workshop, revisions: dict[str, tuple[int, str]]) -> None:
    if not entry.was and not entry.cancelled:
        raise Refused(f"{entry.id!r} has never been changed", remedy="nothing was changed")
    revision, name = revisions.get(f"{entry.id}@{workshop.id}", (-1, ""))
    if revision >= len(entry.was) + bool(entry.cancelled):
        said = f"subscribers may have seen this change of {entry.id!r}: {name} contains it"
        if _is_cancellation_last(entry):
            raise Refused(said, remedy="announce it as a new date: `synsml deadlines add`")
        raise Refused(said, remedy=f"change it again: `synsml deadlines set {entry.id} {entry.was[-1].when}`")


def take_back(draft: Draft, ids: Iterable[str]) -> None:
    """Edit a draft: restore these dates to their state before the last change."""
    for id in ids:
        draft.edit(FILE, *_steps(draft, draft.before.known.dates[id]))


def _steps(draft: Draft, entry: DateEntry) -> tuple[Change, ...]:
    path = ("dates", entry.id)
    if _is_cancellation_last(entry):
        return (Remove((*path, "cancelled")),)
    last = len(entry.was) - 1
    history: Change = Remove((*path, "was", last)) if last else Remove((*path, "was"))
    return Put((*path, "when"), Plain(draft.value(FILE, (*path, "was", last, "when")))), history
