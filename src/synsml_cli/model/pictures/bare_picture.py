"""Whether a picture holds pixels and nothing else: no EXIF, XMP, comment, profile, thumbnail, nor bytes behind its end.

Such a picture needs no second encoding, which would cost quality. Whatever is not certainly bare is not.
"""

import struct
from collections.abc import Callable, Mapping

_PNG = frozenset((b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"IDAT", b"IEND"))
_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH"))
_STANDALONE = range(0xD0, 0xD8)
"""JPEG's restart markers, which stand among the pixels (ITU T.81, table B.1)."""
_TABLES = {0xC4, 0xDB, 0xDD}
_FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive: what browsers show."""


def is_bare(data: bytes, kind: str) -> bool:
    """Whether a whole, readable picture of this kind (JPEG, PNG, WEBP) is nothing but pixels."""
    walk = _WALKS.get(kind)
    try:
        return walk is not None and walk(data)
    except (struct.error, IndexError):
        return False


def _jpeg(data: bytes) -> bool:
    position = 2
    while data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xD9:
            return position + 2 == len(data)
        (length,) = struct.unpack_from(">H", data, position + 2)
        body = data[position + 4 : position + 2 + length]
        if marker == 0xE0:  # JFIF without a thumbnail: version, density, and two zeros
            known = body.startswith(b"JFIF\0") and len(body) == 14 and body[12:] == b"\0\0"
        elif marker == 0xEE:
            known = body.startswith(b"Adobe") and len(body) == 12
        else:
            known = marker in _TABLES or marker in _FRAMES or marker == 0xDA
        if not known:
            return False
        position += 2 + length
        if marker == 0xDA:
            position = _end_of_scan(data, position)
    return False


def _end_of_scan(data: bytes, position: int) -> int:
    """Return where the next marker stands behind the pixels of a scan, in which FF is followed by 00."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0:
            raise IndexError
        if data[position + 1] != 0 and data[position + 1] not in _STANDALONE:
            return position
        position += 2


def _png(data: bytes) -> bool:
    if data[24] > 8:  # bits a channel (PNG, section 11.2.1)
        return False
    position = 8
    while True:
        length: int
        length, kind = struct.unpack_from(">I4s", data, position)
        position += 12 + length
        if kind not in _PNG:
            return False
        if kind == b"IEND":
            return length == 0 and position == len(data)


def _webp(data: bytes) -> bool:
    size: int
    (size,) = struct.unpack_from("<I", data, 4)
    position = 12
    while position < len(data):
        kind, length = struct.unpack_from("<4sI", data, position)
        if kind not in _WEBP:
            return False
        position += 8 + length + length % 2
    return position == len(data) == size + 8


_WALKS: Mapping[str, Callable[[bytes], bool]] = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}
