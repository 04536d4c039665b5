"""Import people from a form or the file of another site: one draft for all, checked as a whole."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import in_families
from synsml_cli.checks.run import run_checks
from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import ORDER, PERSON_RECORD, fields_in_order
from synsml_cli.model.source.findings import Finding, Refusal
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.emit import emit
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.importing.plan import Changed, Plan, Request, plan_import
from synsml_cli.tasks.people.edit_person import field_changes
from synsml_cli.tasks.people.person_roles import give_states, move_record
from synsml_cli.tasks.pictures.picture_moves import survey_after


@dataclass(frozen=True)
class Imported:
    """The result of an import, also of a planned one."""

    plan: Plan
    findings: tuple[Finding, ...]
    """Findings on the written records."""
    diff: str
    """Empty if nothing changes."""
    project: Project
    """After the import."""


def import_people(
    root: Path,
    request: Request,
    *,
    now: datetime,
    agreed: tuple[Changed, ...] = (),
    dry_run: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Write the records of a request, all or none; existing records change only as `agreed`.

    Raises CannotRun if records have changed meanwhile, Refused if the workshop has errors.
    """
    with opened(root, dry_run=dry_run) as draft:
        if draft.before.findings:  # the unreadable file may hold the same person
            raise Refused("the workshop has errors", remedy="run `synsml check` and fix them first")
        plan = plan_import(draft.before, request, now=now)
        changed = plan.changed if request.update else ()
        if [one.sign for one in changed] != [one.sign for one in agreed]:
            raise CannotRun("the records were changed meanwhile", remedy="nothing was written; run the command again")
        for person in plan.new:
            text = emit(fields_in_order(person), name=person.file, record=PERSON_RECORD)
            if isinstance(text, Refusal):
                raise Refused(f"{person.name}: {text.message}", remedy=text.remedy)
            draft.create(person.file, text)
        for one in changed:
            _change(draft, one, now=now)
        after = draft.checked()
        ids = {one.id for one in plan.new} | {one.person.id for one in changed}
        written = {person.file for person in after.people if person.id in ids}
        found = (
            run_checks(Context(after, survey_after(draft, after), now), in_families("people", "pictures")) if written else ()
        )
        done = Imported(plan, tuple(f for f in found if f.at.file in written), draft.diff() if dry_run else "", after)
        if not dry_run:
            draft.write(progress=progress)
    return done


def _change(draft: Draft, changed: Changed, *, now: datetime) -> None:
    fields = {one.field: one.new for one in changed.differences if one.field in ORDER}
    states = {one.field.removeprefix("role."): one.new for one in changed.differences if one.field.startswith("role.")}
    # In record order, so that the key before each new key exists.
    for field in sorted(fields, key=ORDER.index):
        draft.edit(changed.person.file, *field_changes(draft, changed.person, field, fields[field]))
    if states:
        give_states(draft, changed.person, states, now=now)
    elif any(one.field == "folder" for one in changed.differences):
        move_record(draft, changed.person, public=True)
