"""A record in the site's repository contains something private.

`render` never shows e-mail addresses and people who have not confirmed. But the repository of a site is usually public,
with its whole history, and the ids in the schedule show whom you invited. Keep such records in the private folder.

Bad:  people/ada-lovelace.yaml, tracked by git with the site, with `email: ada@example.org`
Bad:  speakers: [ada-lovelace]            # in workshop.yaml, tracked by git, and she is only invited
Good: private/ada-lovelace.yaml, which git ignores
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Check the records that git tracks in the repository of the site."""
    private = context.project.known.private.folder
    for person in context.project.people:
        if person.file not in context.survey.published:
            continue
        if person.email:
            message = f"the e-mail address of {person.name} is in the site's repository"
            yield Remark(At(person.file, ("email",)), message, f"move 'email' to {private}/{person.id}.yaml")
        if person.roles and not person.is_public:
            role, state = next(iter(person.roles.items()))
            message = f"{person.name} ({role}: {state}) is not public, but in the site's repository"
            yield Remark(At(person.file, ("roles", role)), message, f"move the file to '{private}/{person.id}.yaml'")
    yield from _schedule(context)


def _schedule(context: Context) -> Iterator[Remark]:
    """Check the ids in a schedule that git tracks."""
    hidden = {person.id: person for person in context.project.people if person.roles and not person.is_public}
    named = people_of(context.project.known) if FILE in context.survey.published else ()
    for id, path in named:
        if person := hidden.get(id):
            role, state = next(iter(person.roles.items()))
            message = f"{person.name} ({role}: {state}) is not public, but the id {id!r} is in the site's repository"
            is_gone = {*person.roles.values()} <= {"declined", "withdrawn"}
            yield Remark(At(FILE, path), message, "remove this id" if is_gone else "remove this id until they confirm")
