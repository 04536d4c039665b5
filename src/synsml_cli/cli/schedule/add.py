"""`synsml schedule add`: add a session."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


@app.command(cls=Command)
def schedule_add(
    ctx: typer.Context,
    time: Annotated[str, typer.Argument(help="Start and end in venue time: 09:30-10:00.")],
    title: Annotated[list[str] | None, typer.Argument(metavar="TITLE", help="Title.")] = None,
    kind: Annotated[str, typer.Option(metavar="KIND", help="talk, panel, posters, break, other.")] = "",
    speakers: Annotated[str, typer.Option(metavar="ID,ID", help="Person ids of the speakers.")] = "",
    by: Annotated[str, typer.Option(metavar="TEXT", help="Authors without a record.")] = "",
    moderator: Annotated[str, typer.Option(metavar="ID", help="Person id of the moderator.")] = "",
    room: Annotated[str, typer.Option(metavar="TEXT", help="Room.")] = "",
    track: Annotated[str, typer.Option(metavar="TEXT", help="Track.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="Permanent id (default: from kind and speaker, or title).")] = "",
    date: Annotated[str, typer.Option(metavar="ID", help="Date id of the day, for the first session.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Add a session, ordered by time.

    Examples:
        synsml schedule add 09:00-09:10 Opening --kind other
        synsml schedule add 09:10-10:00 "Symmetry" --speakers emmy --room "Hall A"
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.schedule.report import show_schedule_change
    from synsml_cli.tasks.schedule.edit_schedule import add_session

    session = Invocation(ctx)
    values = {"kind": kind, "speakers": speakers, "by": by, "moderator": moderator, "room": room, "track": track, "id": id}
    text = " ".join(title or ())
    with progress_bar("Adding the session"):
        done = add_session(session.root, time, text, values=values, date=date, now=session.now, dry_run=dry_run)
    show_schedule_change(done, session=session, undo=done.undo, dry_run=dry_run)
