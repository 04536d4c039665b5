"""`synsml deadlines add`: a new date."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Invocation, WordsCommand, new_app

app = new_app()


@app.command(cls=WordsCommand)
def dates_add(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Permanent id: lower-case letters, digits, hyphens.")],
    when: Annotated[list[str], typer.Argument(metavar="WHEN", help="2027-03-08 23:59 AoE, a day, TBD, ...")],
    label: Annotated[str, typer.Option(metavar="TEXT", help="Name on pages.")],
    kind: Annotated[str, typer.Option(metavar="KIND", help="deadline, notification, event.")] = "deadline",
    after: Annotated[str, typer.Option(metavar="ID", help="Date before it on pages (default: by time).")] = "",
    track: Annotated[str, typer.Option(metavar="TEXT", help="Track; the dates of a track have an order.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Markdown to show after the date.")] = "",
    url: Annotated[str, typer.Option(metavar="TEXT", help="Link of the date.")] = "",
    internal: Annotated[bool, typer.Option("--internal", help="Never publish; for organizers only.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Add a date.

    Examples:
        synsml deadlines add registration 2027-06-30 --label Registration
        synsml deadlines add tutorials 2027-07-27 --label Tutorials --kind event
    """
    from synsml_cli.cli.dates.date_report import show_date_change
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.edit_dates import add_date

    session = Invocation(ctx)
    values = {"label": label.strip(), "kind": kind, "track": track.strip(), "note": note.strip(), "url": url.strip()}
    values["internal"] = "true" if internal else ""
    text = " ".join(when)
    with progress_bar("Adding the date") as progress:
        done = add_date(session.root, id, text, values=values, after=after, now=session.now, dry_run=dry_run, progress=progress)
    show_date_change(done, session=session, undo=("remove", id, "--yes"), dry_run=dry_run)
