"""A person's name is a placeholder.

It is meant for the organizers and lands on the page. Keep somebody who is not known yet out of `people/`; the page has
its own words for "more information coming soon".

Bad:  first: To be
      last: defined
Good: no file until there is a name
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at the whole name and at its parts."""
    for person in context.project.people:
        if value := placeholder_in(person):
            remedy = "write the name, or remove the file until there is one"
            yield Remark(At(person.file, ("last",)), f"the name {value!r} is a placeholder", remedy)
