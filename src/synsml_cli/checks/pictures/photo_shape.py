"""A photo is far from square.

Cards show a square or a circle: of a tall or wide photo the theme cuts off a head, or squeezes it.

Bad:  photo: assets/img/ada.jpg           # 800 by 300 pixels
Good: photo: assets/img/ada.jpg           # 600 by 600 pixels, or 600 by 800
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark

FAR = 1.5
"""Longer side over shorter side; 3:2 is what cameras make."""


def run(context: Context) -> Iterator[Remark]:
    """Look at the pixels of every photo; logos may have any shape."""
    for (at, path, kind, *_), seen in context.pictures:
        pixels = seen.file.pixels if seen.file else None
        if kind == "photo" and pixels and max(pixels) > FAR * min(pixels):
            yield Remark(at, f"the photo {path!r} is far from square ({pixels[0]} by {pixels[1]} pixels)", "cut it to a square")
