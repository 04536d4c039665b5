"""The exceptions that end a command: each carries its words and its exit code, and `cli` catches them once.

A fault in the user's data is never one of these; it is a finding (`model/findings.py`).
"""


class SynsmlError(Exception):
    """Something that ends the command, said in one message without a traceback."""

    exit_code = 3
    """The process's exit code; the table stands in README.md."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, with the offending value; lower case, no full stop."""
        self.remedy = remedy
        """What to type or do instead; empty where nothing can be said."""

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class CannotRun(SynsmlError):
    """A file that cannot be got at, a lock that is not free, a clock or zone that cannot be read."""


def of_disk(error: OSError) -> CannotRun:
    """Return the exception that tells the user what the operating system refused, and for which file."""
    where = f": {error.filename}" if error.filename else ""
    return CannotRun(f"{error.strerror or type(error).__name__}{where}", remedy="look at the disk and its permissions")


class Usage(SynsmlError):
    """The command line itself is wrong."""

    exit_code = 2


class Refused(SynsmlError):
    """Going on would lose something, or the result is out of date: an answer, not a breakdown."""

    exit_code = 1
