"""`synsml schedule cancel`: mark a session as cancelled."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


@app.command(cls=Command)
def schedule_cancel(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="SESSION", help="Id, title (or their beginnings) or start time: 09:30.")],
    undo: Annotated[bool, typer.Option("--undo", help="Undo it, until a subscriber may have seen it.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Cancel a session: pages and calendars show it as cancelled.

    Examples:
        synsml schedule cancel opening
        synsml schedule cancel 09:00 --dry-run
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.schedule.report import show_schedule_change
    from synsml_cli.tasks.schedule.cancel_session import cancel_session

    session = Invocation(ctx)
    with progress_bar("Cancelling the session"):
        done = cancel_session(session.root, id, undo=undo, now=session.now, dry_run=dry_run)
    key = done.after.id or done.after.time.split("-")[0] if done.after else ""
    show_schedule_change(done, session=session, undo=() if undo else ("cancel", key, "--undo"), dry_run=dry_run)
