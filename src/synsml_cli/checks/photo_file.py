"""A photo is not where the record says.

The card shows a broken image. Upper and lower case count: `Ada.JPG` is found on many laptops as `ada.jpg` and not on
the published host. Nothing is said where the folder that should hold the photo is not there at all: then the site is
not checked out on this machine.

Bad:  photo: assets/img/ada.jpeg          # the file is ada.jpg
Good: photo: assets/img/ada.jpg
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "P206"
SEVERITY: Severity = "error"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Look at everybody's photo."""
    folder = context.project.known.site.folder
    for person in context.project.people:
        seen = context.survey.pictures.get(person.photo)
        if not seen or not seen.folder or (seen.exact and not seen.is_folder):
            continue
        at = At(person.file, ("photo",))
        if seen.exact:
            yield Remark(at, f"the photo {person.photo!r} is a folder", "write the name of a picture in it")
        elif seen.spelling:
            yield Remark(
                at, f"the photo {person.photo!r} is spelled {seen.spelling!r} on disk", f"write photo: {seen.spelling}"
            )
        else:
            yield Remark(at, f"there is no photo {person.photo!r} in {folder!r}", "put it there, or leave the photo out")
