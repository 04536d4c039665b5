"""Read the notes of a picture, without decoding it: whether it records a location, and its orientation.

Supports EXIF (CIPA DC-008, section 4.6.6: the GPS IFD), XMP (`exif:GPSLatitude`, `photoshop:City` and similar) and IPTC (IIM,
datasets 2:26 to 2:101). Reads the segments of JPEG (ITU T.81, annex B) and the chunks of PNG and WebP, and of these only notes.
In other kinds, notes are searched anywhere in the first MAX_SEARCHED_BYTES.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern

MAX_SEARCHED_BYTES = 20_000_000
"""Bytes of a picture that are searched if notes can be anywhere."""
_MOST = 10_000
"""Limit on segments, chunks or entries; no valid picture has as many."""
_LONGEST = 1_000_000
"""Limit on the bytes of one note."""
EXIF = b"Exif\0\0"
_GPS, _ORIENTATION = 0x8825, 0x0112
_PLACES = frozenset((0x02, 0x04, 0x14, 0x16))
"""Latitude and longitude, of the camera and of its subject."""
_AREA = 0x1C
_NAMES = (
    rb"exif:GPS\w*(?:Latitude|Longitude)|photoshop:(?:City|State|Country)|"
    rb"Iptc4xmpCore:Location|Iptc4xmpExt:(?:City|Sublocation)"
)
_XMP = lazy_pattern(rb"(?:" + _NAMES + rb")(?:\s*=\s*[\"'][^\"'\s]|>\s*(?:<[^>]{0,200}>\s*){0,5}[^<\s])")
_IPTC = lazy_pattern(rb"\x1c\x02[\x1a\x1b\x5a\x5c\x5f\x64\x65](?:\x00[\x01-\xff]|[\x01-\x7f].)", re.DOTALL)
_TIFF = lazy_pattern(rb"II\*\0|MM\0\*")


class PicturePart(NamedTuple):
    """A segment or chunk of a picture."""

    name: bytes
    """Second byte of a JPEG marker, or name of a chunk."""
    start: int
    end: int
    """Offsets of the whole part in the file."""
    body: bytes = b""
    """Content of a note; empty for other parts."""


def place_in(stream: BinaryIO, kind: str, *, most: int = MAX_SEARCHED_BYTES) -> str:
    """Return the kind of note that contains a location: "EXIF", "XMP" or "IPTC"; otherwise "".

    `kind` is a name from `kinds.py`. If notes can be anywhere, the first `most` bytes are read.
    """
    walk = {"JPEG": jpeg_parts, "PNG": png_parts, "WEBP": webp_parts}.get(kind)
    try:
        notes = (note for part in walk(stream) for note in _notes(part)) if walk else iter((_rest(stream, most),))
        found = (place for note in notes if (place := _place(note)))
        if first := next(found, ""):
            return first
        # Further pictures in the file (of a second lens, or in another size) have notes of their own.
        more = kind == "JPEG" and any(part.body.startswith(b"MPF\0") for part in jpeg_parts(stream))
        return _place(_rest(stream, MAX_SEARCHED_BYTES)) if more else ""
    except (struct.error, IndexError, ValueError, OSError):
        return ""


def orientation_in(stream: BinaryIO, kind: str) -> int:
    """Return the EXIF orientation, 1 to 8 (CIPA DC-008, section 4.6.4); 1 without one."""
    walk = {"JPEG": jpeg_parts, "PNG": png_parts, "WEBP": webp_parts}[kind]
    try:
        for note in (note for part in walk(stream) for note in _notes(part)):
            if match := _TIFF.search(note[:64]):
                tiff = note[match.start() :]
                (first,) = struct.unpack_from("<I" if tiff[:2] == b"II" else ">I", tiff, 4)
                for tag, _, value in _entries(tiff, first):
                    if tag == _ORIENTATION and value[0] in range(1, 9):
                        return value[0]
    except struct.error:
        return 1
    return 1


def orientation_note(orientation: int) -> bytes:
    """Return an EXIF note that contains only the orientation."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def jpeg_parts(stream: BinaryIO) -> Iterator[PicturePart]:
    """Yield the segments of a JPEG up to its first scan, with the content of notes (APP1, APP2, APP13)."""
    position = 2
    for _ in range(_MOST):
        stream.seek(position)
        head = stream.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return
        if head[1] == 0xFF:  # a fill byte
            position += 1
            continue
        if head[1] == 0xDA:
            yield PicturePart(head[1:2], position, position)
            return
        end = position + 2 + int.from_bytes(head[2:4], "big")
        body = stream.read(end - position - 4) if head[1] in (0xE1, 0xE2, 0xED) else b""
        yield PicturePart(head[1:2], position, end, body)
        position = end


