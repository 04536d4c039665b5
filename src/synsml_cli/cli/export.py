"""`synsml export`: the workshop in other formats."""

from pathlib import Path
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Session, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, write
from synsml_cli.model.plain import visible

app = new_app(no_args_is_help=True)


@app.callback()
def export() -> None:
    """Write the workshop in other formats: ics."""


@app.command(cls=Command)
def ics(
    ctx: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output; default: <id>.ics.")
    ] = "",
) -> None:
    """Write the public dates as a calendar that every program reads right."""
    from synsml_cli.export import exporter

    session = Session(ctx)
    workshop = load_or_stop(session, people=False, pages=False).known
    data = exporter("ics")(workshop)
    if output == "-":
        write(data)
        return
    path = Path.cwd() / (output or f"{workshop.id}.ics")
    from synsml_cli.tasks.write_export import write_export

    write_export(path, data, begins=b"BEGIN:VCALENDAR", name=output or path.name)
    public = [entry for entry in workshop.dates.values() if not entry.internal]
    unknown = [visible(entry.label) for entry in public if entry.when.form == "tbd"]
    events = data.count(b"BEGIN:VEVENT")
    left_out = f"; left out, to be announced: {', '.join(unknown)}" if unknown else ""
    say(f"wrote {output or path.name}: {events} event{'' if events == 1 else 's'}{left_out}")
