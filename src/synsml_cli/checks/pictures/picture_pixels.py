"""A photo or logo is smaller than 200 pixels.

It looks blurred on current screens. The shorter side of a photo counts, and the longer side of a logo; SVG has no pixels.

Bad:  photo: assets/img/ada.jpg           # 96 by 96 pixels
Good: photo: assets/img/ada.jpg           # 800 by 800 pixels
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark

MIN_PIXELS = 200
"""Pixels."""


def run(context: Context) -> Iterator[Remark]:
    """Yield every photo and logo that is too small."""
    for (at, path, kind, *_), seen in context.pictures:
        if not seen.file or not seen.file.pixels:
            continue
        width, height = seen.file.pixels
        if (min if kind == "photo" else max)(width, height) < MIN_PIXELS:
            message = f"the {kind} {path!r} is too small: {width} by {height} pixels"
            remedy = (
                f"ask for a photo of at least {MIN_PIXELS} by {MIN_PIXELS} pixels"
                if kind == "photo"
                else "use a larger logo, or SVG"
            )
            yield Remark(at, message, remedy)
