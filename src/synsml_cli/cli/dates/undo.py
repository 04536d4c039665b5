"""`synsml deadlines undo`: undo the last change to dates."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


@app.command(cls=Command)
def dates_undo(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID...", help="Date ids, or their beginnings.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Undo the last change to these dates.

    Refused once the calendar of the site contains the change. Then use `synsml deadlines set`.

    Examples:
        synsml deadlines undo submission
    """
    from synsml_cli.cli.dates.date_report import show_date_change
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.undo_date import undo

    session = Invocation(ctx)
    with progress_bar("Undoing the change") as progress:
        done = undo(session.root, ids or (), now=session.now, dry_run=dry_run, progress=progress)
    show_date_change(done, session=session, dry_run=dry_run)
