"""`synsml people list`: people by role and state."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, say_json

app = new_app()


@app.command("list", cls=Command)
def people_list(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only people with this role.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help="Only this state: invited, confirmed, ...")] = "",
    older_than: Annotated[str, typer.Option(metavar="SPAN", help="Only states older than 14d or 2w.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, in page order.")] = False,
) -> None:
    """List people by role, in page order.

    States: invited, tentative, confirmed, declined, withdrawn.

    Examples:
        synsml people list --role organizer
        synsml people list --status invited --older-than 14d
    """
    from synsml_cli.tasks.dates.deadlines import read_span
    from synsml_cli.tasks.people.find import known_role, known_state, person_data, select_people

    session = Invocation(ctx)
    project = load_or_stop(session, pages=False)
    before = session.now - read_span(older_than) if older_than else None
    chosen = select_people(project, role=known_role(project, role), status=known_state(status), before=before)
    if as_json:
        say_json([person_data(person) for person in chosen])
        return
    from synsml_cli.cli.console import printed
    from synsml_cli.cli.people.table import tables

    say(printed(*tables(project, chosen, role=role, status=status, before=before, now=session.now)), painted=True)
