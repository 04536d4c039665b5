"""A photo or logo has more than one megabyte.

Twenty such photos make a page that does not load on a conference's network. A card shows 400 pixels at most.

Bad:  photo: assets/img/ada.jpg           # 4.2 MB, as the camera made it
Good: photo: assets/img/ada.jpg           # 800 by 800 pixels, 90 kB
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark

MEGABYTE = 1_000_000


def run(context: Context) -> Iterator[Remark]:
    """Look at the size of every picture."""
    for (at, path, kind, *_), seen in context.pictures:
        if seen.file and seen.file.is_picture and seen.file.bytes > MEGABYTE:
            said = f"the {kind} {path!r} has {seen.file.bytes / MEGABYTE:.1f} MB"
            yield Remark(at, said, "scale it to 800 pixels, or save it as JPEG or WebP")
