"""`synsml people remove`: a record that goes."""

from typing import Annotated

import typer

from synsml_cli.cli.asking import agree_or_stop
from synsml_cli.cli.common import Command, Session, new_app
from synsml_cli.cli.output import say, say_aside, say_diff
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def remove(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The person's id, or how it begins.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Also somebody whom the programme names.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Remove a person's record; `decline` and `withdraw` keep it."""
    from synsml_cli.cli.date_report import places_in_words
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.remove_person import remove_person

    session = Session(ctx)
    with progress_bar("Looking for the person"):
        planned = remove_person(session.root, id, dry_run=True)
    person = planned.person
    for line in places_in_words(planned.project, planned.named, head="the programme names them:"):
        say_aside(line)
    if dry_run:
        say_diff(planned.diff)
        say_aside("nothing was written (--dry-run)")
        return
    refused = f"{person.id!r} was not removed"
    question = f"Remove the record of {person.name}?"
    agree_or_stop(question, yes=yes, refused=refused, remedy="add --yes to remove the record")
    with progress_bar("Looking for the person"):
        remove_person(session.root, person.id, force=force)
    say(f"removed {visible(person.file)}: {visible(person.name)}")
    if planned.in_git:
        say_aside(f"  git still has it: git restore {visible(person.file)}")
