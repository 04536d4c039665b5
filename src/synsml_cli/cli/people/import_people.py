"""`synsml people import`: many records at once, from a form or from the data file of another site."""

from typing import Annotated

import typer

from synsml_cli.cli.asking import can_ask
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say_aside
from synsml_cli.model.plain import visible

app = new_app()


@app.command("import", cls=Command)
def people_import(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, such as the answers of a form, or YAML of a site.")],
    role: Annotated[str, typer.Option(metavar="ROLE", help="Of those whose own role the file does not tell.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help="Of those whose state it does not tell; else invited.")] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="KEY=FIELD", help="What a column or key holds; KEY= leaves it out. Several times."),
    ] = None,
    split_names: Annotated[bool, typer.Option("--split-names", help="Agree to the rule that splits whole names.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Let records that are there take over what differs.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: neither before records change nor what a key holds.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Import people from a CSV or YAML file; nobody who is there is changed.

    Keys and columns are known by their usual names. Whole names are split only by a rule that somebody agrees to. All is
    checked as a whole before anything is written. Ends with 1 if somebody was not imported.
    """
    from synsml_cli.cli.people.import_dialogue import Dialogue
    from synsml_cli.cli.people.import_report import report
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.importing.import_people import import_people

    session = Invocation(ctx)
    project = load_or_stop(session, pages=False)
    dialogue = Dialogue(project, here=session.here, now=session.now, asks=can_ask() and not yes)
    request, plan = dialogue.planned(
        file, role=role, status=status, mapping=map_ or [], split=split_names, update=update, agreed=yes or dry_run
    )
    agreed = plan.changed if request.update else ()
    with progress_bar("Writing people") as progress:
        done = import_people(session.root, request, now=session.now, agreed=agreed, dry_run=dry_run, progress=progress)
    report(done, request, session=session, dry_run=dry_run)
    if dialogue.answers:
        command = session.command("people", "import", file, *dialogue.given, *dialogue.answers)
        say_aside(f"to repeat it without these questions: {visible(command)}")
    raise typer.Exit(1 if plan.is_incomplete else 0)
