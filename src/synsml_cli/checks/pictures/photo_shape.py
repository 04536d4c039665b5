"""A photo is far from square.

The cards of most themes are squares or circles: they cut off heads in a tall or wide photo, or distort it. `synsml people
photo` crops a photo to a square.

Bad:  photo: assets/img/ada.jpg           # 800 by 300 pixels
Good: photo: assets/img/ada.jpg           # 600 by 600 pixels, or 600 by 800
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark

FAR = 1.5
"""Longest accepted ratio of the longer to the shorter side; cameras make 3:2."""


def run(context: Context) -> Iterator[Remark]:
    """Yield every photo whose sides differ too much; logos may have any shape."""
    for picture, seen in context.pictures:
        pixels = seen.file.pixels if seen.file else None
        if picture.kind == "photo" and pixels and max(pixels) > FAR * min(pixels):
            message = f"the photo {picture.path!r} is far from square ({pixels[0]} by {pixels[1]} pixels)"
            yield Remark(picture.at, message, f"run `{picture.command(context.picture_file(picture, seen), '--square')}`")
