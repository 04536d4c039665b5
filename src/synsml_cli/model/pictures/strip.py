"""Remove all notes from a picture without changing its pixels: EXIF, XMP, IPTC, comments and thumbnails.

Keeps the orientation, in an EXIF note of its own, and the size, colours and profile. Data after the end of a JPEG (a second
picture, a phone's video) is removed too, because it has notes of its own.
"""

import io
import struct
import zlib

from synsml_cli.model.pictures.kinds import STRIPPED
from synsml_cli.model.pictures.notes import EXIF, jpeg_parts, orientation_in, orientation_note, png_parts, webp_parts

_PNG_COLOURS = frozenset(
    (b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"iCCP", b"sBIT", b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT")
)
"""Chunks that can be left out and that change what is shown; those that cannot begin with a capital (PNG, section 5.4)."""
_WEBP_PIXELS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))
_PLAIN = 18
"""Bytes of JFIF's segment without a thumbnail (16 of Adobe's)."""
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
"""Flags in VP8X (https://developers.google.com/speed/webp/docs/riff_container, Extended File Format)."""


def stripped(data: bytes, kind: str) -> bytes | None:
    """Return the picture without notes (the same bytes if it has none), or None if its structure is invalid."""
    if kind not in STRIPPED:
        return None
    orientation = orientation_in(io.BytesIO(data), kind)
    note = orientation_note(orientation) if orientation > 1 else b""
    return {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}[kind](data, note)


def _jpeg(data: bytes, note: bytes) -> bytes | None:
    """Keep the parts needed for display: tables, frames, JFIF (APP0), the profile (APP2) and Adobe's colours (APP14)."""
    kept = [data[:2]]
    exif = b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(note)) + EXIF + note if note else b""
    for part in jpeg_parts(io.BytesIO(data)):
        marker, text = part.name[0], data[part.start : part.end]
        if exif and marker != 0xE0:  # after JFIF, which must come first
            kept.append(exif)
            exif = b""
        if marker == 0xDA:
            end = _end_of_jpeg(data, part.start)
            return b"".join((*kept, data[part.start : end])) if end else None
        plain = marker in (0xE0, 0xEE) and part.end - part.start <= _PLAIN
        shown = plain or part.body.startswith(b"ICC_PROFILE\0")
        if shown or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(text)
    return None


def _end_of_jpeg(data: bytes, position: int) -> int:
    """Return the offset after the end marker of the scans that begin at `position`, or the file's end without one."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return len(data)
        marker = data[position + 1]
        if marker == 0xD9:
            return position + 2
        if marker == 0xFF:
            position += 1
        elif marker == 0 or 0xD0 <= marker <= 0xD7:  # pixels and restart markers
            position += 2
        else:
            position += 2 + max(2, int.from_bytes(data[position + 2 : position + 4], "big"))


def _png(data: bytes, note: bytes) -> bytes | None:
    kept = [data[:8]]
    for part in png_parts(io.BytesIO(data)):
        if part.name == b"IDAT" and note:
            kept.append(struct.pack(">I4s", len(note), b"eXIf") + note + struct.pack(">I", zlib.crc32(b"eXIf" + note)))
            note = b""
        if part.name[:1].isupper() or part.name in _PNG_COLOURS:
            kept.append(data[part.start : part.end])
        if part.name == b"IEND":
            return b"".join(kept)
    return None


def _webp(data: bytes, note: bytes) -> bytes | None:
    kept, end = [], 12
    for part in webp_parts(io.BytesIO(data)):
        chunk, end = data[part.start : part.end], part.end
        if part.name == b"VP8X" and len(chunk) > 8:
            flags = chunk[8] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if note else 0)
            chunk = chunk[:8] + bytes((flags,)) + chunk[9:]
        if part.name in _WEBP_PIXELS:
            kept.append(chunk)
    if end > len(data) + 1:
        return None
    if note:
        kept.append(struct.pack("<4sI", b"EXIF", len(note)) + note + bytes(len(note) % 2))
    body = b"".join(kept)
    return data[:4] + struct.pack("<I", 4 + len(body)) + data[8:12] + body
