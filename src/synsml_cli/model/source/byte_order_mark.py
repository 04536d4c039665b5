"""Handle the byte order mark that editors on Windows write first: it stays in the file and is never part of a text."""

MARK = "\ufeff"


def decoded(data: bytes) -> str:
    """Return the text of a file without its mark; U+FFFD replaces bytes that are not UTF-8."""
    return data.decode("utf-8", "replace").removeprefix(MARK)


def mark_of(data: bytes) -> bytes:
    """Return the mark at the start of a file, or b""."""
    return MARK.encode() if data.startswith(MARK.encode()) else b""
