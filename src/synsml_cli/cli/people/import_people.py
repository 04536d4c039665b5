"""`synsml people import`: create many records at once, from a form or the data file of another site."""

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
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV (form answers, a table) or YAML (data of a site).")],
    role: Annotated[str, typer.Option(metavar="ROLE", help="Role of people for whom the file has none.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help="State where the file has none (default: invited).")] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="KEY=FIELD", help="Field of a column or key; KEY= skips it. Repeatable."),
    ] = None,
    split_names: Annotated[bool, typer.Option("--split-names", help="Split whole names by the rule shown.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Also change existing records to match the file.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Skip all questions.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Import new people from a CSV or YAML file.

    Recognizes columns and keys by their usual names. Splits whole names only if you agree to the rule. Existing records
    change only with --update. Skips people who cannot be imported, reports each with its line, and writes all others or, if
    writing fails, none. Exit code: 0 if everybody was imported, 1 otherwise.

    Examples:
        synsml people import answers.csv --role speaker --dry-run
        synsml people import people.yml --split-names --role organizer
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
        say_aside(f"to repeat without questions: {visible(command)}")
    raise typer.Exit(1 if plan.is_incomplete else 0)
