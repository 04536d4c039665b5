"""Rename a person: the file name and every reference to the id."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.people.names import propose_id
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_of
from synsml_cli.model.schema.kinds import PERSON_ID
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Put
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.base.taking_back import takes_back
from synsml_cli.tasks.people.find import find


@dataclass(frozen=True)
class Renamed:
    """The result of a renaming."""

    before: Person
    person: Person
    references: int
    """Number of updated references in the schedule."""
    can_undo: bool
    """Whether renaming back restores every byte."""
    diff: str


def rename_person(root: Path, id: str, new: str, *, dry_run: bool = False) -> Renamed:
    """Rename a record; raises Usage for an invalid id, Refused for one that exists."""
    with opened(root, dry_run=dry_run) as draft:
        person = find(draft.before, id)
        if not PERSON_ID.fullmatch(new):
            guess = propose_id(new)
            raise Usage(f"{new!r} is not an id", remedy=f"did you mean {guess!r}?" if guess else "write lower-case letters")
        for other in draft.before.people:
            if other.id == new:
                raise Refused(f"{new!r} already exists: {other.file}", remedy="nothing was changed; give another id")
        references = _rename(draft, person, new)
        after = draft.checked()
        renamed = find(after, new)
        back = partial(_rename, person=renamed, new=person.id)
        can_undo = takes_back(draft, after, FILE, person.file, renamed.file, by=back)
        done = Renamed(person, renamed, references, can_undo, draft.diff())
        if not dry_run:
            draft.write()
    return done


def _rename(draft: Draft, person: Person, new: str) -> int:
    """Plan the renaming, and return the number of references in the schedule."""
    paths = [path for name, path in people_of(draft.before.known) if name == person.id]
    draft.edit(FILE, *(Put(path, new) for path in paths))
    draft.rename(person.file, f"{person.file.rpartition('/')[0]}/{new}.yaml")
    return len(paths)
