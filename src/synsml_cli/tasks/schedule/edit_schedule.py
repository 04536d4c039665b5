"""Edit the schedule: set fields of a session, add and remove sessions."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import in_families
from synsml_cli.checks.run import run_checks
from synsml_cli.errors import Refused, Usage
from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.sessions import Session, free_id
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.model.schedule.slots import path_of, read_slot, timed, title_of
from synsml_cli.model.schema.guess import did_you_mean, slug
from synsml_cli.model.schema.kinds import ID
from synsml_cli.model.source.findings import Finding, Refusal, new_findings
from synsml_cli.model.survey import Survey
from synsml_cli.model.timeline.edition import held_events
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Insert, Put, Remove
from synsml_cli.store.yaml.scalars import Data
from synsml_cli.tasks.base.choices import only_one
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.base.taking_back import takes_back
from synsml_cli.tasks.dates.date_ids import find_date
from synsml_cli.tasks.schedule.session_fields import SESSION_FIELDS, read_assignments, session_changes, value_of
from synsml_cli.tasks.schedule.session_history import carrier, history_steps


@dataclasses.dataclass(frozen=True)
class ScheduleChange:
    """The result of a change to a session."""

    before: Session | None
    """None for a new session."""
    after: Session | None
    """None for a removed session."""
    findings: tuple[Finding, ...]
    """New findings of the checks of the schedule."""
    project: Project
    diff: str
    """Empty if nothing changes."""
    calendar: str = ""
    """The calendar that contains a removed session; empty if none does."""
    undo: tuple[str, ...] = ()
    """The words after `synsml schedule` that restore every byte; empty if none do."""


class _Undo(NamedTuple):
    """A command that may undo a change: its words, and its function."""

    words: tuple[str, ...]
    does: Callable[[Draft], object]


def find_session(workshop: Workshop, text: str) -> Session:
    """Return the session with this id, start time, or beginning of id or title; raises Usage unless exactly one matches."""
    sessions = workshop.schedule.sessions
    folded = text.casefold()
    ways = (
        [session for session in sessions if session.id == text],
        [session for session in sessions if session.id.startswith(text)],
        [session for session in sessions if session.time.split("-")[0].strip().zfill(5) == text.zfill(5)],
        [session for session in sessions if session.title.casefold().startswith(folded)],
    )
    near = did_you_mean(text, [session.id for session in sessions if session.id])
    none = near or ("see `synsml schedule`" if sessions else "add one with `synsml schedule add`")
    return only_one("session", text, ways if text else (), name=lambda found: found.id or found.time, none=none)


def set_session(root: Path, id: str, assignments: Sequence[str], *, now: datetime, dry_run: bool = False) -> ScheduleChange:
    """Set fields of a session: `title=...`, `time=10:30-11:00`, `speakers=ada,grace`, `links.Slides=https://...`.

    An empty value removes the field. Raises Usage for a text that is not an assignment.
    """
    with opened(root, dry_run=dry_run) as draft:
        session = find_session(draft.before.known, id)
        former = {path: draft.value(FILE, path_of(session, *path)) for path in read_assignments(assignments)}
        _set(draft, session, assignments, now=now)
        undo = _undo_set(draft, session, former, now=now)
        return finish(draft, session, number=session.number, now=now, dry_run=dry_run, undo=undo)


def _set(draft: Draft, session: Session, assignments: Sequence[str], *, now: datetime) -> None:
    fields = read_assignments(assignments)
    if ("time",) in fields:
        draft.edit(FILE, *history_steps(draft, session, fields["time",], now=now))
    for path, value in sorted(fields.items(), key=lambda item: SESSION_FIELDS.index(item[0][0])):
        draft.edit(FILE, *session_changes(draft, session, path, value))


def _undo_set(draft: Draft, session: Session, former: Mapping[tuple[str, ...], Data], *, now: datetime) -> _Undo:
    id, time = (str(draft.value(FILE, path_of(session, name)) or "") for name in ("id", "time"))
    key = id or time.partition("-")[0]
    old = {path: ",".join(map(str, value)) if isinstance(value, list) else value or "" for path, value in former.items()}
    words = tuple(f"{'.'.join(path)}={value}" for path, value in old.items())
    return _Undo(("set", key, *words), lambda trial: _set(trial, find_session(trial.before.known, key), words, now=now))


def add_session(
    root: Path, time: str, title: str, *, values: dict[str, str], date: str = "", now: datetime, dry_run: bool = False
) -> ScheduleChange:
    """Add a session, ordered by time; `values` are the texts of its other fields.

    The first session creates the schedule, on `date` or on the only event of the workshop.
    """
    with opened(root, dry_run=dry_run) as draft:
        workshop = draft.before.known
        given = {"time": time, "title": title, **values}
        session = {
            name: value_of(draft.before, (name,), given[name].strip()) for name in SESSION_FIELDS if given.get(name, "").strip()
        }
        if "time" not in session:
            raise Usage("missing time", remedy="write start and end first, such as 09:30-10:00")
        if not session.get("title") and session.get("kind") != "break":
            raise Usage("missing title", remedy="write it after the time")
        session = {"id": _new_id(draft.before, session, values.get("id", "")), **session}
        slot = read_slot(str(session["time"]))
        assert not isinstance(slot, Refusal)
        number = next((item.session.number for item in timed(workshop) if item.slot.start > slot.start), -1)
        if (FILE, ("schedule",)) not in draft.before.places or not workshop.schedule.date:
            draft.edit(FILE, Put(("schedule", "date"), _day(draft.before, date), after=""))
        draft.edit(FILE, Insert(("schedule", "sessions"), dict(session), number))
        at = len(workshop.schedule.sessions) if number < 0 else number
        key = str(session["id"])
        undo = _Undo(
            ("remove", key, "--yes"), lambda trial: trial.edit(FILE, Remove(path_of(find_session(trial.before.known, key))))
        )
        return finish(draft, None, number=at, now=now, dry_run=dry_run, undo=undo)


def remove_session(root: Path, id: str, *, now: datetime, dry_run: bool = False) -> ScheduleChange:
    """Remove a session from the schedule."""
    with opened(root, dry_run=dry_run) as draft:
        session = find_session(draft.before.known, id)
        draft.edit(FILE, Remove(path_of(session)))
        done = finish(draft, session, number=-1, now=now, dry_run=dry_run)
        return dataclasses.replace(done, calendar=carrier(draft, session))


def finish(
    draft: Draft, before: Session | None, *, number: int, now: datetime, dry_run: bool, undo: _Undo | None = None
) -> ScheduleChange:
    """Write a changed draft; `number` is the index of the session afterwards, -1 if it was removed.

    Raises Usage, and writes nothing, if the checks find a new error.
    """
    diff = draft.diff()
    after, found = _checked(draft, now)
    can_undo = undo and takes_back(draft, after, FILE, by=lambda trial: (undo.does(trial), _checked(trial, now)))
    if diff and not dry_run:
        draft.write()
    new = next((session for session in after.known.schedule.sessions if session.number == number), None)
    return ScheduleChange(before, new, found, after, diff, undo=undo.words if undo and can_undo else ())


def _checked(draft: Draft, now: datetime) -> tuple[Project, tuple[Finding, ...]]:
    after = draft.checked()
    found = new_findings(_findings(draft.before, now), _findings(after, now))
    for finding in found:
        if finding.severity == "error":
            raise Usage(finding.message, remedy=finding.remedy)
    return after, found


def _findings(project: Project, now: datetime) -> tuple[Finding, ...]:
    return run_checks(Context(project, Survey(), now), in_families("schedule"))


def _new_id(project: Project, session: dict[str, Data], wanted: str) -> str:
    """Return a new id from kind and speaker, or from the title; ids are published, so it names public people only."""
    sessions = project.known.schedule.sessions
    if wanted:
        if any(other.id == wanted for other in sessions):
            raise Refused(f"session {wanted!r} already exists", remedy="give another --id")
        return wanted
    speakers = session.get("speakers")
    public = [str(id) for id in speakers if id in project.named_speakers] if isinstance(speakers, list) else []
    title = HiddenNames(project.people).without(slug(str(session.get("title", ""))))
    words = f"{session.get('kind', 'talk')}-{public[0].rpartition('-')[2]}" if public else "-".join(title.split("-")[:4])
    return free_id(words if ID.fullmatch(words) else str(session.get("kind", "session")), sessions)


def _day(project: Project, date: str) -> str:
    if date:
        return find_date(project, date).id
    held = held_events(project.known)
    if len(held) == 1:
        return held[0].id
    said = "there are several events" if held else "there is no event"
    raise Usage(f"cannot determine the day of the schedule: {said}", remedy="add --date with the id of a date")


def session_words(session: Session) -> str:
    """Return time and title of a session."""
    return f"{session.time} {title_of(session)}"
