"""`synsml sponsors logo`: a logo from wherever it lies."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


class LogoFormat(StrEnum):
    """What a logo is written as."""

    jpeg = "jpeg"
    webp = "webp"
    png = "png"


@app.command(cls=Command)
def sponsors_logo(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The sponsor's name, or how it begins.")],
    file: Annotated[Path, typer.Argument(help="A picture or an SVG, wherever it lies; it stays as it is.")],
    square: Annotated[bool, typer.Option("--square", help="Put it onto a transparent square; nothing is cut off.")] = False,
    format: Annotated[LogoFormat | None, typer.Option(help="Default: png, or jpeg if it is one.", show_default=False)] = None,
    folder: Annotated[str, typer.Option(metavar="DIR", help="In the site folder; default: where most logos are.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="The file's name; else it is made from the sponsor's.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Replace the sponsor's own logo without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")] = False,
) -> None:
    """Give a sponsor a logo: small, with its transparent parts; an SVG stays as it is.

    An SVG that runs, loads or moves something is refused. Of others a copy with at most 800 pixels a side, in sRGB and
    without EXIF, is put into the site folder.
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.sponsors.picture_report import carried_out, show_picture_change
    from synsml_cli.tasks.pictures.logo import WithLogo, set_logo
    from synsml_cli.tasks.pictures.prepare_picture import prepare_picture

    session = Invocation(ctx)
    with progress_bar("Converting the picture"):
        picture = prepare_picture(session.here / file, name=str(file), format=str(format or ""), square=square, logo=True)

    def step(dry: bool, replace: bool) -> WithLogo:
        return set_logo(session.root, name, picture, id=id, folder=folder, replace=replace, now=session.now, dry_run=dry)

    done = carried_out(step, lambda done: done.brought, yes=yes, dry_run=dry_run)
    show_picture_change(done.brought, session=session, undo=(), dry_run=dry_run)
