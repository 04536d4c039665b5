"""A person who is shown to the public has no affiliation.

The card on the page shows a name above nothing, or above "TBD". Somebody without an employer writes "Independent".

Bad:  first: Ada
      last: Lovelace
      roles:
        organizer: confirmed
Good: the same with
      affiliation: Analytical Society
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.placeholders import is_no_affiliation
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at everybody who is confirmed in a role."""
    faulty = {(finding.at.file, finding.at.path) for finding in context.project.findings}
    for person in context.project.people:
        at = At(person.file, ("affiliation",), on_key=True)
        unread = (at.file, at.path) in faulty
        if not person.is_public or unread:
            continue
        if not person.affiliation.strip():
            yield Remark(at, f"{person.name} is public and has no affiliation", "add 'affiliation: ...'")
        elif is_no_affiliation(person.affiliation):
            said = f"the affiliation {person.affiliation!r} of {person.name} is a placeholder"
            yield Remark(At(person.file, ("affiliation",)), said, "write it, or 'Independent'")
