"""Edit a person's record: single fields, or the whole text as an editor gives it back."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from synsml_cli.checks import Context, run_checks
from synsml_cli.errors import CannotRun, Usage
from synsml_cli.model.findings import Finding
from synsml_cli.model.guess import did_you_mean
from synsml_cli.model.people import ORDER, Person
from synsml_cli.model.project import Project
from synsml_cli.model.roles import STATES
from synsml_cli.store.changes import Change, Put, Remove
from synsml_cli.store.draft import Draft
from synsml_cli.store.survey import survey
from synsml_cli.tasks.opened import opened
from synsml_cli.tasks.people import find, known_role
from synsml_cli.tasks.person_roles import folder_of_person, give_states

_OF_THE_TOOL = ("roles", "since")


@dataclasses.dataclass(frozen=True)
class Edited:
    """What was done to a record."""

    before: Person
    person: Person
    """As it is now."""
    findings: tuple[Finding, ...]
    """What the checks say of it that they did not say before."""
    after: Project
    diff: str
    """Empty if nothing changes."""


def edit_person(root: Path, id: str, assignments: Sequence[str], *, now: datetime, dry_run: bool = False) -> Edited:
    """Set fields of a record: `affiliation=MIT`; `url=` takes one out; `role.speaker=confirmed` gives a state.

    Raises Usage for what is no such assignment.
    """
    with opened(root) as draft:
        person = find(draft.before, id)
        fields: dict[str, str] = {}
        states: dict[str, str] = {}
        for text in assignments:
            field, equals, value = text.partition("=")
            field = field.strip()
            if not equals:
                raise Usage(f"{text!r} sets no field", remedy="write field=value, such as affiliation=MIT; field= takes it out")
            if field.startswith(("role.", "roles.")):
                states[_known_role(draft.before, field.partition(".")[2])] = _state(value.strip())
            else:
                fields[field] = value.strip()
        # In the order of a record, so that each new key finds the one that it stands behind.
        for field in sorted(fields, key=lambda name: ORDER.index(name) if name in ORDER else -1):
            draft.edit(person.file, *field_changes(draft, person, field, fields[field]))
        if states:
            give_states(draft, person, states, now=now)
        return _finish(draft, person, now=now, dry_run=dry_run)


def record_text(root: Path, id: str) -> tuple[Person, str]:
    """Return a person with the text of their record, for an editor."""
    with opened(root) as draft:
        person = find(draft.before, id)
        return person, draft.text(person.file)


def replace_record(root: Path, id: str, old: str, new: str, *, now: datetime, dry_run: bool = False) -> Edited:
    """Let a record hold another text; raises Refused for one with errors, CannotRun if it is not `old` any more."""
    with opened(root) as draft:
        person = find(draft.before, id)
        if draft.text(person.file) != old:
            raise CannotRun(f"{person.file} was changed meanwhile", remedy="nothing was written; edit it once more")
        draft.put(person.file, new)
        after = find(draft.checked(), person.id)
        target = f"{folder_of_person(draft.before.known, public=after.is_public)}/{person.id}.yaml"
        if target != person.file and after.is_public != person.is_public:
            draft.rename(person.file, target)
        return _finish(draft, person, now=now, dry_run=dry_run)


def _finish(draft: Draft, person: Person, *, now: datetime, dry_run: bool) -> Edited:
    diff = draft.diff()
    after = draft.checked()
    new = find(after, person.id)
    known = {(finding.code, finding.message) for finding in _findings(draft.root, draft.before, person.file, now)}
    found = tuple(f for f in _findings(draft.root, after, new.file, now) if (f.code, f.message) not in known)
    if diff and not dry_run:
        draft.write()
    return Edited(person, new, found, after, diff)


def _findings(root: Path, project: Project, file: str, now: datetime) -> tuple[Finding, ...]:
    found = run_checks(Context(project, survey(root, project), now), wanted=lambda code: code[0] in "PI")
    return tuple(finding for finding in found if finding.at.file == file)


def _known_role(project: Project, role: str) -> str:
    if not role:
        raise Usage("role. names no role", remedy="write role.speaker=confirmed")
    return known_role(project, role)


def _state(state: str) -> str:
    if state and state not in STATES:
        raise Usage(f"unknown state {state!r}", remedy=did_you_mean(state, STATES) or f"known: {', '.join(STATES)}")
    return state


def field_changes(draft: Draft, person: Person, field: str, value: str) -> list[Change]:
    """Return the changes of a record that set a field, or take it out where the value is empty; raises Usage."""
    if field in _OF_THE_TOOL:
        remedy = "write role.speaker=confirmed" if field == "roles" else "it is written with the state"
        raise Usage(f"{field!r} is no single value", remedy=remedy)
    if field not in ORDER:
        known = f"known: {', '.join(name for name in ORDER if name not in _OF_THE_TOOL)}"
        raise Usage(f"there is no field {field!r}", remedy=did_you_mean(field, ORDER) or known)
    if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        raise Usage(f"{field} is not text in UTF-8", remedy="type it in a terminal that uses UTF-8")
    path = (field,)
    there = draft.value(person.file, path) is not None
    if not value:
        if field == "last":
            raise Usage("a person needs a last name", remedy="a person with one name has only this")
        return [Remove(path)] if there else []
    before = ORDER[: ORDER.index(field)]
    behind = next((name for name in reversed(before) if draft.value(person.file, (name,)) is not None), "")
    return [Put(path, value, after=behind)]