def png_parts(stream: BinaryIO) -> Iterator[PicturePart]:
    """Yield the chunks of a PNG, with the content of notes."""
    yield from _chunks(stream, 8, ">I4s", tail=4, notes=(b"eXIf", b"iTXt", b"tEXt", b"zTXt"))


def webp_parts(stream: BinaryIO) -> Iterator[PicturePart]:
    """Yield the chunks of a WebP with the content of notes (https://developers.google.com/speed/webp/docs/riff_container)."""
    yield from _chunks(stream, 12, "<4sI", tail=0, notes=(b"EXIF", b"XMP "))


def _chunks(stream: BinaryIO, position: int, form: str, *, tail: int, notes: tuple[bytes, ...]) -> Iterator[PicturePart]:
    for _ in range(_MOST):
        stream.seek(position)
        head = stream.read(8)
        if len(head) < 8:
            return
        one, other = struct.unpack(form, head)
        name, length = (one, other) if isinstance(one, bytes) else (other, one)
        body = stream.read(min(length, _LONGEST)) if name in notes else b""
        end = position + 8 + length + (tail or length % 2)
        yield PicturePart(name, position, end, body)
        position = end


def _notes(part: PicturePart) -> Iterator[bytes]:
    """Yield the notes of a part, uncompressed (PNG, section 11.3.3; ImageMagick writes EXIF and IPTC as "Raw profile type")."""
    if part.name not in (b"iTXt", b"tEXt", b"zTXt"):
        yield from (part.body,) if part.body else ()
        return
    keyword, _, text = part.body.partition(b"\0")
    packed = part.name == b"zTXt" or (part.name == b"iTXt" and text[:1] == b"\1")
    text = {b"iTXt": text[2:].split(b"\0", 2)[-1], b"zTXt": text[1:], b"tEXt": text}[part.name]
    try:
        text = zlib.decompressobj().decompress(text, _LONGEST) if packed else text
        raw = keyword.startswith(b"Raw profile type ")
        yield bytes.fromhex(b"".join(text.split()[2:]).decode("ascii")) if raw else text
    except (zlib.error, ValueError):
        return  # other programs cannot read it either


def _rest(stream: BinaryIO, most: int) -> bytes:
    stream.seek(0)
    return stream.read(most)


def _place(note: bytes) -> str:
    """Return the kind of note that contains a location, or ""."""
    for number, match in enumerate(_TIFF.finditer(note)):
        if number > _MOST:
            break
        if _has_place(note[match.start() : match.start() + _LONGEST]):
            return "EXIF"
    if b"\0:\0" in note[:_LONGEST]:  # XMP in UTF-16
        note = note[:_LONGEST].replace(b"\0", b"")
    if any(name in note for name in (b"exif:GPS", b"photoshop:", b"Iptc4xmp")) and _XMP.search(note):
        return "XMP"
    at = note.find(b"8BIM\x04\x04")
    return "IPTC" if at >= 0 and _IPTC.search(note, at) else ""


def _has_place(tiff: bytes) -> bool:
    """Return whether EXIF contains coordinates that are not all zero, or the name of an area."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        pointer = next((value for tag, _, value in _entries(tiff, first) if tag == _GPS), None)
        for tag, size, value in _entries(tiff, pointer[1]) if pointer else ():
            if tag in _PLACES:
                numbers = struct.unpack_from(f"{order}{2 * min(size, 3)}I", tiff, value[1])
                if any(numbers[::2]):
                    return True
            elif tag == _AREA and size > 8:
                return True
    except struct.error:
        return False
    return False


def _entries(tiff: bytes, offset: int) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Yield (tag, count, (value as a short, value or offset as a long)) of an image file directory (TIFF 6.0, section 2)."""
    order = "<" if tiff[:2] == b"II" else ">"
    (count,) = struct.unpack_from(f"{order}H", tiff, offset)
    for number in range(min(count, 1000)):
        at = offset + 2 + 12 * number
        tag, _, size, long = struct.unpack_from(f"{order}HHII", tiff, at)
        (short,) = struct.unpack_from(f"{order}H", tiff, at + 8)
        yield tag, size, (short, long)
