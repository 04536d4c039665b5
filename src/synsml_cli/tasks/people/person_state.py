"""Change states: invited, tentative, confirmed, declined, withdrawn; move each record to its folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.dates.instants import read_instant
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_of
from synsml_cli.model.source.findings import At, Refusal
from synsml_cli.store.writing.draft import Draft
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.base.taking_back import takes_back
from synsml_cli.tasks.people.find import find, known_role
from synsml_cli.tasks.people.person_roles import UNKNOWN_SINCE, give_states, move_record, written_since
from synsml_cli.tasks.pictures.picture_moves import hide_photo, photo_comes_back, public_photo

_OPEN = ("invited", "tentative")
_MAY_BEGIN = ("invited", "tentative", "confirmed")
"""States that can begin a new role."""


class Back(NamedTuple):
    """The state that restores a record, byte for byte."""

    state: str
    """Empty: remove the role."""
    since: str


@dataclass(frozen=True)
class StateChange:
    """The change to one person."""

    person: Person
    """After the change."""
    was: Person
    role: str
    before: str
    """The former state; empty for a new role."""
    named: tuple[At, ...]
    """Places in the schedule that name the person although they are not confirmed now."""
    back: Back | None
    """None if nothing restores the record."""
    is_same: bool = False
    """Whether nothing had to change, so nothing is written."""
    photo: str = ""
    """The photo of an unpublished person that is still in the site folder, as messages name it; or empty."""


@dataclass(frozen=True)
class StateChanges:
    """The changes to all people of one command."""

    changes: tuple[StateChange, ...]
    after: Project
    diff: str
    moved: Mapping[str, str]
    """New name -> former name of photos that were moved between private folder and site."""


class _Planned(NamedTuple):
    """A planned change to one person."""

    person: Person
    role: str
    since: str
    """The former `since`, as written."""
    is_same: bool


def set_state(
    root: Path,
    ids: Sequence[str],
    state: str,
    *,
    role: str = "",
    since: str = "",
    remove_photo: bool = False,
    now: datetime,
    dry_run: bool = False,
) -> StateChanges:
    """Set the state of people in a role; an empty `role` means the only one that fits.

    `since` is an instant, "unknown", or empty for now. `remove_photo` moves photos of people who are not public from the
    site to the private folder. Among several people, those who already have the state are skipped, so an interrupted command
    can be repeated. Raises Usage if the role is ambiguous, Refused if a single person already has the state.
    """
    with opened(root, dry_run=dry_run) as draft:
        known_role(draft.before, role)
        _check_since(since, now)
        people = {person.id: person for person in (find(draft.before, id) for id in ids)}
        planned = [
            _plan(draft, person, state, role=role, since=since, remove_photo=remove_photo, now=now)
            for person in people.values()
        ]
        if len(planned) == 1 and planned[0].is_same:
            raise _nothing_changed(*planned[0][:2])
        after = draft.checked()
        changes = tuple(_change(draft, item, after, now=now) for item in planned)
        done = StateChanges(changes, after, draft.diff(), draft.pictures.moved)
        if not dry_run:
            draft.write()
    return done


def _plan(
    draft: Draft, person: Person, state: str, *, role: str, since: str, remove_photo: bool = False, now: datetime
) -> _Planned:
    which = _role(person, state, role)
    before = written_since(draft, person.file, which)
    public = "confirmed" in {**person.roles, which: state}.values()
    hides = remove_photo and not public and hide_photo(draft, person)
    is_same = False
    if person.roles.get(which) != state or since:
        give_states(draft, person, {which: state}, since=since, now=now)
    else:  # after an interrupted command, the record only has to move
        is_same = not move_record(draft, person, public=person.is_public) and not hides
    return _Planned(person, which, before, is_same)


def _nothing_changed(person: Person, role: str) -> Refused:
    state = person.roles[role]
    others = [name for name, now in person.roles.items() if now != state]
    more = f"; to change another role, add --role {others[0]}" if others else ""
    return Refused(f"{person.name} is already {state} as {role}", remedy=f"nothing was changed{more}")


def _role(person: Person, state: str, role: str) -> str:
    """Return the role to change: one that waits for an answer, else one with this state, else the only one."""
    if role:
        if role not in person.roles and state not in _MAY_BEGIN:
            raise Usage(f"{person.name} does not have the role {role}", remedy=f"roles: {', '.join(person.roles) or 'none'}")
        return role
    waiting = [name for name, now in person.roles.items() if now in _OPEN and state != "invited"]
    # Repeating a command must not change another role.
    already = [name for name, now in person.roles.items() if now == state]
    chosen = waiting or already or list(person.roles)
    if len(chosen) == 1 or (chosen and set(chosen) <= set(already)):
        return chosen[0]
    said = f"{person.name} has {len(chosen)} roles: {', '.join(chosen)}" if chosen else f"{person.name} has no role yet"
    raise Usage(said, remedy=f"add --role {chosen[0] if chosen else 'speaker'}")


def _check_since(text: str, now: datetime) -> None:
    if text in ("", UNKNOWN_SINCE):
        return
    instant = read_instant(text)
    if isinstance(instant, Refusal):
        raise Usage(f"--since: {instant.message}", remedy=instant.remedy)
    if instant > now:
        raise Usage(f"--since: {text} is in the future", remedy="write the instant of the answer")


def _change(draft: Draft, planned: _Planned, after: Project, *, now: datetime) -> StateChange:
    person, role = planned.person, planned.role
    new = find(after, person.id)
    if planned.is_same:
        return StateChange(new, person, role, person.roles[role], (), None, is_same=True)
    back = _back(draft, planned, after, now=now)
    path = "" if new.is_public else public_photo(draft.root, after, new)
    photo = after.known.site.name_of(path) if path else ""
    left = "" if photo in draft.pictures.moved.values() else photo
    return StateChange(new, person, role, person.roles.get(role, ""), named_in_programme(after, new), back, photo=left)


def _back(draft: Draft, planned: _Planned, after: Project, *, now: datetime) -> Back | None:
    """Return what restores the record, if a trial shows that it does."""
    person, role, since, _ = planned
    new = find(after, person.id)
    back = Back(person.roles.get(role, ""), (since or UNKNOWN_SINCE) if role in person.roles else "")

    def go_back(trial: Draft) -> None:
        if back.state:
            _check_since(back.since, now)
            _plan(trial, new, back.state, role=role, since=back.since, now=now)
        else:
            give_states(trial, new, {role: ""}, now=now)

    returns = photo_comes_back(draft, person, new) and takes_back(draft, after, person.file, new.file, by=go_back)
    return back if returns else None


def named_in_programme(project: Project, person: Person) -> tuple[At, ...]:
    """Return the places in the schedule that name a person although it must not."""
    return () if person.speaks else tuple(At(FILE, path) for id, path in people_of(project.known) if id == person.id)
