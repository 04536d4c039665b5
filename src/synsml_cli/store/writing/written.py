"""Remembers whether this command has begun to change files, for a message about what comes after."""

_begun: list[bool] = []


def note_writing() -> None:
    """Remember that a file is about to change."""
    _begun[:] = [True]


def has_written() -> bool:
    """Return whether files may have been changed since `forget_writing`."""
    return bool(_begun)


def forget_writing() -> None:
    """Begin a command."""
    _begun.clear()
