"""Replaces a file atomically: whoever reads it, now or after a crash, finds the old text or the new one, whole."""

import contextlib
import errno
import os
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from synsml_cli.errors import CannotRun
from synsml_cli.model.records.file_names import TEMPORARY
from synsml_cli.model.schema.bad_names import belongs_to_git
from synsml_cli.store.links import is_circle, real_path
from synsml_cli.store.writing.written import note_writing

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


_STALE = 3600
"""Seconds after which nobody is writing a temporary file any more."""


def write_atomic(path: Path, data: bytes, *, name: str, within: Path) -> None:
    """Write `data` to a file that messages call `name` and that has to lie in `within`, links followed.

    The mode of an existing file is kept, and one that is read-only is not replaced; a link is followed, not replaced. Folders
    are made as needed. Raises CannotRun, and then the file is as it was.
    """
    with disk_faults(name):
        real = target(path, name=name, within=within)
        refuse_read_only(real, name=name)
        note_writing()
        real.parent.mkdir(parents=True, exist_ok=True)
        new = temporary(real, data)
        try:
            os.replace(new, real)  # noqa: PTH105  the pair with mkstemp's name
        except BaseException:
            delete_temporary(new)
            raise
        sweep(real.parent, {real.name})
        sync_folder(real.parent)


def target(path: Path, *, name: str, within: Path) -> Path:
    """Return where a file that is to be written really lies; raises CannotRun if that is no place for it."""
    real = real_path(path)
    if is_circle(path):
        raise OSError(errno.ELOOP, "a circle of links")
    if not real.is_relative_to(real_path(within)):
        raise CannotRun(f"{name} leads out of its folder, to {real}", remedy="remove the link")
    refuse_git(real, name=name)
    if real.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if real.exists() and not real.is_file():
        raise CannotRun(f"{name} is not a file", remedy="nothing was changed; name another file")
    return real


def refuse_read_only(path: Path, *, name: str, has_force: bool = False) -> None:
    """Raise CannotRun for a file that nobody may write: renaming another one over it would ask nobody.

    The mode counts, not what this process may do: root may write everywhere. `has_force`: the command knows --force.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not mode & 0o222:
        remedy = f"nothing was changed; type: chmod u+w {shlex.quote(name)}"
        raise CannotRun(f"{name} is read-only", remedy=f"{remedy}, or add --force" if has_force else remedy)


def refuse_git(real: Path, *, name: str) -> None:
    """Raise CannotRun for a place in git's own folder: hooks and settings there name commands."""
    if any(map(belongs_to_git, real.parts)):
        raise CannotRun(f"{name} leads into git's own folder, to {real}", remedy="remove the link, or correct the path")


@contextlib.contextmanager
def disk_faults(name: str) -> Iterator[None]:
    """Turn what the disk answers into words."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise CannotRun(f"{name} is a link that leads in a circle", remedy="remove the link") from error
        what = _WORDS.get(error.errno or 0, f"{error.strerror}:")
        raise CannotRun(f"{what} {name}", remedy="nothing was changed") from error


def temporary(path: Path, data: bytes, *, mode: int | None = None) -> str:
    """Write `data` for a file beside it, durably, and return the name that only has to be changed then.

    The mode is that of the file, if nothing else is said.
    """
    mode = mode_of(path) if mode is None else mode
    descriptor, name = empty(path)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
    except BaseException:
        delete_temporary(name)
        raise
    return name


def empty(path: Path) -> tuple[int, str]:
    """Make an empty temporary file beside another; return its descriptor and its name."""
    # The same folder is the same file system, so that the rename is one step; a hidden name with this suffix is never
    # taken for a record or a page.
    return tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=TEMPORARY, dir=path.parent)


def delete_temporary(name: str) -> None:
    """Delete a temporary file, if it is there."""
    with contextlib.suppress(OSError):
        os.unlink(name)  # noqa: PTH108


def sweep(folder: Path, names: set[str]) -> None:
    """Remove temporary files of these that processes left behind when they died: far older than what was just written."""
    begins = {name[:100] for name in names}
    with contextlib.suppress(OSError):
        written = max((path.stat().st_mtime for path in map(folder.joinpath, names) if path.exists()), default=0.0)
        for entry in os.scandir(folder):
            of, _, _ = entry.name.removesuffix(TEMPORARY)[1:].rpartition(".")
            if entry.name.startswith(".") and entry.name.endswith(TEMPORARY) and of in begins:
                with contextlib.suppress(OSError):
                    if written - entry.stat(follow_symlinks=False).st_mtime > _STALE:
                        os.unlink(entry.path)  # noqa: PTH108


def mode_of(path: Path) -> int:
    """Return the mode of a file, or that which the user's mask gives to a new one."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the rename itself durable; some network file systems cannot, and that is no reason to fail."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
