"""Plan an import: new people, changes, notes, and what needs consent; writes nothing."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from synsml_cli.model.importing.mapping import ImportKey
from synsml_cli.model.people.names import propose_id
from synsml_cli.model.people.split_name import split_name
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import PEOPLE
from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.kinds import PERSON_ID
from synsml_cli.tasks.importing.merge import RoleSource, joined, whole_name, with_roles
from synsml_cli.tasks.importing.source import Source
from synsml_cli.tasks.importing.values import Incoming, RecordNote, incoming
from synsml_cli.tasks.people.find import known_roles
from synsml_cli.tasks.people.known_people import KnownPeople, spelled_alike

_DEFAULT_STATE = "invited"
_MAX_ID = 100
"""Longest id in characters; file systems limit names, and no name is longer."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What to import."""

    source: Source
    keys: tuple[ImportKey, ...]
    """The fields of the keys or columns of the file."""
    role: str = ""
    """Role of people for whom the file has none."""
    status: str = ""
    """State where the file has none; empty: invited, and existing states stay."""
    split: bool = False
    """Whether the user agreed to the rule that splits whole names."""
    update: bool = False
    """Whether existing records change to match the file."""


class Difference(NamedTuple):
    """A field whose value in the file differs from the record."""

    field: str
    """`role.speaker` for a state, `folder` for a record in the wrong folder."""
    old: str
    """The value of the record, or empty."""
    new: str


class Changed(NamedTuple):
    """An existing person whose record differs from the file."""

    person: Person
    line: int
    differences: tuple[Difference, ...]

    @property
    def sign(self) -> tuple[str, tuple[Difference, ...]]:
        """The change that the user agrees to."""
        return self.person.id, self.differences


class Unsplit(NamedTuple):
    """A whole name, and the parts by the rule."""

    line: int
    name: str
    first: str
    last: str


@dataclass(frozen=True)
class Plan:
    """The effect of an import."""

    new: tuple[Person, ...]
    changed: tuple[Changed, ...]
    same: int
    """Number of existing people without differences."""
    unsplit: tuple[Unsplit, ...]
    """Names that were not split for lack of consent; these people are not in `new`."""
    roleless: tuple[RecordNote, ...]
    """New people without a role."""
    notes: tuple[RecordNote, ...]
    roles: tuple[tuple[RoleSource, int], ...]
    """(source of a role, number of people)."""

    @property
    def is_incomplete(self) -> bool:
        """Whether a person in the file is not imported."""
        return bool(self.unsplit) or any(note.is_loss for note in self.notes)


def plan_import(project: Project, request: Request, *, now: datetime) -> Plan:
    """Return the effect of an import into a workshop."""
    notes = [RecordNote(line, "", said.message, said.remedy, is_loss=True) for line, said in request.source.faults]
    notes += [RecordNote(line, "", said.message, said.remedy) for line, said in request.source.remarks]
    roles = known_roles(project)
    keys = {key.name: key for key in request.keys}
    told: Counter[RoleSource] = Counter()
    markup = not request.source.is_table
    found = (incoming(record, keys, roles=roles, markup=markup, notes=notes) for record in request.source.records)
    everybody = with_roles((person for person in found if person), role=request.role, known=roles, told=told)
    planner = _Planner(project, request, notes, now)
    for person in joined(everybody, later_counts=request.source.later_counts, notes=notes):
        planner.take(person)
    return Plan(
        new=tuple(planner.new.values()),
        changed=tuple(planner.changed),
        same=planner.same,
        unsplit=tuple(planner.unsplit),
        roleless=tuple(planner.roleless),
        notes=tuple(sorted(notes, key=lambda note: note.line)),
        roles=tuple(told.items()),
    )


