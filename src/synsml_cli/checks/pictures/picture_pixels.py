"""A photo or logo is smaller than 200 pixels.

It is blurred on today's screens. Of a photo the shorter side counts, of a logo the longer one; SVG has no pixels.

Bad:  photo: assets/img/ada.jpg           # 96 by 96 pixels
Good: photo: assets/img/ada.jpg           # 800 by 800 pixels
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark

LEAST = 200


def run(context: Context) -> Iterator[Remark]:
    """Look at the pixels of every picture that has some."""
    for (at, path, kind, *_), seen in context.pictures:
        if not seen.file or not seen.file.pixels:
            continue
        width, height = seen.file.pixels
        if (min if kind == "photo" else max)(width, height) < LEAST:
            said = f"the {kind} {path!r} has {width} by {height} pixels"
            yield Remark(
                at, said, f"ask for one with at least {LEAST} by {LEAST}" if kind == "photo" else "use a larger one, or SVG"
            )
