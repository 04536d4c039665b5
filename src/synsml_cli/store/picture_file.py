"""Looks at a file that should be a picture: its size, whether it is one, and its pixels."""

import os
import stat
import struct
from pathlib import Path

from synsml_cli.model.picture_kinds import HEAD, kind_of
from synsml_cli.model.survey import PictureFile


def look_at(path: Path) -> PictureFile | None:
    """Return what a file is; None if it cannot be opened or is no regular file. Only its headers are read."""
    import imagesize

    try:
        # O_NONBLOCK: a named pipe in the place of the file must not make us wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    kind = None
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None
        try:
            kind = kind_of(stream.read(HEAD))
            if kind is None or not kind.shown:
                return PictureFile(status.st_size, is_picture=False, kind=kind.name if kind else "")
            stream.seek(0)
            # The pixels of a drawing are those of its first view, and say nothing.
            pixels = None if kind.name == "SVG" else imagesize.get(stream)
        except (OSError, ValueError, TypeError, LookupError, ArithmeticError, struct.error):
            pixels = None
    known = pixels is not None and min(pixels) > 0
    return PictureFile(status.st_size, is_picture=True, pixels=pixels if known else None, kind=kind.name if kind else "")
