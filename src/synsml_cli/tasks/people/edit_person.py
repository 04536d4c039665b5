"""Edit a person's record: single fields, or the whole text from an editor."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import in_families
from synsml_cli.checks.run import run_checks
from synsml_cli.errors import CannotRun, Refused, Usage
from synsml_cli.model.dates.instants import written_instant
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import ORDER, Person
from synsml_cli.model.records.roles import STATES
from synsml_cli.model.schema.guess import choose
from synsml_cli.model.source.findings import At, Finding, new_findings
from synsml_cli.model.survey import Survey
from synsml_cli.store.looking.survey import survey
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Change, Put, Remove
from synsml_cli.store.yaml.scalars import Plain
from synsml_cli.tasks.base.choices import known_word
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.people.find import find, known_role
from synsml_cli.tasks.people.person_roles import give_states, key_before, move_record, note_since
from synsml_cli.tasks.people.person_state import named_in_programme
from synsml_cli.tasks.pictures.picture_moves import survey_after
from synsml_cli.tasks.typed_text import check_typed

_OF_THE_TOOL = ("roles", "since")


@dataclasses.dataclass(frozen=True)
class Edited:
    """The result of an edit."""

    before: Person
    person: Person
    """After the edit."""
    findings: tuple[Finding, ...]
    """New findings on the record."""
    named: tuple[At, ...]
    """Places in the schedule that name the person although their new state forbids it."""
    after: Project
    diff: str
    """Empty if nothing changes."""


class Faulty(Refused):
    """The text of a record has errors."""

    def __init__(self, project: Project, faults: Sequence[Finding]) -> None:
        self.faults = tuple((f"line {project.span(fault.at).line}: {fault.message}", fault.remedy) for fault in faults)
        """(message with line, fix) of each error."""
        super().__init__(self.faults[0][0], remedy=self.faults[0][1])


def edit_person(root: Path, id: str, assignments: Sequence[str], *, now: datetime, dry_run: bool = False) -> Edited:
    """Set fields of a record: `affiliation=MIT`; `url=` removes one; `role.speaker=confirmed` sets a state.

    Raises Usage for a text that is not an assignment, or that causes a new error of the checks.
    """
    with opened(root, dry_run=dry_run) as draft:
        person = find(draft.before, id)
        fields: dict[str, str] = {}
        states: dict[str, str] = {}
        for text in assignments:
            field, equals, value = text.partition("=")
            field = field.strip()
            if not equals:
                raise Usage(
                    f"{text!r} is not FIELD=VALUE", remedy="write field=value, such as affiliation=MIT; field= removes it"
                )
            if field.startswith(("role.", "roles.")):
                states[_known_role(draft.before, field.partition(".")[2])] = known_word("unknown state", value.strip(), STATES)
            else:
                fields[field] = value.strip()
        # In record order, so that the key before each new key exists.
        for field in sorted(fields, key=lambda name: ORDER.index(name) if name in ORDER else -1):
            draft.edit(person.file, *field_changes(draft, person, field, fields[field]))
        if states:
            give_states(draft, person, states, now=now)
        done = _looked_at(draft, person, draft.checked(), now=now)
        for finding in _errors(done):
            raise Usage(finding.message, remedy=finding.remedy)
        return _written(draft, done, dry_run=dry_run)


def record_text(root: Path, id: str) -> tuple[Person, str]:
    """Return a person and the text of their record."""
    with opened(root, dry_run=True) as draft:
        person = find(draft.before, id)
        return person, draft.text(person.file)


def replace_record(root: Path, id: str, old: str, new: str, *, now: datetime, dry_run: bool = False) -> Edited:
    """Replace the text of a record; a changed state gets the current instant unless the text dates it.

    Raises Faulty for new errors in the text, CannotRun if the record is no longer `old`.
    """
    with opened(root, dry_run=dry_run) as draft:
        person = find(draft.before, id)
        if draft.text(person.file) != old:
            raise CannotRun(f"{person.file} was changed meanwhile", remedy="nothing was written; edit it again")
        draft.put(person.file, new)
        project = draft.after()
        if faults := draft.new_errors(project):
            raise Faulty(project, faults)
        after = find(project, person.id)
        note_since(draft, person.file, _stamps(person, after, now))
        if after.is_public != person.is_public:
            move_record(draft, person, public=after.is_public)
        done = _looked_at(draft, person, draft.checked(), now=now)
        if errors := _errors(done):
            raise Faulty(done.after, errors)
        return _written(draft, done, dry_run=dry_run)


def _stamps(before: Person, after: Person, now: datetime) -> dict[str, str]:
    """Return role -> instant for states that were changed in the text but not dated there."""
    stamps: dict[str, str] = {}
    for role in (*before.roles, *after.roles):
        changed = before.roles.get(role) != after.roles.get(role)
        if changed and before.since.get(role) == after.since.get(role):
            stamps[role] = Plain(written_instant(now)) if role in after.roles else ""
    return stamps


def _looked_at(draft: Draft, person: Person, after: Project, *, now: datetime) -> Edited:
    new = find(after, person.id)
    known = _findings(draft.before, survey(draft.root, draft.before), person.file, now)
    found = new_findings(known, _findings(after, survey_after(draft, after), new.file, now))
    named = named_in_programme(after, new) if new.roles != person.roles else ()
    return Edited(person, new, found, named, after, draft.diff())


def _written(draft: Draft, done: Edited, *, dry_run: bool) -> Edited:
    if (done.diff or draft.pictures) and not dry_run:
        draft.write()
    return done


def _errors(done: Edited) -> tuple[Finding, ...]:
    return tuple(finding for finding in done.findings if finding.severity == "error")


def _findings(project: Project, seen: Survey, file: str, now: datetime) -> tuple[Finding, ...]:
    found = run_checks(Context(project, seen, now), in_families("people", "pictures"))
    return tuple(finding for finding in found if finding.at.file == file)


def _known_role(project: Project, role: str) -> str:
    if not role:
        raise Usage("missing role after 'role.'", remedy="write role.speaker=confirmed")
    return known_role(project, role)


def field_changes(draft: Draft, person: Person, field: str, value: str) -> list[Change]:
    """Return the changes that set a field, or remove it if the value is empty; raises Usage for an invalid field."""
    if field in _OF_THE_TOOL:
        remedy = "write role.speaker=confirmed" if field == "roles" else "change the state: `synsml people confirm`"
        raise Usage(f"{field!r} is not a single value", remedy=remedy)
    if field not in ORDER:
        raise Usage(f"unknown field {field!r}", remedy=choose(field, (name for name in ORDER if name not in _OF_THE_TOOL)))
    check_typed(field, value)
    path = (field,)
    there = draft.value(person.file, path) is not None
    if not value:
        if field == "last":
            raise Usage("a person needs a last name", remedy="write last=NAME; a person with one name has only `last`")
        return [Remove(path)] if there else []
    return [Put(path, value, after=key_before(draft, person.file, field))]
