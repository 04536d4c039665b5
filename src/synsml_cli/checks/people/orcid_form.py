"""An ORCID iD is invalid, or its check digit is wrong.

The last digit is a checksum (ISO 7064 MOD 11-2): it reveals one wrong digit or two swapped ones.

Bad:  orcid: 0000-0002-1825-0098
Good: orcid: 0000-0002-1825-0097
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Edit, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_ORCID = lazy_pattern(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")


def run(context: Context) -> Iterator[Remark]:
    """Check the form, then the check digit."""
    for person in context.project.people:
        if not person.orcid:
            continue
        at = At(person.file, ("orcid",))
        if not _ORCID.fullmatch(person.orcid):
            bare = person.orcid.strip()
            fix = Edit(at, bare) if is_orcid(bare) and "\n" not in person.orcid else None
            yield Remark(at, f"{person.orcid!r} is not an ORCID iD", _remedy(person.orcid), fix=fix)
        elif person.orcid[-1] != check_digit(person.orcid):
            message = f"wrong check digit in the ORCID iD {person.orcid!r}"
            yield Remark(at, message, "copy it from orcid.org again: a digit is wrong, or two are swapped")


def is_orcid(text: str) -> bool:
    """Return whether `text` is an ORCID iD with the right check digit."""
    return _ORCID.fullmatch(text) is not None and text[-1] == check_digit(text)


def check_digit(orcid: str) -> str:
    """Return the check digit of an iD by ISO 7064 MOD 11-2.

    Source: https://support.orcid.org/hc/en-us/articles/360006897674, "Structure of the ORCID Identifier".
    """
    total = 0
    for digit in orcid.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)


def _remedy(orcid: str) -> str:
    characters = re.sub(r"[^0-9Xx]", "", orcid.rpartition("/")[2]).upper()
    guess = "-".join(characters[start : start + 4] for start in range(0, len(characters), 4))
    return f"write '{guess}'" if is_orcid(guess) else "write four groups of four digits, such as 0000-0002-1825-0097"
