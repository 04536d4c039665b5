"""`synsml people list`: people by role and state."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Session, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, say_json
from synsml_cli.errors import Usage
from synsml_cli.model.guess import did_you_mean
from synsml_cli.model.roles import STATES

app = new_app()


@app.command("list", cls=Command)
def list_(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only those with this role.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help=f"Only those who are {', '.join(STATES)}.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, in page order.")] = False,
) -> None:
    """List people by role, sorted as on the page."""
    from synsml_cli.tasks.people import as_data, known_role, select

    session = Session(ctx)
    project = load_or_stop(session, pages=False)
    if status and status not in STATES:
        raise Usage(f"--status: unknown state {status!r}", remedy=did_you_mean(status, STATES) or f"known: {', '.join(STATES)}")
    chosen = select(project, role=known_role(project, role), status=status)
    if as_json:
        say_json([as_data(person) for person in chosen])
        return
    from synsml_cli.cli.console import printed
    from synsml_cli.cli.people_table import tables

    say(printed(*tables(project, chosen, role=role, status=status)))
