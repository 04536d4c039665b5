"""Looks at a file that should be a picture: its size, whether it is one, its pixels, and whether it tells a place."""

import os
import stat
import struct
from pathlib import Path
from typing import BinaryIO

from synsml_cli.model.pictures.kinds import HEAD, PictureKind, kind_of
from synsml_cli.model.survey import PictureFile


def look_at(path: Path) -> PictureFile | None:
    """Return what a file is; None if it cannot be opened or is no regular file. Only headers and notes are read."""
    from synsml_cli.model.pictures.notes import place_in

    opened = _open(path)
    if opened is None:
        return None
    with opened as stream:
        status = os.fstat(stream.fileno())
        kind = _kind(stream)
        if kind is None or not kind.shown:
            place = place_in(stream, kind.name) if kind else ""
            return PictureFile(status.st_size, is_picture=False, kind=kind.name if kind else "", place=place)
        # The pixels of a drawing are those of its first view, and say nothing.
        pixels = None if kind.name == "SVG" else _pixels(stream)
        place = "" if kind.name == "SVG" else place_in(stream, kind.name)
    return PictureFile(status.st_size, is_picture=True, pixels=pixels, kind=kind.name, place=place)


def place_at(path: Path, *, most: int) -> tuple[str, str]:
    """Return what kind of picture a file is, and which note tells a place; both empty for no picture.

    Of a kind that is not walked by its parts, `most` bytes are read.
    """
    from synsml_cli.model.pictures.notes import place_in

    opened = _open(path)
    if opened is None:
        return "", ""
    with opened as stream:
        kind = _kind(stream)
        if kind is None or kind.name == "SVG":
            return "", ""
        return kind.name, place_in(stream, kind.name, most=most)


def _open(path: Path) -> BinaryIO | None:
    """Return an open regular file; None if there is none, or it cannot be opened."""
    try:
        # O_NONBLOCK: a named pipe in the place of the file must not make us wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    return None


def _kind(stream: BinaryIO) -> PictureKind | None:
    try:
        return kind_of(stream.read(HEAD))
    except OSError:
        return None


def _pixels(stream: BinaryIO) -> tuple[int, int] | None:
    """Return width and height; None where the file does not say."""
    import imagesize

    stream.seek(0)
    try:
        width, height = imagesize.get(stream)
    except (OSError, ValueError, TypeError, LookupError, ArithmeticError, struct.error):
        return None
    return (width, height) if min(width, height) > 0 else None
