"""Add, cancel and remove dates."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import in_families
from synsml_cli.checks.run import run_checks
from synsml_cli.errors import Refused, Usage
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.instants import change_instant, written_instant
from synsml_cli.model.dates.moments import DATE_KINDS, UNKNOWN_MOMENTS, moments_of
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE, DateEntry, Workshop
from synsml_cli.model.schema.guess import choose, slug
from synsml_cli.model.schema.kinds import ID
from synsml_cli.model.source.findings import Finding, Refusal, new_findings
from synsml_cli.model.survey import Survey
from synsml_cli.store.looking.seen import seen_revisions
from synsml_cli.store.yaml.changes import Put, Remove
from synsml_cli.store.yaml.scalars import Plain
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.dates.date_changes import DateChange, Moved, review_change
from synsml_cli.tasks.dates.date_ids import find_date
from synsml_cli.tasks.dates.undo_date import take_back


def add_date(
    root: Path,
    id: str,
    text: str,
    *,
    values: dict[str, str],
    after: str = "",
    now: datetime,
    dry_run: bool = False,
    progress: Progress = silent,
) -> DateChange:
    """Add a date; `values` are the texts of its other keys (label, kind, track, note, url, internal).

    Without `after` it is inserted after the last earlier date. Raises Usage for an invalid value, Refused if the id exists.
    """
    with opened(root, people=False, pages=True, dry_run=dry_run) as draft:
        workshop = draft.before.known
        if not ID.fullmatch(id):
            remedy = f"did you mean {slug(id)!r}?" if ID.fullmatch(slug(id)) else "write lower-case letters, digits and hyphens"
            raise Usage(f"{id!r} is not an id", remedy=remedy)
        if (FILE, ("dates", id)) in draft.before.places:
            raise Refused(f"date {id!r} already exists", remedy=f"to move it: `synsml deadlines set {id} ...`")
        when = parse_when(text) if text else Refusal("missing date", "write it after the id, or TBD")
        if isinstance(when, Refusal):
            raise Usage(when.message, remedy=when.remedy)
        kind = values.get("kind", "") or "deadline"
        if kind not in DATE_KINDS:
            raise Usage(f"--kind: unknown kind {kind!r}", remedy=choose(kind, DATE_KINDS))
        moments = moments_of(when, kind=kind, venue=workshop.timezone)
        if isinstance(moments, Refusal):
            raise Usage(moments.message, remedy=moments.remedy)
        behind = find_date(draft.before, after).id if after else _behind(workshop, moments.begin)
        first = {"label": values["label"], "kind": "" if kind == "deadline" else kind, "when": Plain(when)}
        values = {**values, "internal": Plain(values.get("internal", ""))}
        given = {key: value for key, value in {**first, **{k: v for k, v in values.items() if k not in first}}.items() if value}
        draft.edit(FILE, Put(("dates", id), dict(given), after=behind))
        changed = draft.checked()
        entry = changed.known.dates[id]
        nothing = DateEntry(label=entry.label, when=entry.when, kind=entry.kind, id=id, moments=UNKNOWN_MOMENTS)
        moved = (Moved(nothing, entry, "added"),)
        done = review_change(
            draft, changed, moved, now=now, undo=lambda trial: trial.edit(FILE, Remove(("dates", id))), progress=progress
        )
        if not dry_run:
            draft.write()
    return done


def _behind(workshop: Workshop, begin: datetime | None) -> str:
    """Return the id of the last date that is not later than `begin`, or an empty text."""
    earlier = [entry.id for entry in workshop.dates.values() if begin and entry.moments.begin and entry.moments.begin <= begin]
    return earlier[-1] if earlier else ""


def cancel_date(root: Path, id: str, *, now: datetime, dry_run: bool = False, progress: Progress = silent) -> DateChange:
    """Mark a date as cancelled and keep it. Raises Refused if it is already cancelled."""
    with opened(root, people=False, pages=True, dry_run=dry_run) as draft:
        entry = find_date(draft.before, id)
        if entry.cancelled:
            raise Refused(
                f"{entry.id!r} was already cancelled at {written_instant(entry.cancelled)}", remedy="nothing was changed"
            )
        changed = change_instant(now, *(former.changed for former in entry.was))
        path = ("dates", entry.id, "cancelled")
        draft.edit(FILE, Put(path, Plain(written_instant(changed)), after="was" if entry.was else "when"))
        after = draft.checked()
        moved = (Moved(entry, after.known.dates[entry.id], "cancelled"),)
        done = review_change(draft, after, moved, now=now, undo=lambda trial: take_back(trial, [entry.id]), progress=progress)
        if not dry_run:
            draft.write()
    return done


@dataclass(frozen=True)
class Removal:
    """The effect of removing a date."""

    entry: DateEntry
    project: Project
    """The project before the removal; the places of `faults` refer to it."""
    faults: tuple[Finding, ...]
    """New findings on pages and in the schedule that use the date."""
    calendar: str
    """The calendar in the site folder that contains it; empty if none does."""
    diff: str


def remove_date(root: Path, id: str, *, now: datetime, dry_run: bool = False) -> Removal:
    """Delete a date and its history from workshop.yaml."""
    with opened(root, people=False, pages=True, dry_run=dry_run) as draft:
        entry = find_date(draft.before, id)
        draft.edit(FILE, Remove(("dates", entry.id)))
        after = draft.checked()
        faults = new_findings(_naming(draft.before, now), _naming(after, now))
        _, calendar = seen_revisions(root, draft.before.known).get(f"{entry.id}@{draft.before.known.id}", (0, ""))
        removal = Removal(entry, draft.before, faults, calendar, draft.diff())
        if not dry_run:
            draft.write()
    return removal


def _naming(project: Project, now: datetime) -> tuple[Finding, ...]:
    return run_checks(Context(project, Survey(), now), in_families("pages", "schedule"))
