"""Look people up: by role, by state, by the beginning of an id."""

import datetime as dt
from typing import Any

from synsml_cli.errors import Refused
from synsml_cli.model.counted import counted
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.roles import ROLES, STATES
from synsml_cli.tasks.base.choices import find_id, known_word


def known_roles(project: Project) -> tuple[str, ...]:
    """Return the roles that people can have in this workshop."""
    return (*ROLES, *(role for role in project.known.roles if role not in ROLES))


def known_role(project: Project, role: str) -> str:
    """Return `role`; raises Usage if the workshop has no such role. Empty stays empty: any role."""
    return known_word("--role: unknown role", role, known_roles(project))


def known_state(state: str) -> str:
    """Return `state`; raises Usage for one that there is not. Empty stays empty: any state."""
    return known_word("--status: unknown state", state, STATES)


def select_people(
    project: Project, *, role: str = "", status: str = "", before: dt.datetime | None = None
) -> tuple[Person, ...]:
    """Return those with this role in this state; empty means any.

    `before` leaves out whose state has changed since; where nobody knows since when it is, the person stays in.
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
    """Whether a state is what it is since before an instant, or since nobody knows when."""
    return role not in person.since or person.since[role] <= instant


def days_since(person: Person, role: str, now: dt.datetime) -> str:
    """Return for how long somebody has had a state: "for 14 days", or that nobody knows."""
    if role not in person.since:
        return "since nobody knows when"
    days = (now - person.since[role]).days
    return "since today" if days < 1 else f"for {counted(days, 'day')}"


def find(project: Project, id: str) -> Person:
    """Return the person with this id, or the only one whose id begins so; raises Usage otherwise."""
    by_id = {person.id: person for person in project.people}
    broken = next((finding.at.file for finding in project.findings if finding.at.file.endswith(f"/{id}.yaml")), "")
    if broken and id not in by_id:
        raise Refused(f"{broken} has errors", remedy="run `synsml check` and fix them first")
    return by_id[find_id("person", id, by_id, none="see `synsml people list`")]


def person_data(person: Person) -> dict[str, Any]:
    """Return the stable machine output of one person; what is private is not in it."""
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
    # Only where it is known, so that the shape stays what programs have seen.
    since = {role: f"{instant:%Y-%m-%dT%H:%M:%SZ}" for role, instant in person.since.items()}
    return data | ({"order": int(person.order)} if person.order else {}) | ({"since": since} if since else {})
