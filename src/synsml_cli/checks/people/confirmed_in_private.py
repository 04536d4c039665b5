"""A confirmed person still has a private record.

The private folder is not in the site's repository, so a co-organizer who renders gets a page without this person.

Bad:  private/ada-lovelace.yaml with
      roles:
        speaker: confirmed
Good: people/ada-lovelace.yaml with
      roles:
        speaker: confirmed
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every private record with a confirmed role."""
    private = f"{context.project.known.private.folder}/"
    for person in context.project.people:
        role = next((role for role, state in person.roles.items() if state == "confirmed"), "")
        if role and person.file.startswith(private):
            at = At(person.file, ("roles", role))
            yield Remark(
                at, f"{person.name} is confirmed, but the record is in {private}", f"move the file to 'people/{person.id}.yaml'"
            )
