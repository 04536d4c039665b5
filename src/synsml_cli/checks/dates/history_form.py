"""The history of a date contradicts itself.

Pages strike out the former dates and calendars count the changes, so a wrong history is shown to readers.

`was` lists every former value, oldest first, with the time of the change and the reason. An error is

- an entry that equals the value after it;
- `extended` or `postponed` for a date that became earlier, `advanced` for one that became later;
- `settled` for a value that was already fixed;
- an entry that is older than the one above it.

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
from synsml_cli.model.dates.instants import shown_instant
from synsml_cli.model.dates.moments import Moments
from synsml_cli.model.dates.when import When
from synsml_cli.model.records.workshop import FILE, DateEntry, Former
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare every former value with the next one, and the times of the changes."""
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
            message = f"{entry.label!r} did not change: it was '{former.when}' before and after"
            yield Remark(_below(at, "when"), message, "remove this entry, or correct one of the two values")
        elif fault := _why_fault(former, when, moments):
            yield Remark(_below(at, "why"), f"{entry.label!r} {fault}", _why(former))


def _why_fault(former: Former, when: When, moments: Moments) -> str:
    before, after = former.moments.last, moments.last
    if former.why == "settled":
        return "" if former.when.certainty != "fixed" else f"was already fixed ('{former.when}'), so it was not 'settled'"
    if not before or not after:
        return ""
    if former.why in ("extended", "postponed") and after < before:
        return f"is '{former.why}' but became earlier: from '{former.when}' to '{when}'"
    if former.why == "advanced" and after > before:
        return f"is 'advanced' but became later: from '{former.when}' to '{when}'"
    return ""


def _why(former: Former) -> str:
    if former.why == "settled":
        return "write 'corrected', or another reason"
    return "write 'postponed'" if former.why == "advanced" else "write 'advanced', or 'corrected' after a mistake"


def _order(entry: DateEntry) -> Iterator[Remark]:
    for one, two in pairwise(entry.was):
        if two.changed < one.changed:
            at = At(FILE, ("dates", entry.id, "was", two.number, "changed"))
            message = f"{entry.label!r}: this change ({shown_instant(two.changed)}) is older than the one above it"
            other = At(FILE, ("dates", entry.id, "was", one.number, "changed"))
            yield Remark(at, message, "order the entries of 'was' by 'changed', oldest first", ((other, "the one above"),))


def _below(at: At, key: str) -> At:
    return At(at.file, (*at.path, key))
