"""`synsml people rename`: change an id everywhere."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import say, say_aside, say_diff
from synsml_cli.model.counted import counted
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def people_rename(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Person id, or its beginning.")],
    new: Annotated[str, typer.Argument(help="New id.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Change the id of a person: file name and schedule.

    Examples:
        synsml people rename emmy-noether emmy
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.people.rename_person import rename_person

    session = Invocation(ctx)
    with progress_bar("Renaming the person"):
        done = rename_person(session.root, id, new, dry_run=dry_run)
    if dry_run:
        say_diff(done.diff)
    say(f"{'would rename' if dry_run else 'renamed'} {visible(done.before.file)} to {visible(done.person.file)}")
    if done.references:
        say(f"  updated {counted(done.references, 'line')} of the schedule")
    if done.person.photo and done.before.id in done.person.photo:
        say(f"  the photo keeps its file name: {visible(done.person.photo)}")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
    elif done.can_undo:
        say(f"to undo   {session.command('people', 'rename', done.person.id, done.before.id)}")
