"""The manual entries of checks: their docstrings, and those of what the reader finds."""

import inspect

from synsml_cli.checks import CHECKS
from synsml_cli.errors import Usage
from synsml_cli.model.codes import MANUAL
from synsml_cli.model.guess import did_you_mean


def entries() -> dict[str, tuple[str, str]]:
    """Return code -> (severity, manual entry), in the order of the codes."""
    found = {code: ("error", inspect.cleandoc(text)) for code, text in MANUAL.items()}
    found |= {check.CODE: (check.SEVERITY, inspect.cleandoc(check.__doc__ or "")) for check in CHECKS}
    return dict(sorted(found.items()))


def manual_entry(code: str) -> str:
    """Return the manual entry of a code, in any case; raises Usage for one that does not exist."""
    known = entries()
    if code.upper() not in known:
        remedy = did_you_mean(code, known)
        raise Usage(f"there is no check {code!r}", remedy=remedy or f"known: {', '.join(known)}")
    severity, text = known[code.upper()]
    title, _, rest = text.partition("\n")
    return f"{code.upper()} ({severity}): {title}\n{rest}".rstrip()
