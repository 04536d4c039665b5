"""A record in the site's own repository holds what is not for the public.

`render` never shows e-mail addresses and people who have not said yes, but a repository that publishes a site is mostly
public itself, with all its history. Keep such records in the private folder, or that folder in a repository of its own.
The programme in `workshop.yaml` tells too whom you invited: whoever reads the repository sees the ids.

Bad:  people/ada-lovelace.yaml, tracked by git beside the site, with `email: ada@example.org`
Bad:  speakers: [ada-lovelace]            # in workshop.yaml, tracked by git, while she is only invited
Good: private/ada-lovelace.yaml, which git ignores
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_of
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at the records that git tracks in the repository of the site."""
    private = context.project.known.private.folder
    for person in context.project.people:
        if person.file not in context.survey.published:
            continue
        if person.email:
            said = f"the e-mail address of {person.name} is in the site's repository"
            yield Remark(At(person.file, ("email",)), said, "leave it out, or keep a list of addresses elsewhere")
        if person.roles and not person.is_public:
            role, state = next(iter(person.roles.items()))
            said = f"{person.name} ({role}: {state}) is in the site's repository, and not public"
            yield Remark(At(person.file, ("roles", role)), said, f"move it to {private}/, which is not for the public")
    yield from _programme(context)


def _programme(context: Context) -> Iterator[Remark]:
    """Look at the ids in a programme that git tracks."""
    hidden = {person.id: person for person in context.project.people if person.roles and not person.is_public}
    named = people_of(context.project.known) if FILE in context.survey.published else ()
    for id, path in named:
        if person := hidden.get(id):
            role, state = next(iter(person.roles.items()))
            said = f"the id {id!r} is in the site's repository, and {person.name} ({role}: {state}) is not public"
            waits = "add the id once they confirm; pages and calendars do not show it before"
            is_gone = {*person.roles.values()} <= {"declined", "withdrawn"}
            yield Remark(At(FILE, path), said, "take the id out of the session" if is_gone else waits)
