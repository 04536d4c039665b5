"""First and last name are swapped, as the person's own page has it.

Lists are kept either way round, and one record comes from the other kind. Only said where the page's address has both
names in the other order, and the record's file has not this one; families' names come first in many countries, so look
twice.

Bad:  first: Lovelace
      last: Ada
      url: https://example.org/ada-lovelace
Good: first: Ada
      last: Lovelace
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.names import folded
from synsml_cli.model.records.addresses import SCHEMES
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare the order of both names in the address with that of the record."""
    for person in context.project.people:
        first, last = _letters(person.first), _letters(person.last)
        if not person.url.startswith(SCHEMES) or min(len(first), len(last)) < 3 or first == last:
            continue
        address = re.sub(r"[^a-z/]", "", folded(person.url.partition("://")[2]))
        stem = person.id.replace("-", "").replace("_", "")
        if last + first in address and first + last not in address and not stem.startswith(first + last):
            said = f"first and last name of {person.name!r} look swapped: the address has {last}{first}"
            remedy = f"if so, write 'first: {person.last}' and 'last: {person.first}'"
            yield Remark(At(person.file, ("last",)), said, remedy, ((At(person.file, ("url",)), "the address"),))


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", folded(name))
