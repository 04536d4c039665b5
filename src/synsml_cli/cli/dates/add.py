"""`synsml deadlines add`: a new date."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Session, WordsCommand, new_app

app = new_app()


@app.command(cls=WordsCommand)
def add(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Its id, for ever: lower-case letters, digits and hyphens.")],
    when: Annotated[list[str], typer.Argument(metavar="WHEN", help="2023-05-29 23:59 AoE, a day, TBD, ...")],
    label: Annotated[str, typer.Option(metavar="TEXT", help="What pages call it.")],
    kind: Annotated[str, typer.Option(metavar="KIND", help="deadline, notification or event.")] = "deadline",
    after: Annotated[str, typer.Option(metavar="ID", help="The date it follows on pages; else by time.")] = "",
    track: Annotated[str, typer.Option(metavar="TEXT", help="Dates of one track have an order.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Markdown after the date.")] = "",
    url: Annotated[str, typer.Option(metavar="TEXT", help="Where it leads.")] = "",
    internal: Annotated[bool, typer.Option("--internal", help="For organizers only: never published.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Add a date."""
    from synsml_cli.cli.dates.date_report import show
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.edit_dates import add_date

    session = Session(ctx)
    values = {"label": label.strip(), "kind": kind, "track": track.strip(), "note": note.strip(), "url": url.strip()}
    values["internal"] = "true" if internal else ""
    text = " ".join(when)
    with progress_bar("Adding the date") as progress:
        done = add_date(session.root, id, text, values=values, after=after, now=session.now, dry_run=dry_run, progress=progress)
    show(done, session=session, undo=("remove", id, "--yes"), dry_run=dry_run)
