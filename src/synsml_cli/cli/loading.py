"""Load the workshop for a command, or stop at errors of the reader."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from synsml_cli.cli.advice import advised
from synsml_cli.cli.common import Invocation
from synsml_cli.cli.output import complain, lines, painter, say_aside

if TYPE_CHECKING:
    from synsml_cli.model.project.project import Project
    from synsml_cli.model.source.findings import Finding


def load_or_stop(session: Invocation, *, people: bool = True, pages: bool = True) -> Project:
    """Return the project, or print errors of the reader to standard error and end the command with exit code 1."""
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.store.reading.load import load

    with progress_bar("Reading the workshop"):
        project = load(session.root, people=people, pages=pages)
    stop_if(project, project.findings)
    return project


def stop_if(project: Project, findings: tuple[Finding, ...]) -> None:
    """If there are findings, print them to standard error and end the command with exit code 1."""
    if findings:
        from synsml_cli.report import as_text, locate

        paint = painter(sys.stderr.isatty())
        say_aside(lines(as_text(project, locate(project, findings), paint=paint, advise=advised)), painted=True)
        complain(f"stopped at {len(findings)} error{'s' if len(findings) > 1 else ''}", "fix them and run it again")
        raise typer.Exit(1)
