"""`synsml check`: list every problem with file, line, column and fix."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.cli.advice import advised
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import lines, painter, say, say_aside, say_json
from synsml_cli.errors import Usage
from synsml_cli.model.counted import counted
from synsml_cli.model.plain import visible

if TYPE_CHECKING:
    from synsml_cli.model.selection import Selection

app = new_app()


class ReportFormat(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


@app.command(cls=Command)
def check(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON (same as --format json).")] = False,
    format: Annotated[ReportFormat | None, typer.Option(help="Output format (default: text; github: annotations).")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Only these codes: D104, or P for a family.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="All codes but these.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Fix problems that have a single correct fix; show the diff.")] = False,
    explain: Annotated[str, typer.Option(metavar="CODE", help="Explain a check, with examples.")] = "",
) -> None:
    """List every problem with file, line and column.

    Exit code: 0 without errors (with --strict: without errors and warnings), 1 otherwise.

    Examples:
        synsml check --select D,W --strict
        synsml check --explain D104
    """
    if explain:
        from synsml_cli.cli.explain import manual_entry

        say(manual_entry(explain))
        return
    from synsml_cli import report
    from synsml_cli.cli.explain import selection
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.base.check import check_workshop as run

    if as_json and format is not None and format != ReportFormat.json:
        raise Usage(f"--json and --format {format} contradict each other", remedy="remove one of them")
    session = Invocation(ctx)
    wanted = selection(select or [], ignore or [])
    if fix:
        _fix(session, wanted)
    with progress_bar("Checking") as progress:
        checked = run(session.root, now=session.now, selection=wanted, progress=progress)
    found = checked.findings
    failed = report.count(found, "error") or (strict and report.count(found, "warning"))
    code = 1 if failed else 0
    if as_json or format == ReportFormat.json:
        say_json(report.findings_data(found), exit_code=code)
    elif format == ReportFormat.github:
        # A workflow runs at the top of the repository; GitHub expects paths relative to it.
        here = session.here
        folder = session.root.relative_to(here).as_posix() if session.root.is_relative_to(here) else ""
        for line in report.as_github(found, folder="" if folder == "." else folder):
            say(line, exit_code=code)
    else:
        text = report.as_text(checked.project, found, paint=painter(sys.stdout.isatty()), advise=advised)
        say(lines((*text, report.summary(found))), painted=True, exit_code=code)
    raise typer.Exit(code)


def _fix(session: Invocation, wanted: "Selection") -> None:
    """Fix problems and print the diff to standard error, because standard output holds the report."""
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.base.fix import fix

    with progress_bar("Checking") as progress:
        done = fix(session.root, now=session.now, selection=wanted, progress=progress)
    for diff in done.diffs:
        say_aside(lines(visible(line) for line in diff.splitlines()))
    say_aside(f"fixed {counted(done.count, 'problem')}" if done.count else "nothing to fix automatically")
