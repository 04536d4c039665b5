"""Add a person: write a record to people/ if confirmed, to the private folder otherwise."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from synsml_cli.checks.context import Context
from synsml_cli.checks.run import run_checks
from synsml_cli.errors import Refused, Usage
from synsml_cli.model.people.names import propose_id
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import PEOPLE
from synsml_cli.model.records.person import PERSON_RECORD, Person, fields_in_order
from synsml_cli.model.records.roles import ROLES, STATES
from synsml_cli.model.schema.guess import choose
from synsml_cli.model.schema.kinds import PERSON_ID
from synsml_cli.model.source.findings import At, Finding, Refusal
from synsml_cli.model.source.nodes import places_of
from synsml_cli.model.source.positions import SourceText
from synsml_cli.model.survey import Survey
from synsml_cli.store.folders import site_folder
from synsml_cli.store.git import ignored
from synsml_cli.store.looking.survey import survey
from synsml_cli.store.yaml.emit import emit
from synsml_cli.store.yaml.reader import parse_yaml
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.people.known_people import KnownPeople
from synsml_cli.tasks.pictures.bring_picture import with_picture
from synsml_cli.tasks.pictures.picture_place import Owner, Spot, choose_place
from synsml_cli.tasks.pictures.prepare_picture import PreparedPicture
from synsml_cli.tasks.typed_text import check_typed


@dataclass(frozen=True)
class Added:
    """The result of `add_person`."""

    person: Person
    private: bool
    """Whether the record is in the private folder."""
    findings: tuple[Finding, ...]
    """Warnings and hints on the new record."""
    spot: Spot | None
    """Where the photo was written, or None."""
    ignored: bool
    """Whether git ignores the photo."""


def add_person(
    root: Path,
    *,
    values: Mapping[str, str],
    roles: Mapping[str, str],
    id: str = "",
    namesake: bool = False,
    photo: PreparedPicture | None = None,
    now: datetime,
) -> Added:
    """Write the record of a new person.

    `values` is field -> text, `roles` is role -> state; `namesake` allows a second person of the same name. `photo` is
    written first: to the site folder, or to the private folder while the person is not public. Raises Usage for an invalid
    value, Refused if the id or name already exists.
    """
    with opened(root) as draft:
        project = draft.before
        if project.findings:  # the unreadable file may hold the same person
            raise Refused("the workshop has errors", remedy="run `synsml check` and fix them first")
        given = {name: text.strip() for name, text in values.items()}
        for name, value in given.items():
            check_typed(f"--{name}", value)
        person = dataclasses.replace(Person(last=""), **given, roles=dict(roles), since=dict.fromkeys(roles, now))
        if not person.last:
            raise Usage("a person needs a name", remedy="give --last (and --first, if there is one)")
        _check_roles(project, roles)
        id = id or propose_id(person.name)
        if not PERSON_ID.fullmatch(id):
            said = f"{id!r} is not an id" if id else f"cannot derive an id from {person.name!r}"
            raise Usage(said, remedy="give --id with lower-case letters, digits and hyphens")
        _check_new(project, person, id, namesake=namesake)
        private = not person.is_public
        folder = project.known.private.folder if private else PEOPLE
        person = dataclasses.replace(person, id=id, file=f"{folder}/{id}.yaml")
        spot = None
        if photo:
            spot = choose_place(root, project, photo, Owner(At(person.file, ("photo",)), "photo", id, "", hidden=private))
            person = dataclasses.replace(person, photo=spot.path)
            if spot.state == "new":
                draft.pictures.bring(spot.name, photo.data, old=None)
        text = emit(fields_in_order(person), name=person.file, record=PERSON_RECORD)
        if isinstance(text, Refusal):
            raise Usage(text.message, remedy=text.remedy)
        looked = partial(with_picture, spot=spot, picture=photo, hidden=private) if spot and photo else None
        findings = _check_record(root, project, person, text, now, looked)
        draft.create(person.file, text)
        draft.write()
    passed_over = spot is not None and not private and ignored(site_folder(root, project.known) / spot.path)
    return Added(person, private, findings, spot, passed_over)


def _check_roles(project: Project, roles: Mapping[str, str]) -> None:
    known = (*ROLES, *project.known.roles)
    for role, state in roles.items():
        if role not in known:
            raise Usage(f"unknown role {role!r}", remedy=choose(role, known))
        if state not in STATES:
            raise Usage(f"unknown state {state!r}", remedy=choose(state, STATES))


def _check_new(project: Project, person: Person, id: str, *, namesake: bool) -> None:
    """Raise Refused for a second record of the same id, or of the same name unless `namesake`."""
    known = KnownPeople(project.people)
    if other := known.by_id.get(id):
        raise Refused(f"{id!r} already exists: {other.file}", remedy="edit that file, or give another --id")
    for other in () if namesake else known.named(person.name):
        remedy = "edit that file to add a role; for another person of this name, add --namesake and --id"
        raise Refused(f"{other.name} already exists: {other.file}", remedy=remedy)


def _check_record(
    root: Path, project: Project, person: Person, text: str, now: datetime, looked: Callable[[Survey], Survey] | None
) -> tuple[Finding, ...]:
    """Return findings on the new record alone; raises Usage for an error."""
    node = parse_yaml(person.file, text).root
    places = {(person.file, path): place for path, place in places_of(node).items()} if node else {}
    alone = dataclasses.replace(
        project, people=(person,), sources={person.file: SourceText(text)}, places={**project.places, **places}
    )
    seen = survey(root, alone)
    context = Context(alone, looked(seen) if looked else seen, now)
    found = [finding for finding in run_checks(context) if finding.at.file == person.file]
    for finding in found:
        if finding.severity == "error":
            raise Usage(finding.message, remedy=finding.remedy)
    return tuple(found)
