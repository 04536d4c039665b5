"""Names that a path from somebody else must not have: git's own folder in every spelling, and the devices of Windows."""

import re
import unicodedata

from synsml_cli.model.source.patterns import lazy_pattern

DEVICE = r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])"
"""What Windows takes for a device, with any suffix; learn.microsoft.com/windows/win32/fileio/naming-a-file."""
_DEVICE = lazy_pattern(rf"{DEVICE} *(?:[.:].*)?", re.IGNORECASE | re.DOTALL)


def belongs_to_git(name: str) -> bool:
    """Return whether a file system takes a name for `.git`.

    Windows drops blanks and dots at the end and what follows a colon, and knows the short name `GIT~1`; macOS ignores case
    and characters without a width (`path.c` and `utf8.c` of git have the same list).
    """
    plain = "".join(character for character in name if unicodedata.category(character) != "Cf")
    return plain.partition(":")[0].rstrip(". ").casefold() in (".git", "git~1")


def name_fault(path: str) -> tuple[str, str]:
    """Return what is wrong with the names in a path, and what to do about it; empty where nothing is."""
    for name in re.split(r"[/\\]", path):
        if belongs_to_git(name):
            return f"{path!r} belongs to git", "write another path"
        if _DEVICE.fullmatch(name):
            return f"{name!r} in {path!r} is a device on Windows: no clone there can have the file", "write another name"
    return "", ""
