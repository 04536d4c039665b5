"""A public person has no affiliation.

The card on the page shows a name above an empty line, or above "TBD". Write "Independent" for people without an employer.

Bad:  first: Ada
      last: Lovelace
      roles:
        organizer: confirmed
Good: first: Ada
      last: Lovelace
      affiliation: Analytical Society
      roles:
        organizer: confirmed
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.placeholders import is_no_affiliation
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for everybody with a confirmed role and no affiliation."""
    faulty = {(finding.at.file, finding.at.path) for finding in context.project.findings}
    for person in context.project.people:
        at = At(person.file, ("affiliation",), on_key=True)
        unread = (at.file, at.path) in faulty
        if not person.is_public or unread:
            continue
        if not person.affiliation.strip():
            yield Remark(at, f"{person.name} is public and has no affiliation", "add 'affiliation: ...' (or 'Independent')")
        elif is_no_affiliation(person.affiliation):
            message = f"the affiliation {person.affiliation!r} of {person.name} is a placeholder"
            yield Remark(At(person.file, ("affiliation",)), message, "write the institution, or 'Independent'")
