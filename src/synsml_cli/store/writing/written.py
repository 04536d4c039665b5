"""Remember whether this command has started to change files, for messages about later errors."""

_begun: list[bool] = []


def note_writing() -> None:
    """Record that a file is about to change."""
    _begun[:] = [True]


def has_written() -> bool:
    """Return whether files may have changed since `forget_writing`."""
    return bool(_begun)


def forget_writing() -> None:
    """Reset at the start of a command."""
    _begun.clear()
