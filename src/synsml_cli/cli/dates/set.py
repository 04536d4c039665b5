"""`synsml deadlines set`: give dates another value, earlier or later."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Session, WordsCommand, new_app
from synsml_cli.cli.dates.zone_option import ZoneOption, zone_before_writing
from synsml_cli.model.records.workshop import WHY

app = new_app()


@app.command("set", cls=WordsCommand)
def set_(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="ID... WHEN", help="Dates, and the new value: 2023-06-21, TBD, -3d.")],
    why: Annotated[str, typer.Option(metavar="WORD", help=f"{', '.join(WHY)}; else what the change is.")] = "",
    tz: ZoneOption = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Settle, postpone, advance or correct dates; the old values are kept.

    A day without a time takes the old time and zone. `advanced`, `settled` and `corrected` are not shown on pages.
    """
    from synsml_cli.cli.dates.date_report import show
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.move_dates import set_date

    session = Session(ctx)
    zone = zone_before_writing(session, tz)
    with progress_bar("Moving dates") as progress:
        done = set_date(session.root, words, now=session.now, why=why, dry_run=dry_run, progress=progress)
    undo = ("undo", *(item.after.id for item in done.moved))
    show(done, session=session, zone=zone, undo=undo, dry_run=dry_run)
