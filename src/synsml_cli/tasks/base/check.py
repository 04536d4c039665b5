"""Check a workshop: read everything, look at the disk, run every check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import CHECKS
from synsml_cli.checks.run import run_checks
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.selection import EVERYTHING, Selection, silenced
from synsml_cli.model.source.findings import Finding
from synsml_cli.report import Located, locate
from synsml_cli.store.looking.survey import survey
from synsml_cli.store.reading.load import load

if TYPE_CHECKING:  # loads the engine of templates
    from synsml_cli.tasks.site.confined import Run


class Checked(NamedTuple):
    """The project that was checked, and the findings."""

    project: Project
    findings: tuple[Located, ...]
    """In the order of every output."""


def check_workshop(
    root: Path, *, now: datetime, selection: Selection = EVERYTHING, run: Run | None = None, progress: Progress = silent
) -> Checked:
    """Return all wanted findings; `run` is how templates are tried, for a process with several threads.

    A file that cannot be read is reported whatever is selected, because "no problems found" would be wrong; only ignoring the
    code explicitly skips it.
    """
    project = load(root)
    found = tuple(
        finding
        for finding in project.findings
        if selection.takes(finding.code) or (_limits(project, finding) and not selection.leaves_out(finding.code))
    )
    found += run_checks(
        context_of(root, project, now=now, run=run),
        (check for check in CHECKS if selection.takes(check.code)),
        progress=progress,
    )
    return Checked(project, _audible(project, locate(project, found)))


def context_of(root: Path, project: Project, *, now: datetime, run: Run | None = None) -> Context:
    """Return what checks may look at; renders pages in memory only to try custom templates."""
    if not project.templates:
        return Context(project, survey(root, project), now)
    from synsml_cli.tasks.site.try_templates import tried

    return Context(project, survey(root, project), now, tried(project, now, run))


def _limits(project: Project, finding: Finding) -> bool:
    """Return whether a finding means that a whole file was not read."""
    return finding.at.file in project.unread_files or finding.code == "R114"


def _audible(project: Project, found: tuple[Located, ...]) -> tuple[Located, ...]:
    """Drop findings that a comment on their line silences; errors of the reader stay, because they stop every command."""
    comments = {
        file: lines
        for file in {item.finding.at.file for item in found}
        if file in project.sources and (lines := silenced(file, project.sources[file]))
    }
    return tuple(
        item
        for item in found
        if item.finding.code.startswith("R")
        or not item.finding.code.startswith(comments.get(item.finding.at.file, {}).get(item.span.line, ()))
    )
