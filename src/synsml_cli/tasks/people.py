"""Look people up: by role, by state, by the beginning of an id."""

from typing import Any

from synsml_cli.errors import Usage
from synsml_cli.model.guess import did_you_mean
from synsml_cli.model.people import Person
from synsml_cli.model.project import Project
from synsml_cli.model.roles import ROLES


def known_roles(project: Project) -> tuple[str, ...]:
    """Return the roles that people can have in this workshop."""
    return (*ROLES, *(role for role in project.known.roles if role not in ROLES))


def known_role(project: Project, role: str) -> str:
    """Return `role`; raises Usage if the workshop has no such role. Empty stays empty: any role."""
    known = known_roles(project)
    if role and role not in known:
        raise Usage(f"--role: unknown role {role!r}", remedy=did_you_mean(role, known) or f"known: {', '.join(known)}")
    return role


def select(project: Project, *, role: str = "", status: str = "") -> tuple[Person, ...]:
    """Return those with this role in this state; empty means any."""
    return tuple(
        person
        for person in project.people
        if (not role and not status)
        or any(name == (role or name) and state == (status or state) for name, state in person.roles.items())
    )


def find(project: Project, id: str) -> Person:
    """Return the person with this id, or the only one whose id begins so; raises Usage otherwise."""
    by_id = {person.id: person for person in project.people}
    if id in by_id:
        return by_id[id]
    beginning = [person for person in project.people if person.id.startswith(id)]
    if len(beginning) == 1:
        return beginning[0]
    if beginning:
        raise Usage(f"{id!r} is the beginning of several ids", remedy=", ".join(person.id for person in beginning))
    raise Usage(f"there is no person {id!r}", remedy=did_you_mean(id, tuple(by_id)) or "see `synsml people list`")


def as_data(person: Person) -> dict[str, Any]:
    """Return the stable machine output of one person; what is private is not in it."""
    return {
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
