"""`synsml people show`: print one record."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import lines, say, say_json
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def people_show(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Person id, or its beginning.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show one person's record.

    Examples:
        synsml people show emmy
    """
    from synsml_cli.model.records.person import fields_in_order
    from synsml_cli.tasks.people.find import find, person_data

    project = load_or_stop(Invocation(ctx), pages=False)
    person = find(project, id)
    if as_json:
        say_json(person_data(person))
        return
    rows = [("id", person.id), ("file", person.file)]
    for name, value in fields_in_order(person).items():
        rows += [(role, state) for role, state in value.items()] if isinstance(value, dict) else [(name, value)]
    width = max(len(name) for name, _ in rows)
    say(lines(f"{name:<{width}}  {visible(' '.join(value.split()))}" for name, value in rows))
