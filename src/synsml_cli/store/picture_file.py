"""Looks at a file that should be a picture: its size, whether it is one, and its pixels."""

import os
import re
import stat
import struct
from pathlib import Path

from synsml_cli.model.survey import PictureFile

# Of each kind that browsers show, how its files begin.
_BEGINNING = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|BM|.{4}ftyp(?:avif|avis|heic|mif1)|\x00\x00\x01\x00|"
    rb"(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!--|!DOCTYPE svg).*",
    re.DOTALL,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_HEAD = 4096


def look_at(path: Path) -> PictureFile | None:
    """Return what a file is; None if it cannot be opened or is no regular file. Only its headers are read."""
    import imagesize

    try:
        # O_NONBLOCK: a named pipe in the place of the file must not make us wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None
        try:
            head = stream.read(_HEAD)
            if not _BEGINNING.match(head) or (_XML.match(head) and b"<svg" not in head):
                return PictureFile(status.st_size, is_picture=False)
            stream.seek(0)
            # The pixels of a drawing are those of its first view, and say nothing.
            pixels = None if _XML.match(head) else imagesize.get(stream)
        except (OSError, ValueError, TypeError, LookupError, ArithmeticError, struct.error):
            pixels = None
    known = pixels is not None and min(pixels) > 0
    return PictureFile(status.st_size, is_picture=True, pixels=pixels if known else None)
