"""`synsml people remove`: delete a record."""

import shlex
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
    id: Annotated[str, typer.Argument(help="Person id, or its beginning.")],
    yes: Annotated[bool, typer.Option("--yes", help="Skip the question.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Also remove someone named in the schedule.")] = False,
    remove_photo: Annotated[bool, typer.Option("--remove-photo", help="Also delete the photo.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Delete a record; `decline` and `withdraw` keep it.

    Examples:
        synsml people remove emmy --dry-run
        synsml people remove emmy --yes --remove-photo
    """
    from synsml_cli.cli.dates.date_report import places_in_words
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.people.remove_person import remove_person

    session = Invocation(ctx)
    with progress_bar("Looking for the person"):
        planned = remove_person(session.root, id, dry_run=True)
    person = planned.person
    for line in places_in_words(planned.project, planned.named, head="lines of the schedule that name them:"):
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
        remove_photo = agrees(f"Also delete the photo {', '.join(planned.photos)} ({known})?")
    with progress_bar("Looking for the person"):
        remove_person(session.root, person.id, force=force, remove_photo=remove_photo)
    say(f"removed {visible(person.file)}: {visible(person.name)}")
    if planned.in_git:
        say_aside(f"  to restore it: git restore {visible(person.file)}")
    for name in planned.photos:
        if remove_photo:
            say(f"removed {visible(name)}")
        else:
            remedy = f"delete it unless it is used elsewhere: rm {shlex.quote(name)}"
            complain(f"warning: the photo of {person.name} was kept: {name}", remedy)
