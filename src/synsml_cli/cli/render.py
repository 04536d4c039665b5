"""`synsml render`: pages, data files and key dates into the site folder."""

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
    page: Annotated[str, typer.Argument(help="With --stdout: the page to print; default: the first.")] = "",
    stdout: Annotated[bool, typer.Option("--stdout", help="Print a page instead of writing files.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; end with 1 if something is out of date.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; print what would change.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that were edited by hand or are read-only.")] = False,
) -> None:
    """Write pages, data files and key dates into the site folder; only what changed."""
    if stdout + check + diff + force > 1:
        raise Usage("--stdout, --check, --diff and --force do not go together", remedy="give one of them")
    if page and not stdout:
        raise Usage(f"all pages are rendered, not only {page!r}", remedy="leave it out, or add --stdout to print it")
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
        aside = "see `synsml render --diff`: what was done by hand belongs elsewhere" if by_hand else "run `synsml render`"
        say_aside(f"  fix: {advised(aside)}")
        raise typer.Exit(1)
    with progress_bar(_RENDERING) as progress:
        by_clock = changed_by_clock(session.root, project, now=session.now, progress=progress)
    for change in by_clock:
        say(f"hint: {change.name} would change because time has passed: run `{session.command('render')}`")
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
                whose = "has text between marks that was not written by synsml"
            say_aside(f"{change.name} {whose}; what it says belongs into {change.output.origin}")
        raise
    for change in done.written:
        say(f"wrote {change.name}")
    same = len(done.changes) - len(done.written)
    if same:
        say(f"{same} file{'s' if same > 1 else ''} up to date")
    for path in done.stale:
        say(f"not rendered any more: {visible(project.known.site.name_of(path))}; remove it if nothing needs it")
