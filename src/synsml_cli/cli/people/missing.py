"""`synsml people missing`: list missing information about people."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, say_json, write
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def people_missing(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only people with this role.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help="Only people in this state.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV with e-mail addresses.")] = False,
) -> None:
    """List missing photos, affiliations, pages, answers and talks.

    Examples:
        synsml people missing --role speaker
        synsml people missing --csv
    """
    from synsml_cli.tasks.people.find import known_role, known_state, select_people
    from synsml_cli.tasks.people.missing_people import missing

    project = load_or_stop(Invocation(ctx), pages=False)
    found = missing(project, select_people(project, role=known_role(project, role), status=known_state(status)))
    if as_json:
        say_json([{"id": item.person.id, "name": item.person.name, "missing": list(item.what)} for item in found])
    elif as_csv:
        from synsml_cli.export.csv_text import csv_text

        rows = ((item.person.id, item.person.name, item.person.email, "; ".join(item.what)) for item in found)
        write(csv_text((("id", "name", "email", "missing"), *rows)).encode())
    elif not found:
        say("nothing is missing")
    else:
        width = max(len(item.person.id) for item in found)
        for item in found:
            say(f"{item.person.id:<{width}}  {', '.join(item.what)}  ({visible(item.person.name)})")
