"""A person who is shown to the public has no affiliation.

The card on the page shows a name above nothing. Somebody without an employer writes "Independent".

Bad:  first: Ada
      last: Lovelace
      roles:
        organizer: confirmed
Good: the same with
      affiliation: Analytical Society
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "P202"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Look at everybody who is confirmed in a role."""
    faulty = {(finding.at.file, finding.at.path) for finding in context.project.findings}
    for person in context.project.people:
        at = At(person.file, ("affiliation",), on_key=True)
        unread = (at.file, at.path) in faulty
        if person.is_public and not person.affiliation.strip() and not unread:
            yield Remark(at, f"{person.name} is public and has no affiliation", "add 'affiliation: ...'")
