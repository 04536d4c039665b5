"""The history of a date is none: it does not move, runs backwards, or says "extended" of what went earlier.

`was` holds every former value, oldest first, with the instant of the change. Pages strike the former value out and
calendars count the changes, so both would say something that never was.

Bad:  when: 2023-05-24 23:59 AoE
      was:
        - when: 2023-05-24 23:59 AoE
          changed: 2023-05-23T17:40Z
          why: extended
Good: when: 2023-05-29 23:59 AoE
      was:
        - when: 2023-05-24 23:59 AoE
          changed: 2023-05-23T17:40Z
          why: extended
"""

from collections.abc import Iterator
from itertools import pairwise

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.moments import Moments
from synsml_cli.model.dates.when import When
from synsml_cli.model.records.workshop import FILE, DateEntry, Former
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare every former value with the one that followed it, and the instants of the changes."""
    project = context.project
    faulty = {finding.at.path[:3] for finding in project.findings if finding.at.file == FILE}
    for entry in project.known.dates.values():
        if entry.was and ("dates", entry.id, "was") not in faulty:
            yield from _moves(entry)
            yield from _order(entry)


def _moves(entry: DateEntry) -> Iterator[Remark]:
    later: list[tuple[When, Moments]] = [(former.when, former.moments) for former in entry.was[1:]]
    later.append((entry.when, entry.moments))
    for former, (when, moments) in zip(entry.was, later, strict=True):
        at = At(FILE, ("dates", entry.id, "was", former.number))
        if former.when == when:
            said = f"{entry.label!r} was '{former.when}' and became the same"
            yield Remark(_below(at, "when"), said, "remove this entry, or correct one of the two values")
        elif fault := _why_fault(former, when, moments):
            yield Remark(_below(at, "why"), f"{entry.label!r} {fault}", _why(former))


def _why_fault(former: Former, when: When, moments: Moments) -> str:
    before, after = former.moments.last, moments.last
    if former.why == "settled":
        return "" if former.when.certainty != "fixed" else f"was fixed ('{former.when}') before it was 'settled'"
    if not before or not after:
        return ""
    if former.why in ("extended", "postponed") and after < before:
        return f"is said to be {former.why} and went earlier, from '{former.when}' to '{when}'"
    if former.why == "advanced" and after > before:
        return f"is said to be advanced and went later, from '{former.when}' to '{when}'"
    return ""


def _why(former: Former) -> str:
    if former.why == "settled":
        return "write 'why: corrected', or what it was"
    return "write 'why: postponed'" if former.why == "advanced" else "write 'why: advanced', or 'corrected' after a slip"


def _order(entry: DateEntry) -> Iterator[Remark]:
    for one, two in pairwise(entry.was):
        if two.changed < one.changed:
            at = At(FILE, ("dates", entry.id, "was", two.number, "changed"))
            said = f"{entry.label!r}: this change ({two.changed:%Y-%m-%d %H:%M} UTC) is older than the one above it"
            other = At(FILE, ("dates", entry.id, "was", one.number, "changed"))
            yield Remark(at, said, "put the oldest value first", ((other, "the one above"),))


def _below(at: At, key: str) -> At:
    return At(at.file, (*at.path, key))
