"""Fold the lines of a calendar in a fixed way: versions of icalendar differ, and renders are compared byte by byte."""

LIMIT = 75
"""Octets of a line without its end (RFC 5545, section 3.1)."""
_BREAK = b"\r\n "


def refolded(data: bytes) -> bytes:
    r"""Return a calendar with lines folded as late as possible.

    Characters and escapes such as `\,` are never split, because some programs parse lines before they join them.
    """
    return b"\r\n".join(_folded(line) for line in data.replace(_BREAK, b"").split(b"\r\n"))


def _folded(line: bytes) -> bytes:
    pieces = []
    begin, room = 0, LIMIT
    while len(line) - begin > room:
        end = begin + room
        while line[end] & 0xC0 == 0x80:  # inside a UTF-8 character
            end -= 1
        backslashes = len(line[begin:end]) - len(line[begin:end].rstrip(b"\\"))
        end -= backslashes % 2
        pieces.append(line[begin:end])
        begin, room = end, LIMIT - 1  # one octet is the blank that starts a continuation line
    return _BREAK.join((*pieces, line[begin:]))
