"""Move photos with their people: private folder until they are public, site folder afterwards.

The path below both folders is the same, so `photo:` in the record is correct before and after, even if a command is
interrupted.
"""

import dataclasses
from pathlib import Path

from synsml_cli.model.pictures.named import is_placeholder, pictures
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.kinds import is_inner
from synsml_cli.model.survey import Seen, Survey
from synsml_cli.store.folders import lacks_site, private_folder, site_folder
from synsml_cli.store.links import real_path
from synsml_cli.store.looking.picture_file import inspect_picture
from synsml_cli.store.looking.survey import survey
from synsml_cli.store.writing.draft import Draft


def publish_photo(draft: Draft, file: str) -> bool:
    """Plan the move of a photo from the private folder to the site; return whether there is one.

    Does nothing if the site is not checked out.
    """
    workshop = draft.before.known
    path = str(draft.value(file, ("photo",)) or "")
    if not is_inner(path) or lacks_site(draft.root, workshop):
        return False
    there = _is_own_file(private_folder(draft.root, workshop), path)
    if there:
        draft.pictures.move(workshop.private.name_of(path), workshop.site.name_of(path), first=True)
    return there


def public_photo(root: Path, project: Project, person: Person) -> str:
    """Return the path of a photo below the site folder; empty if it is missing or shared."""
    name = project.known.site.name_of(person.photo)
    return person.photo if name in own_photos(root, project, person) else ""


def own_photos(root: Path, project: Project, person: Person) -> dict[str, Path]:
    """Return name -> file of the photos that only this person uses, in site and private folder."""
    path, workshop = person.photo, project.known
    shared = any(item.path.casefold() == path.casefold() and item.at.file != person.file for item in pictures(project))
    if not path or shared or is_placeholder(path, name=person.name):
        return {}
    site, private = site_folder(root, workshop), private_folder(root, workshop)
    places = ((workshop.site.name_of(path), site), (workshop.private.name_of(path), private))
    return {name: folder / path for name, folder in places if _is_own_file(folder, path)}


def hide_photo(draft: Draft, person: Person) -> bool:
    """Plan the move of a person's photo from the site to the private folder; return whether there is one."""
    path = public_photo(draft.root, draft.before, person)
    if path:
        workshop = draft.before.known
        draft.pictures.move(workshop.site.name_of(path), workshop.private.name_of(path), first=False)
    return bool(path)


def photo_comes_back(draft: Draft, before: Person, after: Person) -> bool:
    """Return whether undoing a change of state also restores the place of the photo.

    A state moves a photo only if the person becomes public or stops being public; a deleted copy is not restored.
    """
    site, pictures = draft.before.known.site.name_of(before.photo), draft.pictures
    private = draft.before.known.private.name_of(before.photo)
    if {site, private} & set(pictures.dropped):
        return False
    return before.is_public != after.is_public or not {site, private} & set(pictures.moved)


def survey_after(draft: Draft, after: Project) -> Survey:
    """Return the survey as if the pictures of a draft had moved."""
    seen = survey(draft.root, after)
    site, private = dict(seen.pictures), dict(seen.private_pictures)
    for path in {item.path for item in pictures(after)}:
        for name, found in ((after.known.site.name_of(path), site), (after.known.private.name_of(path), private)):
            if old := draft.pictures.moved.get(name):
                found[path] = Seen(folder=True, exact=True, file=inspect_picture(draft.root / old))
    return dataclasses.replace(seen, pictures=site, private_pictures=private)


def _is_own_file(folder: Path, path: str) -> bool:
    """Return whether a path in a folder is a regular file and not behind a link."""
    file = folder / path
    return file.is_file() and not file.is_symlink() and real_path(file) == real_path(folder) / path
