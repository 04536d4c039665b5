"""Replaces a file atomically: whoever reads it, now or after a crash, finds the old text or the new one, whole."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from synsml_cli.errors import CannotRun

_WORDS = {
    errno.EACCES: "no permission to write",
    errno.EPERM: "no permission to write",
    errno.EROFS: "the disk is read-only:",
    errno.ENOSPC: "the disk is full:",
    errno.EDQUOT: "your quota is used up:",
    errno.ENOTDIR: "a file stands in the place of the folder of",
    errno.EEXIST: "a file stands in the place of the folder of",
    errno.EISDIR: "a folder stands in the place of the file",
    errno.ENAMETOOLONG: "the name is too long:",
}


_SUFFIX = ".synsml-tmp"
_STALE = 3600
"""Seconds after which nobody is writing a temporary file any more."""


def write_atomic(path: Path, data: bytes, *, name: str, within: Path, alone: bool = True) -> None:
    """Write `data` to a file that messages call `name` and that has to lie in `within`, links followed.

    The mode of an existing file is kept; a link is followed, not replaced. Folders are made as needed. Raises CannotRun,
    and then the file is as it was. Whoever writes many files says that none is `alone`, and calls `settle` at the end.
    """
    with _said(name):
        real = path.resolve()
        if real.is_symlink():  # a loop of links, since Python 3.13; before, resolve() raises RuntimeError
            raise RuntimeError(real)
        if not real.is_relative_to(within.resolve()):
            raise CannotRun(f"{name} leads out of its folder, to {real}", remedy="remove the link")
        real.parent.mkdir(parents=True, exist_ok=True)
        if real.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if real.exists() and not real.is_file():
            raise CannotRun(f"{name} is not a file", remedy="nothing was changed; name another file")
        _replace(real, data)
        if alone:
            settle([real])


def settle(paths: Iterable[Path]) -> None:
    """Make the renames of files that were written durable, folder by folder, and sweep what died writers of them left."""
    folders: dict[Path, set[str]] = {}
    for path in paths:
        real = path.resolve()
        folders.setdefault(real.parent, set()).add(real.name)
    for folder, names in folders.items():
        _sweep(folder, names)
        _sync_folder(folder)


def move_file(path: Path, new: Path, *, name: str, within: Path) -> None:
    """Move a file to a place that is free and lies in `within`; between two disks it is copied first.

    Raises CannotRun, and then the file is where it was.
    """
    with _said(name):
        new.parent.mkdir(parents=True, exist_ok=True)
        if not (new.parent.resolve() / new.name).is_relative_to(within.resolve()):
            raise CannotRun(f"{new.name} would lead out of its folder, to {new.parent.resolve()}", remedy="remove the link")
        try:
            path.rename(new)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _replace(new, path.read_bytes(), mode=_mode(path))
            settle([new])
            path.unlink()
        _sync_folder(new.parent)
        _sync_folder(path.parent)


def remove_file(path: Path, *, name: str) -> None:
    """Delete a file, or a link but not what it leads to; raises CannotRun."""
    with _said(name):
        path.unlink()
        _sync_folder(path.parent)


@contextlib.contextmanager
def _said(name: str) -> Iterator[None]:
    """Turn what the disk answers into words."""
    try:
        yield
    except RuntimeError as error:  # Path.resolve on a loop of links, before Python 3.13
        raise CannotRun(f"{name} is a link that leads in a circle", remedy="remove the link") from error
    except OSError as error:
        what = _WORDS.get(error.errno or 0, f"{error.strerror}:")
        raise CannotRun(f"{what} {name}", remedy="nothing was changed") from error


def _replace(path: Path, data: bytes, *, mode: int | None = None) -> None:
    mode = _mode(path) if mode is None else mode
    # The same folder is the same file system, so that the rename is one step; a hidden name with this suffix is never
    # taken for a record or a page.
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        os.replace(temporary, path)  # noqa: PTH105  the pair with mkstemp's name
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _sweep(folder: Path, names: set[str]) -> None:
    """Remove temporary files of these that processes left behind when they died: far older than what was just written."""
    begins = {name[:100] for name in names}
    with contextlib.suppress(OSError):
        written = (folder / next(iter(names))).stat().st_mtime
        for entry in os.scandir(folder):
            of, _, _ = entry.name.removesuffix(_SUFFIX)[1:].rpartition(".")
            if entry.name.startswith(".") and entry.name.endswith(_SUFFIX) and of in begins:
                with contextlib.suppress(OSError):
                    if written - entry.stat(follow_symlinks=False).st_mtime > _STALE:
                        os.unlink(entry.path)  # noqa: PTH108


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; some network file systems cannot, and that is no reason to fail."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
