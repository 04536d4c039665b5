"""How the workshop stands: what comes next, who has not answered, what is wrong, whether to render."""

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
"""Dates that are shown."""


@dataclass(frozen=True)
class Status:
    """What an organizer wants to know first."""

    project: Project
    next: tuple[Deadline, ...]
    unanswered: tuple[tuple[Person, str, str], ...]
    """(person, role, state) of those who are invited or tentative."""
    gaps: tuple[str, ...]
    """What is said of the time between two dates that a move made much shorter."""
    findings: str
    """"1 warning, 2 hints"."""
    has_errors: bool
    out_of_date: tuple[str, ...]
    """Files to render, below the site folder."""
    cannot_render: str
    """Why that is not known; empty if it is."""


def status(root: Path, *, now: dt.datetime, progress: Progress = silent) -> Status:
    """Look at everything once; raises CannotRun if the workshop cannot be got at."""
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
    # A template that never ends has been waited for once, by `check`.
    if project.findings or broken or (blocked and page_findings(project)):
        return (), "the errors have to be mended first"
    if lacks_site(root, project.known):
        return (), f"the site folder {project.known.site.folder} is not there"
    try:
        differing = outdated(root, project, now=now, progress=progress)
    except SynsmlError as error:
        return (), str(error)
    return tuple(change.output.path for change in differing), ""
