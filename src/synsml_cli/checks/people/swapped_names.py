"""First and last name seem to be swapped.

Lists are kept either way round, and one record was copied from the other kind. Reported only if the address of the
person's page has both names in the other order, and the file name does not have the order of the record. Check it: in many
countries the family name comes first.

Bad:  first: Lovelace
      last: Ada
      url: https://example.org/ada-lovelace
Good: first: Ada
      last: Lovelace
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.names import ascii_folded
from synsml_cli.model.project.addresses import SCHEMES
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare the order of the names in the record with the order in the address."""
    for person in context.project.people:
        first, last = _letters(person.first), _letters(person.last)
        if not person.url.startswith(SCHEMES) or min(len(first), len(last)) < 3 or first == last:
            continue
        address = re.sub(r"[^a-z/]", "", ascii_folded(person.url.partition("://")[2]))
        stem = person.id.replace("-", "").replace("_", "")
        if last + first in address and first + last not in address and not stem.startswith(first + last):
            message = f"first and last name of {person.name!r} seem to be swapped: the address has {last}{first}"
            remedy = f"write 'first: {person.last}' and 'last: {person.first}' if they are"
            yield Remark(At(person.file, ("last",)), message, remedy, ((At(person.file, ("url",)), "the address"),))


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", ascii_folded(name))
