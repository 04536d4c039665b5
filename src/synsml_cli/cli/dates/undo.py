"""`synsml deadlines undo`: take the last change back."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Session, new_app

app = new_app()


@app.command(cls=Command)
def undo(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID...", help="The dates, or how their ids begin.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Take back the last change of dates, as if it had not been.

    Refused once the site's calendar carries the change: what subscribers have seen is changed with `set`.
    """
    from synsml_cli.cli.dates.date_report import show
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.undo_date import undo

    session = Session(ctx)
    with progress_bar("Undoing the change") as progress:
        done = undo(session.root, ids or (), now=session.now, dry_run=dry_run, progress=progress)
    show(done, session=session, dry_run=dry_run)
