"""`synsml schedule remove`: delete a session."""

from typing import Annotated

import typer

from synsml_cli.cli.asking import agree_or_stop
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import say_aside
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def schedule_remove(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="SESSION", help="Id, title (or their beginnings) or start time: 09:30.")],
    yes: Annotated[bool, typer.Option("--yes", help="Skip the question.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Remove a session from the schedule.

    Examples:
        synsml schedule remove opening --yes
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.schedule.report import show_schedule_change
    from synsml_cli.tasks.schedule.edit_schedule import remove_session, session_words

    session = Invocation(ctx)
    with progress_bar("Looking for the session"):
        planned = remove_session(session.root, id, now=session.now, dry_run=True)
    assert planned.before is not None
    name = visible(session_words(planned.before))
    if planned.calendar:
        say_aside(f"subscribers: it disappears from {visible(planned.calendar)} without notice, or stays permanently")
        if not planned.before.cancelled:
            cancel = session.command("schedule", "cancel", planned.before.id)
            say_aside(f"`{visible(cancel)}` keeps it, marked as cancelled")
    refused = f"{name!r} was not removed"
    agree_or_stop(f"Remove {name!r}?", yes=yes or dry_run, refused=refused, remedy="add --yes to remove it")
    done = planned if dry_run else remove_session(session.root, id, now=session.now)
    show_schedule_change(done, session=session, undo=(), dry_run=dry_run)
    if planned.before.speakers:
        say_aside(f"no longer in the schedule: {', '.join(planned.before.speakers)}")
