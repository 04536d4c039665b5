"""A person's name is a placeholder.

It is meant for the organizers and lands on the page. Keep somebody who is not known yet out of `people/`; the page has
its own words for "more information coming soon".

Bad:  first: To be
      last: defined
Good: no file until there is a name
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.source.findings import At, Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "P201"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Look at the whole name and at its parts."""
    for person in context.project.people:
        if value := placeholder_in(person):
            remedy = "write the name, or remove the file until there is one"
            yield Remark(At(person.file, ("last",)), f"the name {value!r} is a placeholder", remedy)
