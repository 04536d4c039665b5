"""A photo or logo is a file that is no picture, or one that browsers do not show.

A web page that was saved instead of the picture, a document, or the HEIC that a phone makes, whatever its name ends with.
Browsers show PNG, JPEG, GIF, WebP, AVIF and SVG.

Bad:  photo: assets/img/ada.jpg           # which holds "<html>"
Good: photo: assets/img/ada.jpg           # which holds a JPEG
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark
from synsml_cli.model.survey import PictureFile


def run(context: Context) -> Iterator[Remark]:
    """Look at how every file begins."""
    for (at, path, kind, *_), seen in context.pictures:
        if seen.file and not seen.file.is_picture:
            yield Remark(at, f"the {kind} {path!r} {_said(seen.file)}", "save it as PNG, JPEG or WebP")


def _said(file: PictureFile) -> str:
    if not file.bytes:
        return "is empty"
    return f"is {file.kind}, which browsers do not show" if file.kind else "is no picture"
