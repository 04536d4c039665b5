"""`synsml people export`: write people as a table."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, write
from synsml_cli.errors import Usage
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def people_export(
    ctx: typer.Context,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write CSV; `people import` reads it back.")] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Output file (default, and -: standard output).")
    ] = "",
    internal: Annotated[bool, typer.Option("--internal", help="Include all states, e-mail addresses and notes.")] = False,
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only people with this role.")] = "",
) -> None:
    """Export confirmed people as a table (everybody: --internal).

    Rows are in page order. A text that a spreadsheet would take for a formula gets a leading apostrophe.

    Examples:
        synsml people export --csv -o people.csv
        synsml people export --csv --internal --role speaker
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.people.export_people import export_people
    from synsml_cli.tasks.people.find import known_role, select_people

    if not as_csv:
        raise Usage("missing format", remedy="add --csv")
    session = Invocation(ctx)
    project = load_or_stop(session, pages=False)
    people = select_people(project, role=known_role(project, role), status="" if internal else "confirmed")
    path = session.here / output if output not in ("", "-") else None
    with progress_bar("Writing people"):
        data = export_people(session.root, project, people, internal=internal, path=path, name=output)
    if path is None:
        write(data)
        return
    say(f"wrote {visible(output)}: {len(people)} {'person' if len(people) == 1 else 'people'}")
