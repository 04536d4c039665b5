"""Reads `people/` and the private folder: one person a file, the file's stem is the id."""

import dataclasses
from pathlib import Path

from synsml_cli.errors import CannotRun
from synsml_cli.model.findings import At, Finding
from synsml_cli.model.guess import did_you_mean
from synsml_cli.model.names import propose_id, sort_key
from synsml_cli.model.people import PERSON, Person
from synsml_cli.model.roles import ROLES
from synsml_cli.model.schema import PERSON_ID
from synsml_cli.model.workshop import Workshop
from synsml_cli.store.folders import private_folder
from synsml_cli.store.loader import Loader

FOLDER = "people"


def load_people(loader: Loader, workshop: Workshop) -> tuple[Person, ...]:
    """Return everybody in page order."""
    people: dict[str, Person] = {}
    folders = ((FOLDER, loader.root / FOLDER, loader.root),)
    private = private_folder(loader.root, workshop)
    for name, folder, within in (*folders, (workshop.private.folder, private, private)):
        for path in _files(folder, name):
            person = _person(loader, path, name=f"{name}/{path.name}", within=within, workshop=workshop)
            if person and (other := people.get(person.id)):
                _fault(loader, person.file, f"id {person.id!r} is taken by {other.file}", "remove one of the files")
            elif person:
                people[person.id] = person
    return tuple(sorted(people.values(), key=sort_key))


def _files(folder: Path, name: str) -> list[Path]:
    """Return the files that look like records; editors' backups and hidden files do not."""
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotRun(f"cannot read the folder {name}: {error.strerror}") from error
    return [path for path in entries if path.suffix in (".yaml", ".yml") and not path.name.startswith((".", "#"))]


def _person(loader: Loader, path: Path, *, name: str, within: Path, workshop: Workshop) -> Person | None:
    person = loader.record(path, name=name, within=within, record=PERSON)
    # `Path.stem` would do for names with one dot; "a.b.yaml" has to stay "a.b" to be refused.
    stem = path.name.removesuffix(path.suffix)
    if path.suffix == ".yml" or not PERSON_ID.fullmatch(stem):
        proposal = propose_id(stem) or "first-last"
        _fault(loader, name, f"{path.name!r} is not the name of a record", f"name it '{proposal}.yaml'")
    assert person is None or isinstance(person, Person)
    if person is None:
        return None
    for role in person.roles:
        known = (*ROLES, *workshop.roles)
        if role not in known:
            remedy = did_you_mean(role, known) or f"write one of {', '.join(known)}, or declare it under 'roles:'"
            at = At(name, ("roles", role), on_key=True)
            loader.findings.append(Finding("R110", "error", at, f"unknown role {role!r}", remedy))
    return dataclasses.replace(person, id=stem, file=name)


def _fault(loader: Loader, file: str, message: str, remedy: str) -> None:
    loader.findings.append(Finding("R113", "error", At(file, start=0, end=0), message, remedy))
