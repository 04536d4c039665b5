"""The addresses of the web that the facts and records hold, each with its place."""

from collections.abc import Iterator

from synsml_cli.model.findings import At
from synsml_cli.model.project import Project
from synsml_cli.model.workshop import FILE

SCHEMES = ("https://", "http://")


def addresses(project: Project) -> Iterator[tuple[At, str]]:
    """Yield the addresses of the workshop, its dates, sponsors, sessions and people; the contact only if it is one."""
    workshop = project.known
    yield At(FILE, ("url",)), workshop.url
    for entry in workshop.dates.values():
        yield At(FILE, ("dates", entry.id, "url")), entry.url
    for sponsor in workshop.sponsors:
        yield At(FILE, ("sponsors", sponsor.number, "url")), sponsor.url
    for session in workshop.schedule.sessions:
        for label, url in session.links.items():
            yield At(FILE, ("schedule", "sessions", session.number, "links", label)), url
    for person in project.people:
        yield At(person.file, ("url",)), person.url
    if workshop.contact.startswith(SCHEMES):
        yield At(FILE, ("contact",)), workshop.contact
