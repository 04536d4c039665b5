"""Replace a file atomically: every reader, even after a crash, finds the complete old text or the complete new one."""

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
    errno.EACCES: ("no permission to write", "check its permissions"),
    errno.EPERM: ("no permission to write", "check its permissions"),
    errno.EROFS: ("the disk is read-only:", "use a writable disk"),
    errno.ENOSPC: ("the disk is full:", "free some space"),
    errno.EDQUOT: ("your disk quota is used up:", "free some space"),
    errno.ENOTDIR: ("a file has the name of a folder of", "rename that file"),
    errno.EEXIST: ("a file has the name of a folder of", "rename that file"),
    errno.EISDIR: ("a folder has the name of the file", "rename that folder"),
    errno.ENAMETOOLONG: ("the name is too long:", "shorten it"),
}
"""errno -> (message, fix)."""


_STALE = 3600
"""Seconds after which a temporary file counts as abandoned."""


def write_atomic(path: Path, data: bytes, *, name: str, within: Path) -> None:
    """Write `data` to a file that messages call `name`; it must lie in `within` after links are followed.

    Keeps the mode of an existing file, follows a link instead of replacing it, and creates missing folders. Raises CannotRun,
    for example for a read-only file, and then the file is unchanged.
    """
    with disk_faults(name):
        real = target(path, name=name, within=within)
        refuse_read_only(real, name=name)
        note_writing()
        real.parent.mkdir(parents=True, exist_ok=True)
        new = temporary(real, data)
        try:
            os.replace(new, real)  # noqa: PTH105  works on the name that mkstemp returned
        except BaseException:
            delete_temporary(new)
            raise
        sweep(real.parent, {real.name})
        sync_folder(real.parent)


def target(path: Path, *, name: str, within: Path) -> Path:
    """Return the real path of a file to be written; raises CannotRun if nothing may be written there."""
    real = real_path(path)
    if is_circle(path):
        raise OSError(errno.ELOOP, "a circle of links")
    if not real.is_relative_to(real_path(within)):
        raise CannotRun(f"{name} leads out of its folder, to {real}", remedy="remove the link")
    refuse_git(real, name=name)
    if real.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if real.exists() and not real.is_file():
        raise CannotRun(f"{name} is not a file", remedy="choose another file; nothing was changed")
    return real


def refuse_read_only(path: Path, *, name: str, has_force: bool = False) -> None:
    """Raise CannotRun for a read-only file: a rename would replace it without asking.

    The mode decides, not the rights of this process: root may write everywhere. `has_force`: the command has a --force option.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not mode & 0o222:
        remedy = f"run `chmod u+w {shlex.quote(name)}`"
        raise CannotRun(
            f"{name} is read-only", remedy=f"{remedy}{', or add --force' if has_force else ''}; nothing was changed"
        )


def refuse_git(real: Path, *, name: str) -> None:
    """Raise CannotRun for a path in git's own folder: hooks and settings there can name commands."""
    if any(map(belongs_to_git, real.parts)):
        raise CannotRun(f"{name} leads into git's folder, to {real}", remedy="remove the link, or correct the path")


@contextlib.contextmanager
def disk_faults(name: str) -> Iterator[None]:
    """Turn an OSError into CannotRun with a plain message."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise CannotRun(f"{name} is a link to itself", remedy="remove the link") from error
        what, remedy = _WORDS.get(error.errno or 0, (f"{error.strerror}:", "check the disk"))
        raise CannotRun(f"{what} {name}", remedy=f"{remedy}; nothing was changed") from error


def temporary(path: Path, data: bytes, *, mode: int | None = None) -> str:
    """Write `data` to a temporary file next to `path`, flush it to disk, and return its path, ready for a rename.

    Its mode is `mode`, by default that of the existing file.
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
    """Create an empty temporary file next to `path`; return its descriptor and its path."""
    # The same folder is on the same file system, so the rename is atomic. Readers skip hidden names with this suffix.
    return tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=TEMPORARY, dir=path.parent)


def delete_temporary(name: str) -> None:
    """Delete a temporary file if it exists."""
    with contextlib.suppress(OSError):
        os.unlink(name)  # noqa: PTH108


def sweep(folder: Path, names: set[str]) -> None:
    """Remove old temporary files that killed processes left for these names.

    Old means one hour before the newest of these files was written.
    """
    begins = {name[:100] for name in names}
    with contextlib.suppress(OSError):
        written = max((path.stat().st_mtime for path in map(folder.joinpath, names) if path.exists()), default=0.0)
        for entry in os.scandir(folder):
            target_name, _, _ = entry.name.removesuffix(TEMPORARY)[1:].rpartition(".")
            if entry.name.startswith(".") and entry.name.endswith(TEMPORARY) and target_name in begins:
                with contextlib.suppress(OSError):
                    if written - entry.stat(follow_symlinks=False).st_mtime > _STALE:
                        os.unlink(entry.path)  # noqa: PTH108


def mode_of(path: Path) -> int:
    """Return the mode of a file, or the default mode of a new file."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Flush a rename to disk; failures are ignored because some network file systems cannot do it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
