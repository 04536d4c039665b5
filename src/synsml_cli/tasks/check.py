"""Check a workshop: read everything, look at the disk, run every check."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from synsml_cli.checks import Context, run_checks
from synsml_cli.model.project import Project
from synsml_cli.report import Located, locate
from synsml_cli.store.load import load
from synsml_cli.store.survey import survey


@dataclass(frozen=True)
class Checked:
    """What was looked at, and what was found."""

    project: Project
    findings: tuple[Located, ...]
    """In the order of every output."""


def check(root: Path, *, now: datetime) -> Checked:
    """Return all findings; those of the reader alone where `workshop.yaml` could not be read."""
    project = load(root)
    found = project.findings
    if project.workshop is not None:
        found += run_checks(Context(project, survey(root, project), now))
    return Checked(project, locate(project, found))
