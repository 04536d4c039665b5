"""Change the state of people: invited, tentative, confirmed, declined, withdrawn; the record moves to where it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.findings import At
from synsml_cli.model.instants import written_instant
from synsml_cli.model.people import Person
from synsml_cli.model.programme import people_of
from synsml_cli.model.project import Project
from synsml_cli.model.workshop import FILE, Workshop
from synsml_cli.store.changes import Change, Put
from synsml_cli.store.draft import Draft
from synsml_cli.store.folders import PEOPLE
from synsml_cli.store.scalars import Plain
from synsml_cli.tasks.opened import opened
from synsml_cli.tasks.people import find, known_role

_OPEN = ("invited", "tentative")
_MAY_BEGIN = ("invited", "tentative", "confirmed")
"""States that somebody can get in a role that they did not have."""


@dataclass(frozen=True)
class StateChange:
    """What happened to one person."""

    person: Person
    """As the record is now."""
    role: str
    before: str
    """The state before; empty for a role that is new."""
    moved_from: str
    """The file before, if it was moved."""
    named: tuple[At, ...]
    """Where the programme names somebody who is not confirmed now."""


@dataclass(frozen=True)
class StateChanges:
    """What happened to all of them."""

    changes: tuple[StateChange, ...]
    after: Project
    diff: str


def set_state(
    root: Path, ids: Sequence[str], state: str, *, role: str = "", now: datetime, dry_run: bool = False
) -> StateChanges:
    """Give people a state in a role, which may be left out where it is clear.

    Raises Usage where it is not, Refused for who has that state already.
    """
    with opened(root) as draft:
        project = draft.before
        known_role(project, role)
        planned = []
        for id in dict.fromkeys(ids):
            person = find(project, id)
            which = _role(person, state, role)
            if person.roles.get(which) != state:
                give_states(draft, person, {which: state}, now=now)
            elif not move_record(draft, person, public=person.is_public):  # a record of a command that was killed is only moved
                raise Refused(f"{person.name} is {state} as {which} already", remedy="nothing was changed")
            planned.append((person, which))
        after = draft.checked()
        changes = tuple(_change(person, which, project=project, after=after) for person, which in planned)
        done = StateChanges(changes, after, draft.diff())
        if not dry_run:
            draft.write()
    return done


def give_states(draft: Draft, person: Person, states: dict[str, str], *, now: datetime) -> None:
    """Write states with their instants into a record, and plan its move between the public and the private folder."""
    instants = {role: Plain(written_instant(now)) for role in states}
    changes: list[Change] = [Put(("roles", role), state) for role, state in states.items()]
    if person.since:
        changes += [Put(("since", role), instant) for role, instant in instants.items()]
    else:
        changes.append(Put(("since",), dict(instants), after="roles"))
    draft.edit(person.file, *changes)
    move_record(draft, person, public="confirmed" in {**person.roles, **states}.values())


def move_record(draft: Draft, person: Person, *, public: bool) -> bool:
    """Plan the move of a record to where it belongs; return whether it has to move."""
    target = f"{folder_of_person(draft.before.known, public=public)}/{person.id}.yaml"
    if target != person.file:
        draft.rename(person.file, target)
    return target != person.file


def folder_of_person(workshop: Workshop, *, public: bool) -> str:
    """Return the folder in which a record belongs."""
    return PEOPLE if public else workshop.private.folder


def _role(person: Person, state: str, role: str) -> str:
    if role:
        if role not in person.roles and state not in _MAY_BEGIN:
            raise Usage(f"{person.name} is no {role}", remedy=f"roles: {', '.join(person.roles) or 'none'}")
        return role
    roles = [name for name, now in person.roles.items() if now != state] or list(person.roles)
    waiting = [name for name in roles if person.roles[name] in _OPEN]
    already = [name for name, now in person.roles.items() if now == state]
    if already and not waiting:  # the same command once more must not answer for another role
        return already[0]
    chosen = waiting if len(waiting) == 1 and state != "invited" else roles
    if len(chosen) == 1:
        return chosen[0]
    said = f"{person.name} has {len(chosen)} roles: {', '.join(chosen)}" if chosen else f"{person.name} has no role yet"
    raise Usage(said, remedy=f"add --role {chosen[0] if chosen else 'speaker'}")


def _change(person: Person, role: str, *, project: Project, after: Project) -> StateChange:
    new = find(after, person.id)
    named = [] if new.speaks else [At(FILE, path) for id, path in people_of(project.known) if id == person.id]
    moved = person.file if new.file != person.file else ""
    return StateChange(new, role, person.roles.get(role, ""), moved, tuple(named))
