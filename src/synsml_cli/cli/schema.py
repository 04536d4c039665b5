"""`synsml schema`: JSON Schema, with which editors complete and underline."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, new_app
from synsml_cli.cli.output import say_json
from synsml_cli.errors import Usage
from synsml_cli.model.guess import did_you_mean

app = new_app()


@app.command(cls=Command)
def schema(name: Annotated[str, typer.Argument(metavar="workshop|person", help="Which kind of file.")]) -> None:
    """Print the JSON Schema of workshop.yaml or of a person's file, for editors."""
    from synsml_cli.cli.field_notes import field_notes
    from synsml_cli.model.json_schema import FILES, document

    if name not in FILES:
        known = f"write one of {', '.join(FILES)}"
        raise Usage(f"there is no schema of {name!r}", remedy=did_you_mean(name, FILES) or known)
    say_json(document(name, notes=field_notes))
