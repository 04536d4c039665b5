"""`synsml deadlines extend`, and `synsml extend`: move dates later and keep the old ones."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Session, WordsCommand, new_app
from synsml_cli.cli.dates.zone_option import ZoneOption, zone_before_writing

app = new_app()


@app.command(cls=WordsCommand)
def extend(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="ID... +7d|WHEN", help="Dates, and how far or to when: +7d, 1w, 2023-05-29.")
    ],
    cascade: Annotated[bool, typer.Option("--cascade", help="Move what follows in the track too, up to the event.")] = False,
    tz: ZoneOption = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Move dates later, keep the old ones, and tell what else is affected. (Also: synsml extend)

    A day without a time takes the old time and zone. An id may be shortened as long as it is clear.
    """
    from synsml_cli.cli.dates.date_report import show
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.move_dates import extend

    session = Session(ctx)
    zone = zone_before_writing(session, tz)
    with progress_bar("Moving dates") as progress:
        done = extend(session.root, words, now=session.now, cascade=cascade, dry_run=dry_run, progress=progress)
    undo = ("undo", *(item.after.id for item in done.moved))
    show(done, session=session, zone=zone, undo=undo, dry_run=dry_run)
