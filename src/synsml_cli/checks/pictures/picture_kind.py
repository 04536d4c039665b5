"""A photo or logo is not a picture that browsers can show.

Typical causes: a web page saved instead of the picture, a document, or the HEIC format of phones; the ending of the file
name does not matter. Browsers show PNG, JPEG, GIF, WebP, AVIF and SVG.

Bad:  photo: assets/img/ada.jpg           # contains "<html>"
Good: photo: assets/img/ada.jpg           # contains a JPEG
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark
from synsml_cli.model.survey import PictureFile


def run(context: Context) -> Iterator[Remark]:
    """Yield every picture file whose first bytes are not of a format that browsers show."""
    for (at, path, kind, *_), seen in context.pictures:
        if seen.file and not seen.file.is_picture:
            yield Remark(at, f"the {kind} {path!r} {_fault(seen.file)}", "replace it with a PNG, JPEG or WebP file")


def _fault(file: PictureFile) -> str:
    if not file.bytes:
        return "is empty"
    return f"is {file.kind}, which browsers cannot show" if file.kind else "is not a picture"
