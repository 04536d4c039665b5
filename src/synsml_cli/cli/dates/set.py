"""`synsml deadlines set`: change dates, earlier or later."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Invocation, WordsCommand, new_app
from synsml_cli.cli.dates.zone_option import ZoneOption, zone_before_writing

app = new_app()


@app.command("set", cls=WordsCommand)
def dates_set(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="ID... WHEN", help="Date ids, then the new value: 2027-03-08, TBD, -3d.")
    ],
    why: Annotated[str, typer.Option(metavar="WORD", help="Reason (default: by the change): extended, postponed, ...")] = "",
    tz: ZoneOption = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Change dates and keep the old values.

    A day without a time keeps the old time and zone. Reasons: extended, postponed, advanced, settled, corrected. Pages show
    the old date after "extended" and "postponed" only.

    Examples:
        synsml deadlines set workshop 2027-07-28
        synsml deadlines set decision -2d --why corrected
    """
    from synsml_cli.cli.dates.date_report import show_date_change
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.dates.move_dates import set_date

    session = Invocation(ctx)
    zone = zone_before_writing(session, tz)
    with progress_bar("Moving dates") as progress:
        done = set_date(session.root, words, now=session.now, why=why, dry_run=dry_run, progress=progress)
    undo = ("undo", *(item.after.id for item in done.moved))
    show_date_change(done, session=session, zone=zone, undo=undo, dry_run=dry_run)
