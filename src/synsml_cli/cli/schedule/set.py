"""`synsml schedule set`: fields of a session."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


@app.command("set", cls=Command)
def schedule_set(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="SESSION", help="Its id, or how that or the title begins, or its begin: 09:30.")],
    fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="An empty value takes the field out.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Set fields of a session: title=..., time=10:30-11:00, speakers=ada,grace.

    Also kind, by (authors without a record), moderator, room, track, abstract, links.LABEL.
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.schedule.report import show_schedule_change
    from synsml_cli.tasks.schedule.edit_schedule import set_session

    session = Invocation(ctx)
    with progress_bar("Changing the session"):
        done = set_session(session.root, id, fields, now=session.now, dry_run=dry_run)
    show_schedule_change(done, session=session, undo=done.undo, dry_run=dry_run)
