"""A person's name is a placeholder.

It is meant for the organizers and lands on the page. Keep somebody who is not known yet out of `people/`; the page has
its own words for "more information coming soon".

Bad:  first: To be
      last: defined
Good: no file until there is a name
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "P201"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False

_CERTAIN = (
    r"t\.?b\.?[adc]\.?|to be (announced|confirmed|decided|defined|determined|named)|fix ?me|x{3,}|\?+|n/a|"
    r"(first|full|last) ?name|coming soon|jane doe|john doe|lorem ipsum"
)
_ROLE = r"((invited|keynote) )?(speaker|organi[sz]er|panelist|moderator|person|name)( name)? ?#?\d*"
_PART = re.compile(_CERTAIN, re.IGNORECASE)
# Mayumi Todo and Hong-jin Na are people: such words are placeholders only where they are the whole name.
_WHOLE = re.compile(rf"{_CERTAIN}|{_ROLE}|to ?do|none", re.IGNORECASE)


def run(context: Context) -> Iterator[Remark]:
    """Look at the whole name and at its parts."""
    for person in context.project.people:
        for value, pattern in ((person.name, _WHOLE), (person.last, _PART)):
            if pattern.fullmatch(value.strip(" ()[]<>*_-.")):
                at = At(person.file, ("last",))
                yield Remark(
                    at, f"the name {value!r} is a placeholder", "write the name, or remove the file until there is one"
                )
                break
