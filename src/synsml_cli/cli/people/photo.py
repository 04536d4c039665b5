"""`synsml people photo`: a photo from wherever it lies."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app

app = new_app()


class PhotoFormat(StrEnum):
    """What a photo is written as."""

    jpeg = "jpeg"
    webp = "webp"


@app.command(cls=Command)
def people_photo(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The person's id, or how it begins.")],
    file: Annotated[Path, typer.Argument(help="A picture, wherever it lies; it stays as it is.")],
    square: Annotated[bool, typer.Option("--square", help="Crop it: the middle if it is wide, the top if it is tall.")] = False,
    format: Annotated[
        PhotoFormat, typer.Option(help="webp keeps what is transparent; in jpeg it becomes white.")
    ] = PhotoFormat.jpeg,
    folder: Annotated[str, typer.Option(metavar="DIR", help="In the site folder; default: where most photos are.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Replace the person's own picture without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")] = False,
) -> None:
    """Give a person a photo: upright, small, and without the place where it was taken.

    A copy with at most 800 pixels a side, in sRGB and without EXIF, is put into the site folder under the person's id. Until
    the person is confirmed, it is kept in the private folder.
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
