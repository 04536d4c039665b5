"""`synsml render`: write pages, data files and calendar into the site folder."""

from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.cli.advice import advised
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop, stop_if
from synsml_cli.cli.output import say, say_aside, say_diff, write
from synsml_cli.cli.progress import progress_bar
from synsml_cli.errors import Usage
from synsml_cli.model.plain import visible

if TYPE_CHECKING:
    from synsml_cli.model.project.project import Project

app = new_app()

_RENDERING = "Rendering the pages"


@app.command(cls=Command)
def render(
    ctx: typer.Context,
    page: Annotated[str, typer.Argument(help="Page to print with --stdout (default: the first).")] = "",
    stdout: Annotated[bool, typer.Option("--stdout", help="Print a page, write nothing.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 if a file is out of date.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print the changes, write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files edited by hand and read-only files.")] = False,
) -> None:
    """Write pages, data files and calendar into the site folder.

    Writes only files that changed. Never overwrites a file that was edited by hand, unless you give --force.

    Examples:
        synsml render
        synsml render --diff
    """
    if stdout + check + diff + force > 1:
        raise Usage("--stdout, --check, --diff and --force exclude each other", remedy="use one of them")
    if page and not stdout:
        raise Usage(f"cannot render only {page!r}: all pages are rendered", remedy="remove it, or add --stdout to print it")
    session = Invocation(ctx)
    project = load_or_stop(session)
    from synsml_cli.site.pages.plan import page_findings

    stop_if(project, page_findings(project))
    if stdout:
        from synsml_cli.tasks.site.render import page_text

        with progress_bar(_RENDERING) as progress:
            text = page_text(project, now=session.now, page=page, progress=progress)
        write(text.encode())
    elif diff:
        _diff(session, project)
    elif check:
        _check(session, project)
    else:
        _write(session, project, force=force)


def _diff(session: Invocation, project: "Project") -> None:
    from synsml_cli.tasks.site.compare import compare

    with progress_bar(_RENDERING) as progress:
        changes = compare(session.root, project, now=session.now, progress=progress)
    for change in changes:
        if change.state != "same":
            say_diff(change.diff())


def _check(session: Invocation, project: "Project") -> None:
    from synsml_cli.tasks.site.compare import WORDS, changed_by_clock, out_of_date

    with progress_bar(_RENDERING) as progress:
        differing = out_of_date(session.root, project, now=session.now, progress=progress)
    for change in differing:
        say(f"{change.name} {WORDS[change.state]}", exit_code=1)
    if differing:
        by_hand = any(change.state in ("edited", "foreign") for change in differing)
        aside = "move edits made by hand to their sources: see `synsml render --diff`" if by_hand else "run `synsml render`"
        say_aside(f"  fix: {advised(aside)}")
        raise typer.Exit(1)
    with progress_bar(_RENDERING) as progress:
        by_clock = changed_by_clock(session.root, project, now=session.now, progress=progress)
    for change in by_clock:
        say(f"hint: {change.name} changes with the date: run `{session.command('render')}`")
    say("the site is up to date")


def _write(session: Invocation, project: "Project", *, force: bool) -> None:
    from synsml_cli.tasks.site.compare import WORDS
    from synsml_cli.tasks.site.render import Overwrite
    from synsml_cli.tasks.site.render import render_site as run

    try:
        with progress_bar(_RENDERING) as progress:
            done = run(session.root, now=session.now, force=force, progress=progress)
    except Overwrite as refusal:
        for change in refusal.changes:
            say_diff(change.diff(), exit_code=refusal.exit_code)
            whose = WORDS[change.state]
            if change.output.filled is not None and change.state == "foreign":
                whose = "has text between marks that synsml did not write"
            say_aside(f"{change.name} {whose}; make this change in {change.output.origin} instead")
        raise
    for change in done.written:
        say(f"wrote {change.name}")
    same = len(done.changes) - len(done.written)
    if same:
        say(f"{same} file{'s' if same > 1 else ''} up to date")
    for path in done.stale:
        say(f"no longer rendered: {visible(project.known.site.name_of(path))}; remove it unless you need it")
