"""Give a person another id: the file's name, and everything that refers to it."""

from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.kinds import PERSON_ID
from synsml_cli.model.names import propose_id
from synsml_cli.model.people import Person
from synsml_cli.model.programme import people_of
from synsml_cli.model.workshop import FILE
from synsml_cli.store.changes import Put
from synsml_cli.tasks.opened import opened
from synsml_cli.tasks.people import find


@dataclass(frozen=True)
class Renamed:
    """What was done."""

    before: Person
    person: Person
    references: int
    """Places in the programme that name the new id now."""
    diff: str


def rename_person(root: Path, id: str, new: str, *, dry_run: bool = False) -> Renamed:
    """Rename a record; raises Usage for an id that is not possible, Refused for one that is taken."""
    with opened(root) as draft:
        person = find(draft.before, id)
        if not PERSON_ID.fullmatch(new):
            guess = propose_id(new)
            raise Usage(f"{new!r} is not an id", remedy=f"did you mean {guess!r}?" if guess else "write lower-case letters")
        for other in draft.before.people:
            if other.id == new:
                raise Refused(f"{new!r} is there already: {other.file}", remedy="nothing was changed; give another id")
        paths = [path for name, path in people_of(draft.before.known) if name == person.id]
        if paths:
            draft.edit(FILE, *(Put(path, new) for path in paths))
        draft.rename(person.file, f"{person.file.rpartition('/')[0]}/{new}.yaml")
        done = Renamed(person, find(draft.checked(), new), len(paths), draft.diff())
        if not dry_run:
            draft.write()
    return done
