"""The exceptions that end a command: each has a message, a fix and an exit code, and `cli` catches them once.

An error in the user's data is never an exception; it is a finding (`model/source/findings.py`).
"""


class SynsmlError(Exception):
    """Ends the command with one message, without a traceback."""

    exit_code = 3
    """Exit code of the process; README.md has the table."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        """The problem, with the offending value; lower case, no full stop."""
        self.remedy = remedy
        """The text to type or the action to take; empty without a fix."""

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class CannotRun(SynsmlError):
    """A file cannot be read or written, a lock is not free, or a clock or zone cannot be read."""


def of_disk(error: OSError) -> CannotRun:
    """Return the exception that tells the user what the operating system refused, and for which file."""
    where = f": {error.filename}" if error.filename else ""
    return CannotRun(f"{error.strerror or type(error).__name__}{where}", remedy="check the disk and its permissions")


class Usage(SynsmlError):
    """The command line is wrong."""

    exit_code = 2


class Refused(SynsmlError):
    """The command refuses because it would lose something, or the result is out of date; not a malfunction."""

    exit_code = 1
