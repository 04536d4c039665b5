"""Inspect a file that should be a picture: size, kind, pixels, and whether it records a location."""

import os
import stat
import struct
from pathlib import Path
from typing import BinaryIO

from synsml_cli.model.pictures.kinds import SVG_HEAD_BYTES, PictureKind, kind_of
from synsml_cli.model.survey import PictureFile


def inspect_picture(path: Path) -> PictureFile | None:
    """Return the properties of a picture file, or None if it cannot be opened or is not a regular file.

    Reads only headers and notes (EXIF, XMP, IPTC).
    """
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
        # The pixels of an SVG are those of its first view, so they mean nothing.
        pixels = None if kind.name == "SVG" else _pixels(stream)
        place = "" if kind.name == "SVG" else place_in(stream, kind.name)
    return PictureFile(status.st_size, is_picture=True, pixels=pixels, kind=kind.name, place=place)


def place_at(path: Path, *, most: int) -> tuple[str, str]:
    """Return the kind of a picture and the name of the note that records its location; both empty if it is not a picture.

    Reads at most `most` bytes of a kind that is not parsed part by part.
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
    """Return an open regular file, or None if it does not exist or cannot be opened."""
    try:
        # O_NONBLOCK: without it, opening a named pipe would block until somebody writes to it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    return None


def _kind(stream: BinaryIO) -> PictureKind | None:
    try:
        return kind_of(stream.read(SVG_HEAD_BYTES))
    except OSError:
        return None


def _pixels(stream: BinaryIO) -> tuple[int, int] | None:
    """Return width and height in pixels, or None if the file does not contain them."""
    import imagesize

    stream.seek(0)
    try:
        width, height = imagesize.get(stream)
    except (OSError, ValueError, TypeError, LookupError, ArithmeticError, struct.error):
        return None
    return (width, height) if min(width, height) > 0 else None
