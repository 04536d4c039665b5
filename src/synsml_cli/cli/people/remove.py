"""`synsml people remove`: a record that goes."""

from typing import Annotated

import typer

from synsml_cli.cli.asking import agree_or_stop, agrees, can_ask
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def people_remove(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The person's id, or how it begins.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Also somebody whom the programme names.")] = False,
    remove_photo: Annotated[bool, typer.Option("--remove-photo", help="Delete the person's photo too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Remove a person's record; `decline` and `withdraw` keep it."""
    from synsml_cli.cli.dates.date_report import places_in_words
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.people.remove_person import remove_person

    session = Invocation(ctx)
    with progress_bar("Looking for the person"):
        planned = remove_person(session.root, id, dry_run=True)
    person = planned.person
    for line in places_in_words(planned.project, planned.named, head="the programme names them:"):
        say_aside(line)
    if dry_run:
        say_diff(planned.diff)
        for name in planned.photos if remove_photo else ():
            say(f"would remove {visible(name)}")
        say_aside("nothing was written (--dry-run)")
        return
    refused = f"{person.id!r} was not removed"
    question = f"Remove the record of {person.name}?"
    agree_or_stop(question, yes=yes, refused=refused, remedy="add --yes to remove the record")
    if planned.photos and not remove_photo and not yes and can_ask():
        known = "git has it" if planned.photos_in_git else "git does not have it"
        remove_photo = agrees(f"Delete the photo too, {', '.join(planned.photos)} ({known})?")
    with progress_bar("Looking for the person"):
        remove_person(session.root, person.id, force=force, remove_photo=remove_photo)
    say(f"removed {visible(person.file)}: {visible(person.name)}")
    if planned.in_git:
        say_aside(f"  git still has it: git restore {visible(person.file)}")
    for name in planned.photos:
        if remove_photo:
            say(f"removed {visible(name)}")
        else:
            remedy = "delete it if nothing else shows it; next time `--remove-photo` does"
            complain(f"warning: the photo of {person.name} is still there: {name}", remedy)
