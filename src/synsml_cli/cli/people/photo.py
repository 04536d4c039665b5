"""`synsml people photo`: add a photo from any file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


class PhotoFormat(StrEnum):
    """The file formats of photos."""

    jpeg = "jpeg"
    webp = "webp"


@app.command(cls=Command)
def people_photo(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Person id, or its beginning.")],
    file: Annotated[Path, typer.Argument(help="Picture file; it is not changed.")],
    square: Annotated[bool, typer.Option("--square", help="Crop it: the middle of a wide, the top of a tall photo.")] = False,
    format: Annotated[PhotoFormat, typer.Option(help="webp keeps transparency; jpeg makes it white.")] = PhotoFormat.jpeg,
    folder: Annotated[str, typer.Option(metavar="DIR", help="Folder in the site (default: that of most photos).")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Replace the present photo without a question.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would change, write nothing.")] = False,
) -> None:
    """Add a photo: resized, upright and without location data.

    Writes a copy of at most 800 by 800 pixels, in sRGB and without EXIF, into the site folder. The file is named after the
    person's id. Until the person is confirmed, it stays in the private folder.

    Examples:
        synsml people photo emmy photo.jpg --square
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.cli.sponsors.picture_report import carried_out, show_picture_change
    from synsml_cli.tasks.people.photo import Photographed, set_photo
    from synsml_cli.tasks.pictures.prepare_picture import prepare_picture

    session = Invocation(ctx)
    with progress_bar("Converting the picture"):
        picture = prepare_picture(session.here / file, name=str(file), format=str(format), square=square)

    def step(dry: bool, replace: bool) -> Photographed:
        return set_photo(session.root, id, picture, folder=folder, replace=replace, now=session.now, dry_run=dry)

    done = carried_out(step, lambda done: done.brought, yes=yes, dry_run=dry_run)
    undo = ("people", "edit", done.person.id, f"photo={done.brought.before}")
    show_picture_change(done.brought, session=session, undo=undo, dry_run=dry_run, person=done.person)
