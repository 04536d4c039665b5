"""The manual entries of checks (their docstrings), and the selection of codes."""

import inspect
import re
from collections.abc import Iterator

from synsml_cli.checks.reader_codes import MANUAL
from synsml_cli.checks.registry import CHECKS
from synsml_cli.errors import Usage
from synsml_cli.model.schema.guess import choose
from synsml_cli.model.selection import Selection


def manual_entries() -> dict[str, tuple[str, str]]:
    """Return code -> (severity, manual entry), in the order of the codes."""
    found = {code: ("error", inspect.cleandoc(text)) for code, text in MANUAL.items()}
    found |= {check.code: (check.severity, inspect.cleandoc(check.manual)) for check in CHECKS}
    return dict(sorted(found.items()))


def selection(select: list[str], ignore: list[str]) -> Selection:
    """Return the selection; each value is a list of codes or beginnings of codes, separated by commas."""
    return Selection(tuple(_codes(select)), tuple(_codes(ignore)))


def _codes(values: list[str]) -> Iterator[str]:
    known = sorted((*MANUAL, *(check.code for check in CHECKS)))
    for code in re.split(r"[,\s]+", ",".join(values).strip(", ")):
        if code and not any(other.startswith(code.upper()) for other in known):
            raise Usage(f"there is no check {code!r}", remedy=choose(code.upper(), known))
        if code:
            yield code.upper()


def manual_entry(code: str) -> str:
    """Return the manual entry of a code, in upper or lower case; raises Usage for an unknown code."""
    known = manual_entries()
    if code.upper() not in known:
        raise Usage(f"there is no check {code!r}", remedy=choose(code.upper(), known))
    severity, text = known[code.upper()]
    title, _, rest = text.partition("\n")
    return f"{code.upper()} ({severity}): {title}\n{rest}".rstrip()
