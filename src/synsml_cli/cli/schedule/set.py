"""`synsml schedule set`: change fields of a session."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


@app.command("set", cls=Command)
def schedule_set(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="SESSION", help="Id, title (or their beginnings) or start time: 09:30.")],
    fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="Fields; an empty value removes the field.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Set fields of a session: title, time, speakers, ...

    Fields: title, time, speakers, kind, by (authors without a record), moderator, room, track, abstract, links.LABEL, id.

    Examples:
        synsml schedule set opening time=09:15-09:30
        synsml schedule set 09:00 title=Welcome room= track=Theory
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.schedule.report import show_schedule_change
    from synsml_cli.tasks.schedule.edit_schedule import set_session

    session = Invocation(ctx)
    with progress_bar("Changing the session"):
        done = set_session(session.root, id, fields, now=session.now, dry_run=dry_run)
    show_schedule_change(done, session=session, undo=done.undo, dry_run=dry_run)
