"""The result of a change to dates: page lines that still show the old date, and new findings of the checks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import in_families
from synsml_cli.checks.run import run_checks
from synsml_cli.model.dates.instants import change_instant, written_instant
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.site import Page
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.rules.outdated import stale_days
from synsml_cli.model.rules.soon import soon_words
from synsml_cli.model.source.findings import At, Finding, new_findings
from synsml_cli.model.survey import Survey
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Change, Insert, Put
from synsml_cli.store.yaml.scalars import Data, Plain
from synsml_cli.tasks.base.taking_back import takes_back


class Moved(NamedTuple):
    """A date before and after a change."""

    before: DateEntry
    after: DateEntry
    why: str


@dataclass(frozen=True)
class DateChange:
    """The result of a change, also of one that is only planned."""

    moved: tuple[Moved, ...]
    """In page order."""
    before: Project
    after: Project
    left: tuple[At, ...]
    """Places on pages that still show a former value."""
    unread: tuple[str, ...]
    """Pages that cannot be read and were not searched."""
    findings: tuple[Finding, ...]
    """New findings of the checks of dates."""
    diff: str
    can_undo: bool = False
    """Whether undoing it restores every byte."""


def history_entry(text: str, former: DateEntry, *, now: datetime, why: str) -> dict[str, Data]:
    """Return the entry of `was` for the former value, written as `text`."""
    changed = change_instant(now, *(entry.changed for entry in former.was))
    return {"when": Plain(text.strip()), "changed": Plain(written_instant(changed)), "why": why}


def value_changes(draft: Draft, entry: DateEntry, new: str, *, now: datetime, why: str) -> tuple[Change, ...]:
    """Return the edits that set a new value and keep the old one, as written, in `was`."""
    path = ("dates", entry.id)
    former = history_entry(str(draft.value(FILE, (*path, "when"))), entry, now=now, why=why)
    kept: Change = Insert((*path, "was"), former) if entry.was else Put((*path, "was"), [former], after="when")
    return Put((*path, "when"), Plain(new)), kept


def review_change(
    draft: Draft,
    after: Project,
    moved: tuple[Moved, ...],
    *,
    now: datetime,
    undo: Callable[[Draft], object] | None = None,
    progress: Progress = silent,
) -> DateChange:
    """Return the effect of a change on pages and checks, and whether `undo` restores every byte; writes nothing."""
    return DateChange(
        moved=moved,
        before=draft.before,
        after=after,
        left=tuple(_left(after, moved, now, progress)),
        unread=tuple(page.source or after.known.site.name_of(page.path) for page in _unread(after)),
        findings=new_findings(_date_findings(draft.before, now), _date_findings(after, now)),
        diff=draft.diff(),
        can_undo=undo is not None and takes_back(draft, after, FILE, by=undo),
    )


def _unread(project: Project) -> tuple[Page, ...]:
    return tuple(page for page in project.known.pages if page not in project.page_files)


def _date_findings(project: Project, now: datetime) -> tuple[Finding, ...]:
    # The report always shows gaps.
    return run_checks(Context(project, Survey(), now), in_families("dates", without=("dates.shrunk_gap",)))


def _left(project: Project, moved: tuple[Moved, ...], now: datetime, progress: Progress) -> Iterator[At]:
    """Yield where pages show a former value of these dates, and "soon" if a date was settled."""
    ids = {item.after.id for item in moved}
    for stale in stale_days(project, progress):
        if stale.entry and stale.entry.id in ids:
            yield At(stale.file, start=stale.mention.start, end=stale.mention.end)
    if any(item.why == "settled" for item in moved):
        for file, match in soon_words(project, now):
            yield At(file, start=match.start(), end=match.end())
