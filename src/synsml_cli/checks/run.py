"""Runs checks on a workshop and limits how many findings of each are listed per file."""

from collections import Counter
from collections.abc import Iterable, Iterator

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import CHECKS, Check
from synsml_cli.model.progress import Progress, in_steps, part, silent
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import Finding, Remark
from synsml_cli.model.timeline.edition import is_over

MAX_LISTED = 200
"""Findings of one check that are listed per file; nobody reads more, and a terminal ends."""


def run_checks(context: Context, checks: Iterable[Check] = CHECKS, *, progress: Progress = silent) -> tuple[Finding, ...]:
    """Run checks and return their findings, unsorted.

    If `workshop.yaml` could not be read, findings in it and checks that depend on today are skipped: it may be over.
    """
    unread = context.project.workshop is None
    over = unread or is_over(context.project.known, now=context.now)
    asked = [check for check in checks if not (over and check.clock_bound)]
    if any(check.family == "prose" for check in asked):  # half of the time; progress counts it apart
        for page in in_steps(context.project.texts, part(progress, 0, of=2)):
            page.read()
    return tuple(
        finding
        for check in in_steps(asked, part(progress, 1, of=2))
        for finding in _enough(check, check.run(context))
        if not (unread and finding.at.file == FILE)
    )


def _enough(check: Check, remarks: Iterable[Remark]) -> Iterator[Finding]:
    """Yield the findings of a check, up to MAX_LISTED per file; the last one says how many more there are."""
    found: Counter[str] = Counter()
    last: dict[str, Finding] = {}
    for remark in remarks:
        finding = Finding(check.code, check.severity, *remark)
        file = remark.at.file
        found[file] += 1
        if found[file] < MAX_LISTED:
            yield finding
        elif found[file] == MAX_LISTED:
            last[file] = finding
    for file, finding in last.items():
        more = found[file] - MAX_LISTED
        yield finding._replace(message=f"{finding.message} (and {more} more like it in this file)") if more else finding
