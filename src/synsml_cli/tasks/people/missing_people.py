"""Find missing information about people: photo, affiliation, page, answer, talk title, slot."""

from typing import NamedTuple

from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.sessions import Session


class Missing(NamedTuple):
    """A person and what is missing."""

    person: Person
    what: tuple[str, ...]
    """In this order: photo, affiliation, url, answer, talk title, slot."""


def missing(project: Project, people: tuple[Person, ...]) -> tuple[Missing, ...]:
    """Return the people with missing information, except those who declined or withdrew."""
    titles: dict[str, list[Session]] = {}
    for session in project.known.schedule.sessions:
        for id in (*session.speakers, *filter(None, [session.moderator])):
            titles.setdefault(id, []).append(session)
    found = []
    for person in people:
        states = set(person.roles.values())
        if (states and states <= {"declined", "withdrawn"}) or placeholder_in(person):
            continue
        what = [name for name in ("photo", "affiliation", "url") if not getattr(person, name)]
        what += ["answer"] if states & {"invited", "tentative"} else []
        talks = titles.get(person.id, [])
        what += ["talk title"] if any(s.kind == "talk" and not s.title.strip() for s in talks) else []
        has_schedule = any(session.speakers for session in project.known.schedule.sessions)
        what += ["slot"] if has_schedule and not talks and person.roles.get("speaker") == "confirmed" else []
        if what:
            found.append(Missing(person, tuple(what)))
    return tuple(found)
