"""Collect the status of a workshop: upcoming dates, missing answers, problems, files to render."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from synsml_cli.checks.registry import code_of
from synsml_cli.errors import SynsmlError
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.report import summary
from synsml_cli.site.pages.plan import page_findings
from synsml_cli.store.folders import lacks_site
from synsml_cli.tasks.base.check import check_workshop
from synsml_cli.tasks.dates.deadlines import Deadline, select_deadlines, sorted_deadlines
from synsml_cli.tasks.site.compare import out_of_date as outdated

NEXT = 3
"""Number of dates to show."""


@dataclass(frozen=True)
class Status:
    """The status of a workshop."""

    project: Project
    next: tuple[Deadline, ...]
    unanswered: tuple[tuple[Person, str, str], ...]
    """(person, role, state) of those who are invited or tentative."""
    gaps: tuple[str, ...]
    """Messages on gaps between dates that became much shorter."""
    findings: str
    """"1 warning, 2 hints"."""
    has_errors: bool
    out_of_date: tuple[str, ...]
    """Files to render, below the site folder."""
    cannot_render: str
    """Why `out_of_date` is unknown, or empty."""


def status(root: Path, *, now: dt.datetime, progress: Progress = silent) -> Status:
    """Return the status; raises CannotRun if the workshop cannot be opened."""
    checked = check_workshop(root, now=now, progress=progress)
    project = checked.project
    has_errors = any(item.finding.severity == "error" for item in checked.findings)
    broken = any(item.finding.code == code_of("pages.template_broken") for item in checked.findings)
    out_of_date, cannot = _out_of_date(root, project, now, blocked=has_errors, broken=broken, progress=progress)
    waiting = tuple(
        (person, role, state)
        for person in project.people
        for role, state in person.roles.items()
        if state in ("invited", "tentative")
    )
    dates = sorted_deadlines(project.workshop, now=now) if project.workshop else ()
    return Status(
        project=project,
        next=select_deadlines(dates, count=NEXT),
        unanswered=waiting,
        gaps=tuple(item.finding.message for item in checked.findings if item.finding.code == code_of("dates.shrunk_gap")),
        findings=summary(checked.findings),
        has_errors=has_errors,
        out_of_date=out_of_date,
        cannot_render=cannot,
    )


def _out_of_date(
    root: Path, project: Project, now: dt.datetime, *, blocked: bool, broken: bool, progress: Progress
) -> tuple[tuple[str, ...], str]:
    # `check` has already waited for a template that never ends.
    if project.findings or broken or (blocked and page_findings(project)):
        return (), "fix the errors first"
    if lacks_site(root, project.known):
        return (), f"site folder {project.known.site.folder} not found"
    try:
        differing = outdated(root, project, now=now, progress=progress)
    except SynsmlError as error:
        return (), str(error)
    return tuple(change.output.path for change in differing), ""
