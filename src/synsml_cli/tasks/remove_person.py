"""Remove a person's record; nobody whom the programme names vanishes without a word."""

from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.model.findings import At
from synsml_cli.model.people import Person
from synsml_cli.model.programme import people_of
from synsml_cli.model.project import Project
from synsml_cli.model.workshop import FILE
from synsml_cli.store.git import tracked
from synsml_cli.tasks.opened import opened
from synsml_cli.tasks.people import find


@dataclass(frozen=True)
class RemovedPerson:
    """Who was removed, or would be."""

    person: Person
    project: Project
    """As it was before."""
    named: tuple[At, ...]
    """Where the programme names them."""
    in_git: bool
    """Whether git knows the file, so that it can be had back."""
    diff: str


def remove_person(root: Path, id: str, *, force: bool = False, dry_run: bool = False) -> RemovedPerson:
    """Delete a record; raises Refused while the programme names the person, unless `force`."""
    with opened(root, dry_run=dry_run) as draft:
        person = find(draft.before, id)
        named = tuple(At(FILE, path) for name, path in people_of(draft.before.known) if name == person.id)
        if named and not force and not dry_run:
            raise Refused(f"the programme names {person.id!r}", remedy="take them out there first, or add --force")
        draft.remove(person.file)
        removed = RemovedPerson(person, draft.before, named, bool(tracked(root, (root / person.file,))), draft.diff())
        if not dry_run:
            draft.write()
    return removed
