"""The byte order mark, with which editors on Windows begin a file: it stays in the file and is never part of a text."""

MARK = "\ufeff"


def decoded(data: bytes) -> str:
    """Return the text of a file without its mark; U+FFFD stands for what is not UTF-8."""
    return data.decode("utf-8", "replace").removeprefix(MARK)


def mark_of(data: bytes) -> bytes:
    """Return the mark that a file begins with, or nothing."""
    return MARK.encode() if data.startswith(MARK.encode()) else b""
