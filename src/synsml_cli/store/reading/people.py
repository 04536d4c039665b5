"""Read `people/` and the private folder: one person a file, whose stem is the id."""

import dataclasses
from pathlib import Path

from synsml_cli.model.people.names import propose_id, sort_key
from synsml_cli.model.records.file_names import PEOPLE
from synsml_cli.model.records.person import PERSON_RECORD, Person
from synsml_cli.model.records.roles import ROLES
from synsml_cli.model.records.site import Private
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.schema.kinds import RECORD_STEM
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.store.files import folder_entries
from synsml_cli.store.folders import site_folder
from synsml_cli.store.links import real_path
from synsml_cli.store.reading.loader import Loader


def load_people(loader: Loader, workshop: Workshop | None) -> tuple[Person, ...]:
    """Return all people in page order; without a valid workshop, from the default folders and with any roles."""
    people: dict[str, Person] = {}
    for name, folder, within in _folders(loader, workshop):
        files = _planned(loader, _files(folder, name), folder, name)
        names = {path.name for path in files}
        for path in files:
            person = _person(loader, path, name=f"{name}/{path.name}", within=within, workshop=workshop, beside=names)
            if person and (other := people.get(person.id)):
                related = ((At(other.file, start=0, end=0), "the other one"),)
                message = f"duplicate id {person.id!r}: {other.file} has it, too"
                remedy = "rename this file, or delete it if both are the same person"
                loader.findings.append(Finding("R113", "error", At(person.file, start=0, end=0), message, remedy, related))
            elif person:
                people[person.id] = person
    return tuple(sorted(people.values(), key=sort_key))


def _folders(loader: Loader, workshop: Workshop | None) -> tuple[tuple[str, Path, Path], ...]:
    """Return (name, folder, folder that links must not leave) of the public and the private records."""
    public = (PEOPLE, loader.root / PEOPLE, loader.root)
    name = workshop.private.folder if workshop else Private().folder
    folder = loader.root / name
    if what := _taken(folder, loader.root, workshop):
        at = At(FILE, ("private", "folder"))
        remedy = "write another folder, such as private"
        loader.findings.append(Finding("R112", "error", at, f"folder: {name!r} is {what}", remedy))
        return (public,)
    return public, (name, folder, folder)


def _taken(folder: Path, root: Path, workshop: Workshop | None) -> str:
    """Return what else a folder is used for, if private records must not be kept there; otherwise ""."""
    real, home = real_path(folder), real_path(root)
    if home.is_relative_to(real):
        return "the workshop folder" if home == real else "a parent of the workshop folder"
    if real == real_path(root / PEOPLE):
        return "the folder of public records"
    if workshop and real == real_path(site_folder(root, workshop)):
        return "the site folder"
    return ""


def _files(folder: Path, name: str) -> list[Path]:
    """Return the files that look like records, without backups of editors and hidden files."""
    paths = folder_entries(folder, name=name, remedy="replace it with a folder of records, one file per person")
    return [path for path in paths if path.suffix in (".yaml", ".yml") and not path.name.startswith((".", "#"))]


def _planned(loader: Loader, files: list[Path], folder: Path, name: str) -> list[Path]:
    """Return the files as planned: without deleted ones, with new ones."""
    planned = {
        folder / file.removeprefix(f"{name}/"): text for file, text in loader.texts.items() if file.startswith(f"{name}/")
    }
    kept = [path for path in files if planned.get(path, "") is not None]
    return sorted({*kept, *(path for path, text in planned.items() if text is not None)}) if planned else kept


def _person(
    loader: Loader, path: Path, *, name: str, within: Path, workshop: Workshop | None, beside: set[str]
) -> Person | None:
    person = loader.record(path, name=name, within=within, record=PERSON_RECORD)
    # Not `Path.stem`: "a.b.yaml" must give "a.b", which is then refused.
    stem = path.name.removesuffix(path.suffix)
    if path.suffix == ".yml" or not RECORD_STEM.fullmatch(stem):
        proposal = f"{propose_id(stem) or 'first-last'}.yaml"
        taken = proposal in beside
        remedy = f"{proposal!r} already exists: remove one of the two" if taken else f"rename it to {proposal!r}"
        at = At(name, start=0, end=0)
        loader.findings.append(Finding("R113", "error", at, f"invalid file name {path.name!r}", remedy))
        if taken:
            return None
    assert person is None or isinstance(person, Person)
    if person is None:
        return None
    for role in person.roles if workshop else ():
        roles = (*ROLES, *(workshop.roles if workshop else ()))
        if role not in roles:
            remedy = did_you_mean(role, roles) or f"write one of {', '.join(roles)}, or add it under 'roles:' in {FILE}"
            at = At(name, ("roles", role), on_key=True)
            loader.findings.append(Finding("R110", "error", at, f"unknown role {role!r}", remedy))
    return dataclasses.replace(person, id=stem, file=name)
