"""`synsml deadlines extend` and `synsml extend`: move deadlines later and keep the old dates."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Invocation, WordsCommand, new_app
from synsml_cli.cli.dates.zone_option import ZoneOption, zone_before_writing

app = new_app()


@app.command(cls=WordsCommand)
def dates_extend(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="ID... +7d|WHEN", help="Date ids, then a span or a date: +7d, 1w, 2027-03-08.")
    ],
    cascade: Annotated[bool, typer.Option("--cascade", help="Also move later dates of the track, up to the event.")] = False,
    tz: ZoneOption = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Move deadlines later and keep the old dates. (Also: synsml extend)

    Lists what else to change: later dates, lines of pages, the value for OpenReview. A day without a time keeps the old time
    and zone. An id may be shortened while it stays unique.

    Examples:
        synsml extend submission +7d
        synsml extend submission review +1w --dry-run
    """
    from synsml_cli.cli.dates.date_report import show_date_change
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.move_dates import extend

    session = Invocation(ctx)
    zone = zone_before_writing(session, tz)
    with progress_bar("Moving dates") as progress:
        done = extend(session.root, words, now=session.now, cascade=cascade, dry_run=dry_run, progress=progress)
    undo = ("undo", *(item.after.id for item in done.moved))
    show_date_change(done, session=session, zone=zone, undo=undo, dry_run=dry_run)
