"""Add a photo to a person, from any file."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from synsml_cli.errors import CannotRun
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.kinds import is_inner
from synsml_cli.model.source.findings import At
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import site_folder
from synsml_cli.store.git import tracked
from synsml_cli.store.links import is_inside, real_path
from synsml_cli.store.looking.survey import other_spelling
from synsml_cli.store.pictures.source import MAX_PICTURE_BYTES, similar_file
from synsml_cli.store.reading.load import load
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.people.edit_person import field_changes
from synsml_cli.tasks.people.find import find
from synsml_cli.tasks.pictures.bring_picture import Brought, bring
from synsml_cli.tasks.pictures.picture_moves import public_photo
from synsml_cli.tasks.pictures.picture_place import Owner, Spot, choose_place
from synsml_cli.tasks.pictures.prepare_picture import PreparedPicture, prepare_picture


class Photographed(NamedTuple):
    """The result of adding a photo."""

    person: Person
    brought: Brought


def set_photo(
    root: Path,
    id: str,
    picture: PreparedPicture,
    *,
    folder: str = "",
    replace: bool = False,
    now: datetime,
    dry_run: bool = False,
) -> Photographed:
    """Write a photo of a person: to the site folder, or to the private folder until they confirm.

    Raises Refused if it would replace another photo of the person, unless `replace`.
    """
    with opened(root, dry_run=dry_run) as draft:
        person = find(draft.before, id)
        hidden = bool(person.roles) and not person.is_public
        owner = Owner(At(person.file, ("photo",)), "photo", person.id, person.photo, hidden=hidden)
        spot = choose_place(root, draft.before, picture, owner, folder=folder)
        if hidden:
            spot = _leaving(root, draft.before, person, spot, picture)
        changes = field_changes(draft, person, "photo", spot.path) if spot.path != person.photo else []
        done = bring(draft, picture, spot, owner, changes, replace=replace, now=now, dry_run=dry_run)
        return Photographed(find(done.project, person.id), done)


def _leaving(root: Path, project: Project, person: Person, spot: Spot, picture: PreparedPicture) -> Spot:
    """Return the spot with the photo of an unpublished person that has to leave the site folder."""
    path = public_photo(root, project, person)
    if not path:
        return spot
    site, name = site_folder(root, project.known), project.known.site.name_of(path)
    data = read_bytes(site / path, name=name, within=site, limit=MAX_PICTURE_BYTES)
    if data == picture.data:
        return spot._replace(leaves=(name, data))
    return spot._replace(leaves=(name, data), lost=name, in_git=bool(tracked(site, (real_path(site / path),))))


def given_photo(root: Path, text: str, *, path: Path) -> tuple[str, PreparedPicture | None]:
    """Return the path of a picture in the site folder, or a picture to write there, for `--photo TEXT`.

    `path` is TEXT relative to the working directory. Raises CannotRun if there is no such file.
    """
    project = load(root, people=False, pages=False)
    if project.workshop is None:
        return text, None  # opening the workshop reports what is wrong
    site = site_folder(root, project.workshop)
    if is_inner(text) and (site / text).is_file():
        return text, None
    if path.is_file() and is_inside(path, site):
        return real_path(path).relative_to(real_path(site)).as_posix(), None
    if not path.exists() and is_inner(text):
        spelling = other_spelling(site, text)
        remedy = f"did you mean {spelling!r}?" if spelling else similar_file(path)
        said = f"picture {text!r} not found, neither here nor in {project.workshop.site.folder!r}"
        raise CannotRun(said, remedy=remedy or "leave it out; `synsml people photo ID FILE` adds it later")
    return "", prepare_picture(path, name=text)