class _Planner:
    """Plans one person at a time."""

    def __init__(self, project: Project, request: Request, notes: list[RecordNote], now: datetime) -> None:
        self.request = request
        self.private = project.known.private.folder
        self.known = KnownPeople(project.people)
        self.notes = notes
        self.now = now
        self.new: dict[str, Person] = {}
        self.changed: list[Changed] = []
        self.same = 0
        self.unsplit: list[Unsplit] = []
        self.roleless: list[RecordNote] = []

    def take(self, incoming: Incoming) -> None:
        """Compare a person with existing ones, or plan a new record."""
        other = self._there(incoming)
        if isinstance(other, RecordNote):
            self.notes.append(other)
        elif other is None:
            self._add(incoming)
        elif differences := tuple(self._differences(other, incoming)):
            self.changed.append(Changed(other, incoming.line, differences))
        else:
            self.same += 1

    def _there(self, incoming: Incoming) -> Person | RecordNote | None:
        """Return the existing person, None for a new one, or a note if it is uncertain."""

        def doubt(said: str, remedy: str) -> RecordNote:
            return RecordNote(incoming.line, incoming.name, f"not imported: {said}", remedy, is_loss=True)

        names = (incoming.name, whole_name(incoming))
        by_id = self.known.by_id.get(incoming.values.get("id", ""))
        if by_id:
            # With an id, the file may correct the name.
            if incoming.parts or any(spelled_alike(by_id.name, name) for name in names):
                return by_id
            return doubt(f"id {by_id.id!r} belongs to {by_id.name}, {by_id.file}", "use another id, or the same name")
        shared = self.known.with_sign(orcid=incoming.values.get("orcid", ""), email=incoming.values.get("email", ""))
        for name in names:
            found = self.known.named(name)
            alike = [person for person in found if spelled_alike(person.name, name)]
            if shared and shared[1] in alike:
                return shared[1]
            if len(alike) == 1:
                return alike[0]
            if found:
                remedy = "for another person: `synsml people add --namesake --id ...`; otherwise spell the name the same"
                return doubt(f"may be {' or '.join(f'{person.name}, {person.file}' for person in alike or found)}", remedy)
        if shared:
            word = "ORCID iD" if shared[0] == "orcid" else "e-mail address"
            return doubt(
                f"same {word} as {shared[1].name}, {shared[1].file}", f"spell the name the same, or correct the {word}"
            )
        return None

    def _add(self, incoming: Incoming) -> None:
        def lost(said: str, remedy: str) -> None:
            self.notes.append(RecordNote(incoming.line, incoming.name, f"not imported: {said}", remedy, is_loss=True))

        parts = incoming.parts or split_name(incoming.written)
        id = incoming.values.get("id", "")
        id = id if PERSON_ID.fullmatch(id) else propose_id(whole_name(incoming))
        if parts is None:
            lost("the rule cannot split the name", "use columns for first and last name, or `synsml people add`")
        elif not PERSON_ID.fullmatch(id) or len(id) > _MAX_ID:
            lost("cannot derive an id from the name", "`synsml people add --id ...`")
        elif id in self.known.by_id or id in self.new:
            other = self.known.by_id.get(id) or self.new[id]
            lost(f"id {id!r} belongs to {other.name}", "`synsml people add` with another --id")
        else:
            if not incoming.roles:
                self.roleless.append(RecordNote(incoming.line, incoming.name, "has no role"))
            if not incoming.parts and parts[0] and not self.request.split:
                self.unsplit.append(Unsplit(incoming.line, incoming.name, *parts))
            elif incoming.roles:
                self.new[id] = self._person(incoming, id, parts)

    def _person(self, incoming: Incoming, id: str, parts: tuple[str, str]) -> Person:
        roles = {role: state or self.request.status or _DEFAULT_STATE for role, state in incoming.roles.items()}
        values = {field: value for field, value in incoming.values.items() if field != "id"}
        first, last = parts
        person = Person(last=last, first=first, **values, roles=roles, since=dict.fromkeys(roles, self.now), id=id)
        return dataclasses.replace(person, file=f"{PEOPLE if person.is_public else self.private}/{id}.yaml")

    def _differences(self, person: Person, incoming: Incoming) -> Iterator[Difference]:
        first, last = incoming.parts or (person.first, person.last)
        told = {"first": first, "last": last, **incoming.values}
        for field, new in told.items():
            # Ignore white space: a block of YAML ends with a line end.
            if field != "id" and new.split() != (old := getattr(person, field)).split():
                yield Difference(field, old, new)
        states = dict(person.roles)
        for role, state in incoming.roles.items():
            states[role] = state or self.request.status or states.get(role, "") or _DEFAULT_STATE
            if states[role] != (old := person.roles.get(role, "")):
                yield Difference(f"role.{role}", old, states[role])
        # An interrupted command may have left the record in the private folder.
        if states == person.roles and person.is_public and not person.file.startswith(f"{PEOPLE}/"):
            yield Difference("folder", self.private, PEOPLE)
