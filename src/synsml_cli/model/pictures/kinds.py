"""Detect the kind of a picture file from its first bytes, whether browsers show it, and what to do with other kinds.

File names are unreliable: a phone's `.jpg` may contain HEIC, and a saved web page may have any name.
"""

import re
from typing import NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern


class PictureKind(NamedTuple):
    """A kind of file."""

    name: str
    """Usual name: "JPEG"."""
    remedy: str = ""
    """The fix for a file of this kind; empty if it can be read."""
    shown: bool = False
    """Whether all browsers show it in a page."""


_JPEG = "save it as JPEG, and give that file"
_KINDS: tuple[tuple[re.Pattern[bytes], PictureKind], ...] = tuple(
    (lazy_pattern(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\xff\xd8\xff", PictureKind("JPEG", shown=True)),
        (rb"\x89PNG\r\n\x1a\n", PictureKind("PNG", shown=True)),
        (rb"RIFF.{4}WEBP", PictureKind("WEBP", shown=True)),
        (rb"GIF8[79]a", PictureKind("GIF", shown=True)),
        (rb"....ftyp(avif|avis)|....ftyp(mif1|msf1).{0,40}avif", PictureKind("AVIF", shown=True)),
        (
            rb"....ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)",
            PictureKind(
                "HEIC", "open it in a viewer (on a Mac: Preview, File > Export) and save it as JPEG, and give that file"
            ),
        ),
        (rb"II\*\0....CR", PictureKind("a camera's raw file", _JPEG)),
        (rb"II\*\0|MM\0\*", PictureKind("TIFF")),
        (rb"BM.{4}\0\0\0\0", PictureKind("BMP", shown=True)),
        (rb"\0\0\x01\0", PictureKind("an icon", "save it as PNG, and give that file", shown=True)),
        (rb"\xff\x0a|\0\0\0\x0cJXL ", PictureKind("JPEG XL", _JPEG)),
        (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", PictureKind("JPEG 2000", _JPEG)),
        (rb"%PDF", PictureKind("PDF", "save the picture in it as SVG, PNG or JPEG, and give that file")),
        (rb"%!PS|\xc5\xd0\xd3\xc6", PictureKind("EPS", "save it as SVG or PNG, and give that file")),
        (rb"8BPS", PictureKind("a Photoshop file", "export it as PNG or JPEG, and give that file")),
        (rb"\x1f\x8b", PictureKind("compressed", "unpack it first: an .svgz is an .svg in gzip")),
        (rb"PK\x03\x04", PictureKind("a ZIP archive or a document", "take the picture out of it, and give that file")),
        (rb"(?i:(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head)\b)", PictureKind("a web page", "save the picture itself")),
        (rb"(\xef\xbb\xbf)?\s*<(.*<)?svg\b", PictureKind("SVG", shown=True)),
    )
)
STRIPPED = ("JPEG", "PNG", "WEBP")
"""The kinds whose notes can be removed without changing pixels (`strip.py`)."""
SVG_HEAD_BYTES = 4096
"""Bytes that contain the start of an SVG element: comments and a document type may come before it."""


def kind_of(data: bytes) -> PictureKind | None:
    """Return the kind of a file, or None if it is unknown."""
    head = data[:SVG_HEAD_BYTES]
    return next((kind for pattern, kind in _KINDS if pattern.match(head)), None)
