"""Follow links in the same way on every Python: before 3.13, `Path.resolve` raises RuntimeError for a circle of links."""

import errno
import os
from pathlib import Path


def real_path(path: Path, *, strict: bool = False) -> Path:
    """Return the absolute path without links; parts that do not exist, or that form a circle, are kept as written.

    With `strict`, raises OSError for both: ENOENT and ELOOP.
    """
    return Path(os.path.realpath(path, strict=strict))


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path is `folder` or lies in it, after links are followed."""
    return real_path(path).is_relative_to(real_path(folder))


def is_circle(path: Path) -> bool:
    """Return whether the links on the way to a path form a circle, so that nothing can be read or written there."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False
