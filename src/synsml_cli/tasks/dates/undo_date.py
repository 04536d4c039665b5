"""Take back the last change of dates, as if it had never been, as long as no subscriber can have seen it."""

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
from synsml_cli.tasks.dates.date_changes import DateChange, Moved, look_at
from synsml_cli.tasks.dates.date_ids import find_date


def undo(root: Path, ids: Sequence[str], *, now: datetime, dry_run: bool = False, progress: Progress = silent) -> DateChange:
    """Give the dates the values that they had before, and take their last entries out of the history.

    A cancellation that came after is taken back first. Raises Refused where there is nothing to take back, or where the
    site's calendar carries the revision already: a calendar's number must never go down.
    """
    with opened(root, people=False, pages=True, dry_run=dry_run) as draft:
        workshop = draft.before.known
        if not ids:
            raise Usage("no date is named", remedy=_latest(workshop))
        entries = {entry.id: entry for entry in (find_date(draft.before, id) for id in ids)}
        revisions = seen_revisions(root, workshop)
        for entry in entries.values():
            _refuse(entry, workshop, revisions)
        take_back(draft, entries)
        after = draft.checked()
        moved = tuple(Moved(entry, after.known.dates[entry.id], "undone") for entry in entries.values())
        done = look_at(draft, after, moved, now=now, progress=progress)
        if not dry_run:
            draft.write()
    return done


def _latest(workshop: Workshop) -> str:
    changed = [(entry.was[-1].changed, entry.id) for entry in workshop.dates.values() if entry.was]
    if not changed:
        return "no date was ever changed"
    last = max(instant for instant, _ in changed)
    return f"last changed: {', '.join(id for instant, id in changed if instant == last)}"


def _is_cancellation_last(entry: DateEntry) -> bool:
    return entry.cancelled is not None and all(former.changed <= entry.cancelled for former in entry.was)


def _refuse(entry: DateEntry, workshop: Workshop, revisions: dict[str, tuple[int, str]]) -> None:
    if not entry.was and not entry.cancelled:
        raise Refused(f"{entry.id!r} was never changed", remedy="nothing was changed")
    revision, name = revisions.get(f"{entry.id}@{workshop.id}", (-1, ""))
    if revision >= len(entry.was) + bool(entry.cancelled):
        said = f"subscribers may have seen this change of {entry.id!r}: {name} carries it"
        if _is_cancellation_last(entry):
            raise Refused(said, remedy="announce it as a new date: `synsml deadlines add`")
        raise Refused(said, remedy=f"change it once more: `synsml deadlines set {entry.id} {entry.was[-1].when}`")


def take_back(draft: Draft, ids: Iterable[str]) -> None:
    """Edit a draft so that these dates are what they were before their last change."""
    for id in ids:
        draft.edit(FILE, *_steps(draft, draft.before.known.dates[id]))


def _steps(draft: Draft, entry: DateEntry) -> tuple[Change, ...]:
    path = ("dates", entry.id)
    if _is_cancellation_last(entry):
        return (Remove((*path, "cancelled")),)
    last = len(entry.was) - 1
    history: Change = Remove((*path, "was", last)) if last else Remove((*path, "was"))
    return Put((*path, "when"), Plain(draft.value(FILE, (*path, "was", last, "when")))), history
