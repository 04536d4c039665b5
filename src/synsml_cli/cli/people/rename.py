"""`synsml people rename`: another id, everywhere."""

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
    id: Annotated[str, typer.Argument(help="The person's id, or how it begins.")],
    new: Annotated[str, typer.Argument(help="The new id.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Give a person another id: the file's name, and the programme that names it."""
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.people.rename_person import rename_person

    session = Invocation(ctx)
    with progress_bar("Renaming the person"):
        done = rename_person(session.root, id, new, dry_run=dry_run)
    if dry_run:
        say_diff(done.diff)
    say(f"{'would rename' if dry_run else 'renamed'} {visible(done.before.file)} to {visible(done.person.file)}")
    if done.references:
        say(f"  the programme names the new id in {counted(done.references, 'place')}")
    if done.person.photo and done.before.id in done.person.photo:
        say(f"  the photo keeps its name: {visible(done.person.photo)}")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
    elif done.can_undo:
        say(f"to undo   {session.command('people', 'rename', done.person.id, done.before.id)}")
