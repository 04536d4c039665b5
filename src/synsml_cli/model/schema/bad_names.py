"""Names that no path may contain: the folder of git in every spelling, and the device names of Windows."""

import re
import unicodedata

from synsml_cli.model.source.patterns import lazy_pattern

DEVICE = r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])"
"""What Windows takes for a device, with any suffix; learn.microsoft.com/windows/win32/fileio/naming-a-file."""
_DEVICE = lazy_pattern(rf"{DEVICE} *(?:[.:].*)?", re.IGNORECASE | re.DOTALL)


def belongs_to_git(name: str) -> bool:
    """Return whether a file system reads a name as `.git`.

    Windows drops spaces and dots at the end and everything after a colon, and has the short name `GIT~1`; macOS ignores case
    and characters without width (same list as `path.c` and `utf8.c` of git).
    """
    plain = "".join(character for character in name if unicodedata.category(character) != "Cf")
    return plain.partition(":")[0].rstrip(". ").casefold() in (".git", "git~1")


def name_fault(path: str) -> tuple[str, str]:
    """Return message and remedy for a bad name in a path; both empty if all names are good."""
    for name in re.split(r"[/\\]", path):
        if belongs_to_git(name):
            return f"{path!r} is in the folder of git", "write another path"
        if _DEVICE.fullmatch(name):
            return f"{name!r} in {path!r} is a reserved name on Windows", "write another name"
    return "", ""
