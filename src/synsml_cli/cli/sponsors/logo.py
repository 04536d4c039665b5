"""`synsml sponsors logo`: add a logo from any file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


class LogoFormat(StrEnum):
    """The file formats of logos."""

    jpeg = "jpeg"
    webp = "webp"
    png = "png"


@app.command(cls=Command)
def sponsors_logo(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Sponsor name, or its beginning.")],
    file: Annotated[Path, typer.Argument(help="Picture or SVG file; it is not changed.")],
    square: Annotated[bool, typer.Option("--square", help="Add transparent borders to make it square.")] = False,
    format: Annotated[
        LogoFormat | None, typer.Option(help="Output format (default: png; jpeg stays jpeg).", show_default=False)
    ] = None,
    folder: Annotated[str, typer.Option(metavar="DIR", help="Folder in the site (default: that of most logos).")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="File name (default: from the sponsor's name).")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Replace the present logo without a question.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would change, write nothing.")] = False,
) -> None:
    """Add a logo: resized, transparency kept; SVG copied as is.

    Writes a copy of at most 800 by 800 pixels, in sRGB and without EXIF, into the site folder. An SVG with scripts, external
    files or animation is refused.

    Examples:
        synsml sponsors logo Apple logo.png
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
