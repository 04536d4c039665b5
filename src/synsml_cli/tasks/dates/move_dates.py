"""Move dates: extend them or set new values; the history keeps the old values."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.dates.instants import written_instant
from synsml_cli.model.dates.moments import moments_of
from synsml_cli.model.dates.when import When
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.records.workshop import FILE, WHY, DateEntry, Workshop
from synsml_cli.model.source.findings import Refusal
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Change
from synsml_cli.tasks.base.choices import known_word
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.dates.date_changes import DateChange, Moved, review_change, value_changes
from synsml_cli.tasks.dates.date_ids import split_words
from synsml_cli.tasks.dates.moves import days_between, following, last_point, read_new, reason, shifted
from synsml_cli.tasks.dates.undo_date import take_back


def extend(
    root: Path,
    words: Sequence[str],
    *,
    now: datetime,
    cascade: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> DateChange:
    """Move the dates named in `words` later, by a span or to a value.

    `cascade` also moves the later dates of their tracks, up to the event. Raises Usage for words that cannot be read,
    Refused if the new value is not later.
    """
    with opened(root, people=False, pages=True, dry_run=dry_run) as draft:
        workshop = draft.before.known
        entries, value = split_words(draft.before, words)
        values = {entry.id: _read(entry, value) for entry in entries}
        for entry in entries:
            if entry.when.certainty == "provisional" and values[entry.id].certainty == "fixed":
                remedy = f"write `synsml deadlines set {entry.id} {values[entry.id]}`"
                raise Refused(f"{entry.id!r} is provisional and cannot be extended", remedy=remedy)
        if cascade:
            values |= _cascaded(workshop, entries, values)
        return _moved(draft, values, now=now, extending=True, dry_run=dry_run, progress=progress)


def set_date(
    root: Path, words: Sequence[str], *, now: datetime, why: str = "", dry_run: bool = False, progress: Progress = silent
) -> DateChange:
    """Set the dates named in `words` to a value, earlier or later; `why` follows from the change by default.

    Raises Usage for words that cannot be read, Refused if a date already has the value.
    """
    known_word("--why: unknown reason", why, WHY)
    with opened(root, people=False, pages=True, dry_run=dry_run) as draft:
        entries, value = split_words(draft.before, words)
        values = {entry.id: _read(entry, value) for entry in entries}
        return _moved(draft, values, now=now, why=why, dry_run=dry_run, progress=progress)


def _read(entry: DateEntry, text: str) -> When:
    if entry.cancelled:
        said = f"{entry.id!r} was cancelled at {written_instant(entry.cancelled)}"
        raise Refused(said, remedy=f"undo that first: `synsml deadlines undo {entry.id}`")
    new = read_new(text, entry.when)
    if isinstance(new, Refusal):
        raise Usage(f"{entry.id}: {new.message}", remedy=new.remedy)
    return new


def _cascaded(workshop: Workshop, entries: tuple[DateEntry, ...], values: dict[str, When]) -> dict[str, When]:
    """Return the values of later dates, shifted by as many days as the entry that moves farthest."""
    days = max((days_between(entry.when, values[entry.id]) or 0 for entry in entries), default=0)
    moved: dict[str, When] = {}
    if not days:  # only the time of day changes
        return moved
    for id in following(workshop, tuple(entry.id for entry in entries)):
        new = shifted(workshop.dates[id].when, days)
        if isinstance(new, Refusal):
            raise Usage(f"{id}: {new.message}", remedy=new.remedy)
        moved[id] = new
    return moved


def _moved(
    draft: Draft,
    values: dict[str, When],
    *,
    now: datetime,
    why: str = "",
    extending: bool = False,
    dry_run: bool,
    progress: Progress,
) -> DateChange:
    workshop = draft.before.known
    changes: list[Change] = []
    reasons = {}
    for id, when in values.items():
        before = workshop.dates[id]
        new = _with_value(before, when, venue=workshop.timezone)
        _refuse(before, new, extending=extending)
        reasons[id] = why or reason(before, new, extending=extending)
        changes += value_changes(draft, before, str(when), now=now, why=reasons[id])
    draft.edit(FILE, *changes)
    after = draft.checked()
    ordered = [id for id in workshop.dates if id in values]
    moved = tuple(Moved(workshop.dates[id], after.known.dates[id], reasons[id]) for id in ordered)
    done = review_change(draft, after, moved, now=now, undo=lambda trial: take_back(trial, ordered), progress=progress)
    if not dry_run:
        draft.write()
    return done


def _with_value(entry: DateEntry, when: When, *, venue: str) -> DateEntry:
    moments = moments_of(when, kind=entry.kind, venue=venue)
    if isinstance(moments, Refusal):
        raise Usage(f"{entry.id}: {moments.message}", remedy=moments.remedy)
    return dataclasses.replace(entry, when=when, moments=moments)


def _refuse(before: DateEntry, after: DateEntry, *, extending: bool) -> None:
    """Raise Refused if the value is unchanged, or if an extension would not be later."""
    if before.when == after.when:
        raise Refused(f"{before.id!r} is already {before.when}", remedy="nothing was changed")
    old, new = last_point(before), last_point(after)
    if extending and old and new and new <= old:
        order = "the same instant" if new == old else "earlier"
        remedy = f"to move it anyway: `synsml deadlines set {before.id} {after.when}`"
        raise Refused(f"{before.id!r} is {before.when}, and {after.when} is {order}", remedy=remedy)
