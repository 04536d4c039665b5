"""Find people by role, by state, or by the beginning of an id."""

import datetime as dt
from typing import Any

from synsml_cli.errors import Refused
from synsml_cli.model.counted import counted
from synsml_cli.model.dates.instants import iso_instant
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.roles import ROLES, STATES
from synsml_cli.tasks.base.choices import find_id, known_word


def known_roles(project: Project) -> tuple[str, ...]:
    """Return the roles of this workshop."""
    return (*ROLES, *(role for role in project.known.roles if role not in ROLES))


def known_role(project: Project, role: str) -> str:
    """Return `role`; raises Usage if it is unknown. Empty means any role."""
    return known_word("--role: unknown role", role, known_roles(project))


def known_state(state: str) -> str:
    """Return `state`; raises Usage if it is unknown. Empty means any state."""
    return known_word("--status: unknown state", state, STATES)


def select_people(
    project: Project, *, role: str = "", status: str = "", before: dt.datetime | None = None
) -> tuple[Person, ...]:
    """Return the people with this role in this state; empty means any.

    `before` skips people whose state changed after that instant; a state without a date counts as older.
    """
    return tuple(
        person
        for person in project.people
        if (not role and not status and not before)
        or any(
            name == (role or name) and state == (status or state) and (not before or is_older(person, name, before))
            for name, state in person.roles.items()
        )
    )


def is_older(person: Person, role: str, instant: dt.datetime) -> bool:
    """Return whether a state began before an instant, or has no date."""
    return role not in person.since or person.since[role] <= instant


def days_since(person: Person, role: str, now: dt.datetime) -> str:
    """Return the age of a state: "for 14 days", or "since an unknown date"."""
    if role not in person.since:
        return "since an unknown date"
    days = (now - person.since[role]).days
    return "since today" if days < 1 else f"for {counted(days, 'day')}"


def find(project: Project, id: str) -> Person:
    """Return the person with this id, or the only one whose id begins with it; raises Usage otherwise."""
    by_id = {person.id: person for person in project.people}
    broken = next((finding.at.file for finding in project.findings if finding.at.file.endswith(f"/{id}.yaml")), "")
    if broken and id not in by_id:
        raise Refused(f"{broken} has errors", remedy="run `synsml check` and fix them first")
    return by_id[find_id("person", id, by_id, none="see `synsml people list`")]


def person_data(person: Person) -> dict[str, Any]:
    """Return the stable machine output of one person, without private fields."""
    data = {
        "id": person.id,
        "first": person.first,
        "last": person.last,
        "name": person.name,
        "affiliation": person.affiliation,
        "url": person.url,
        "photo": person.photo,
        "orcid": person.orcid,
        "roles": dict(person.roles),
        "sort": person.sort or person.last,
    }
    # Only if it is known, so that older programs see no new key.
    since = {role: iso_instant(instant) for role, instant in person.since.items()}
    return data | ({"order": int(person.order)} if person.order else {}) | ({"since": since} if since else {})
