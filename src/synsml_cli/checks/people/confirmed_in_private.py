"""Somebody who is confirmed is still among the private records.

The private folder is not in the site's repository, so a colleague who renders gets a page without this person. Move the
file to `people/`.

Bad:  private/ada-lovelace.yaml with
      roles:
        speaker: confirmed
Good: the same file in people/
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at the records in the private folder."""
    private = f"{context.project.known.private.folder}/"
    for person in context.project.people:
        role = next((role for role, state in person.roles.items() if state == "confirmed"), "")
        if role and person.file.startswith(private):
            at = At(person.file, ("roles", role))
            yield Remark(at, f"{person.name} is confirmed and kept in {private}", f"move the file to people/{person.id}.yaml")
