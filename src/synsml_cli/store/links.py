"""Follows links, in the same way on every Python: `Path.resolve` raises RuntimeError for links in a circle before 3.13."""

import errno
import os
from pathlib import Path


def real_path(path: Path, *, strict: bool = False) -> Path:
    """Return the absolute path without links; what does not exist, or leads in a circle, stays as it is written.

    Where `strict`, it raises OSError for both: ENOENT and ELOOP.
    """
    return Path(os.path.realpath(path, strict=strict))


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path is a folder or lies in it, links followed."""
    return real_path(path).is_relative_to(real_path(folder))


def is_circle(path: Path) -> bool:
    """Return whether the links on the way to a path never end, so that nothing can be read or written there."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False
