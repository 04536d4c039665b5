"""A name holds an e-mail address or a digit.

It was pasted from a list of addresses, or carries a footnote.

Bad:  last: Lovelace ada@example.org
Bad:  last: Lovelace1
Good: last: Lovelace
      email: ada@example.org
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "P210"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False

_EMAIL = re.compile(r"(?<!\S)[^\s@]+@\S+")
# A word of digits, or digits behind letters; X Æ A-12 is a name.
_DIGITS = re.compile(r"(?:^|(?<=\s))\d+(?=\s|$)|(?<=[^\W\d_])\d+")


def run(context: Context) -> Iterator[Remark]:
    """Look at both parts of every name."""
    for person in context.project.people:
        for key in ("first", "last"):
            name = getattr(person, key)
            at = At(person.file, (key,))
            if email := _EMAIL.search(name):
                remedy = f"move it to 'email: {email[0].strip('<>()')}'"
                yield Remark(at, f"an e-mail address stands in the name {name!r}", remedy)
            elif _DIGITS.search(name):
                bare = " ".join(_DIGITS.sub("", name).split())
                yield Remark(at, f"a digit stands in the name {name!r}", f"write '{key}: {bare}'" if bare else "write the name")
