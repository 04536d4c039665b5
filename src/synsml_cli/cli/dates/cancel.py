"""`synsml deadlines cancel`: mark a date as cancelled."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


@app.command(cls=Command)
def dates_cancel(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Date id, or its beginning.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Cancel a date: pages and calendars show it as cancelled.

    Examples:
        synsml deadlines cancel poster
    """
    from synsml_cli.cli.dates.date_report import show_date_change
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.edit_dates import cancel_date

    session = Invocation(ctx)
    with progress_bar("Cancelling the date") as progress:
        done = cancel_date(session.root, id, now=session.now, dry_run=dry_run, progress=progress)
    show_date_change(done, session=session, undo=("undo", done.moved[0].after.id), dry_run=dry_run)
