"""Recognize JPEGs that need memory for all pixels even when they are decoded at a smaller size."""

from collections.abc import Iterator

_SCAN = 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
"""Markers of ITU T.81, table B.1: start of a scan, and of a frame by its kind."""


def is_read_whole(data: bytes) -> bool:
    """Return whether a decoder keeps the whole JPEG: it is progressive, or no scan has all colours (T.81, section 4.10).

    False for other files and for invalid headers.
    """
    colours = 0
    for marker, body in _headers(data):
        if marker in _PROGRESSIVE:
            return True
        if marker in _FRAMES:
            colours = body[5] if len(body) > 5 else 0
        if marker == _SCAN:
            return bool(body) and body[0] < colours
    return False


def _headers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (marker, parameters) up to the first scan."""
    at = 2
    while data[:2] == b"\xff\xd8" and at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill bytes are allowed before a marker
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        yield marker, data[at + 4 : at + 2 + length]
        if marker == _SCAN or length < 2:
            return
        at += 2 + length
