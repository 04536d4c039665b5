"""`synsml schema`: print JSON Schema, for completion and validation in editors."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import say_json
from synsml_cli.errors import CannotRun, Usage
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schema.guess import choose

app = new_app()


@app.command(cls=Command)
def schema(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="workshop|person", help="Kind of file.")]) -> None:
    """Print the JSON Schema of workshop.yaml or of a person's record.

    Within a workshop, the schema of a person lists the roles of the workshop: print it again after you declare a role.

    Examples:
        synsml schema workshop
        synsml schema person
    """
    from synsml_cli.cli.field_notes import field_notes
    from synsml_cli.export.json_schema import FILES, document

    if name not in FILES:
        raise Usage(f"there is no schema {name!r}", remedy=choose(name, FILES))
    say_json(document(name, notes=field_notes, roles=_roles(Invocation(ctx)) if name == "person" else ()))


def _roles(session: Invocation) -> tuple[str, ...]:
    """Return the roles of the workshop; empty without a workshop or if they cannot be read."""
    from synsml_cli.model.records.roles import ROLES
    from synsml_cli.store.reading.load import load

    try:
        project = load(session.root, people=False, pages=False)
    except CannotRun:
        if session.is_named:
            raise
        return ()
    refused = any(finding.at.file == FILE and finding.at.path[:1] == ("roles",) for finding in project.findings)
    return () if refused or project.lacks("roles") else (*ROLES, *project.known.roles)
