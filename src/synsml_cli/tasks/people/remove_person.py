"""Remove a person's record, unless the schedule names them."""

from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_of
from synsml_cli.model.source.findings import At
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import folder_of
from synsml_cli.store.git import tracked
from synsml_cli.store.links import real_path
from synsml_cli.store.pictures.source import MAX_PICTURE_BYTES
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.people.find import find
from synsml_cli.tasks.pictures.picture_moves import own_photos


@dataclass(frozen=True)
class RemovedPerson:
    """The result of a removal, also of a planned one."""

    person: Person
    project: Project
    """The project before the removal."""
    named: tuple[At, ...]
    """Places in the schedule that name the person."""
    in_git: bool
    """Whether git tracks the record, so that it can be restored."""
    photos: tuple[str, ...]
    """The photos that nobody else uses, in the site and the private folder, as messages name them."""
    photos_in_git: bool
    """Whether git tracks all of these files."""
    diff: str


def remove_person(
    root: Path, id: str, *, force: bool = False, remove_photo: bool = False, dry_run: bool = False
) -> RemovedPerson:
    """Delete a record, and with `remove_photo` the photo; raises Refused if the schedule names the person, unless `force`."""
    with opened(root, dry_run=dry_run) as draft:
        person = find(draft.before, id)
        named = tuple(At(FILE, path) for name, path in people_of(draft.before.known) if name == person.id)
        if named and not force and not dry_run:
            raise Refused(f"the schedule names {person.id!r}", remedy="remove them from the schedule first, or add --force")
        draft.remove(person.file)
        photos = own_photos(root, draft.before, person)
        for name, file in photos.items() if remove_photo else ():
            within = folder_of(root, draft.before.known, name)
            # Photos first: while the record exists, an interrupted command can be repeated.
            draft.pictures.drop(name, read_bytes(file, name=name, within=within, limit=MAX_PICTURE_BYTES), first=True)
        removed = RemovedPerson(
            person=person,
            project=draft.before,
            named=named,
            in_git=bool(tracked(root, (root / person.file,))),
            photos=tuple(photos),
            photos_in_git=all(tracked(file.parent, (real_path(file),)) for file in photos.values()),
            diff=draft.diff(),
        )
        if not dry_run:
            draft.write()
    return removed
