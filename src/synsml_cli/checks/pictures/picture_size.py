"""A photo or logo is larger than one megabyte.

Twenty such photos make a page that does not load on a conference network. A card shows 400 pixels at most.

Bad:  photo: assets/img/ada.jpg           # 4.2 MB, as the camera made it
Good: photo: assets/img/ada.jpg           # 800 by 800 pixels, 90 kB
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark

MEGABYTE = 1_000_000
"""Bytes."""


def run(context: Context) -> Iterator[Remark]:
    """Yield every picture file that is too large."""
    for picture, seen in context.pictures:
        if seen.file and seen.file.is_picture and seen.file.bytes > MEGABYTE:
            message = f"the {picture.kind} {picture.path!r} is too large: {seen.file.bytes / MEGABYTE:.1f} MB"
            smaller = f"run `{picture.command(context.picture_file(picture, seen))}` (scales it to 800 pixels)"
            yield Remark(picture.at, message, smaller if seen.file.pixels else "save it as PNG or WebP")
