"""Folds the lines of a calendar always in the same way: versions of icalendar differ, and bytes are compared."""

LIMIT = 75
"""Octets of a line without its end (RFC 5545 section 3.1)."""
_BREAK = b"\r\n "


def refolded(data: bytes) -> bytes:
    r"""Return a calendar with its lines folded as late as possible.

    Neither a character nor an escape such as `\,` is cut: some programs read line by line before they join.
    """
    return b"\r\n".join(_folded(line) for line in data.replace(_BREAK, b"").split(b"\r\n"))


def _folded(line: bytes) -> bytes:
    pieces = []
    begin, room = 0, LIMIT
    while len(line) - begin > room:
        end = begin + room
        while line[end] & 0xC0 == 0x80:  # inside of a character of UTF-8
            end -= 1
        backslashes = len(line[begin:end]) - len(line[begin:end].rstrip(b"\\"))
        end -= backslashes % 2
        pieces.append(line[begin:end])
        begin, room = end, LIMIT - 1  # behind the blank that continues it
    return _BREAK.join((*pieces, line[begin:]))
