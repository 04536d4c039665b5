"""The name of a person is a placeholder.

It is a note for the organizers, but the page shows it. Add a record only when you know the name; until then the page says
that more people will be announced.

Bad:  first: To be
      last: defined
Good: no file until you know the name
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Check the whole name and its parts."""
    for person in context.project.people:
        if value := placeholder_in(person):
            remedy = "write the name, or remove the file until you know it"
            yield Remark(At(person.file, ("last",)), f"the name {value!r} is a placeholder", remedy)
