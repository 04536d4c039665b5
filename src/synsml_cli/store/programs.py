"""Find the programs that synsml starts, never in the current folder: it may be a repository from anybody."""

import errno
import os
from pathlib import Path


def absolute_entries(path: str) -> str:
    """Return a PATH without the entries that depend on the current folder, such as empty ones, `.` and `bin`."""
    return os.pathsep.join(entry for entry in path.split(os.pathsep) if Path(entry).is_absolute())


def program(name: str) -> str:
    """Return the path of a program in PATH; raises FileNotFoundError.

    `shutil.which` is not used because it also searches the current folder on Windows.
    """
    if Path(name).name != name:
        return name  # the user gave a path
    folders = absolute_entries(os.environ.get("PATH", os.defpath)).split(os.pathsep)
    suffixes = ("", ".exe") if os.name == "nt" else ("",)
    for file in (Path(folder) / f"{name}{suffix}" for folder in folders if folder for suffix in suffixes):
        if file.is_file() and os.access(file, os.X_OK):
            return str(file)
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
