"""`synsml schedule add`: a new session."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


@app.command(cls=Command)
def schedule_add(
    ctx: typer.Context,
    time: Annotated[str, typer.Argument(help="Begin and end on the venue's clock: 09:30-10:00.")],
    title: Annotated[list[str] | None, typer.Argument(metavar="TITLE", help="What it is called.")] = None,
    kind: Annotated[str, typer.Option(metavar="KIND", help="talk, panel, posters, break or other.")] = "",
    speakers: Annotated[str, typer.Option(metavar="ID,ID", help="Who speaks.")] = "",
    by: Annotated[str, typer.Option(metavar="TEXT", help="Authors who have no record.")] = "",
    moderator: Annotated[str, typer.Option(metavar="ID", help="Who moderates.")] = "",
    room: Annotated[str, typer.Option(metavar="TEXT", help="Where.")] = "",
    track: Annotated[str, typer.Option(metavar="TEXT", help="In which track.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="Permanent id; default: kind and public speaker, or title.")] = "",
    date: Annotated[str, typer.Option(metavar="ID", help="The day of the programme, where there is none yet.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Add a session where it comes in time."""
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.schedule.report import show_schedule_change
    from synsml_cli.tasks.schedule.edit_schedule import add_session

    session = Invocation(ctx)
    values = {"kind": kind, "speakers": speakers, "by": by, "moderator": moderator, "room": room, "track": track, "id": id}
    text = " ".join(title or ())
    with progress_bar("Adding the session"):
        done = add_session(session.root, time, text, values=values, date=date, now=session.now, dry_run=dry_run)
    show_schedule_change(done, session=session, undo=done.undo, dry_run=dry_run)
