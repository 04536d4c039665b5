"""`synsml deadlines remove`: delete a date and its history."""

from typing import Annotated

import typer

from synsml_cli.cli.asking import agree_or_stop
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import say, say_aside, say_diff
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def dates_remove(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Date id, or its beginning.")],
    yes: Annotated[bool, typer.Option("--yes", help="Skip the question.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Remove a date and its history.

    Lists the lines that use it and what subscribers of the calendar will see.

    Examples:
        synsml deadlines remove poster --dry-run
        synsml deadlines remove poster --yes
    """
    from synsml_cli.cli.dates.date_report import places_in_words
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.edit_dates import remove_date

    session = Invocation(ctx)
    with progress_bar("Looking at pages"):
        planned = remove_date(session.root, id, now=session.now, dry_run=True)
    name = planned.entry.id
    for line in places_in_words(planned.project, (finding.at for finding in planned.faults), head="lines that use it:"):
        say_aside(line)
    if planned.calendar:
        say_aside(f"subscribers: it disappears from {visible(planned.calendar)} without notice, or stays permanently")
    if not planned.entry.cancelled:
        say_aside(f"`{session.command('deadlines', 'cancel', name)}` keeps it, marked as cancelled")
    if dry_run:
        say_diff(planned.diff)
        say_aside("nothing was written (--dry-run)")
        return
    refused = f"{name!r} was not removed"
    question = f"Remove {name!r} and its history?"
    agree_or_stop(question, yes=yes, refused=refused, remedy="add --yes to remove it and its history")
    with progress_bar("Looking at pages"):
        remove_date(session.root, name, now=session.now)
    say(f"removed {name}: {visible(planned.entry.label)}")
