"""Let one command write at a time: a second one waits for the first, so that no change is lost.

The lock is `flock` on a file; the kernel releases it when the process ends. Some network and FUSE mounts have no `flock`. There
the file itself is the lock: it names its process, and filelock removes it if that process ran here and has ended.
"""

import contextlib
import errno
import fcntl
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from filelock import BaseFileLock, Timeout, UnixFileLock

from synsml_cli.errors import CannotRun
from synsml_cli.model.records.file_names import LOCK

LOCK_SECONDS = 10
_POLL = 0.005
"""Seconds between two attempts: short enough that each of many writers succeeds within ten seconds."""
_NO_FLOCK = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workshop's lock; raises CannotRun if it is not free after ten seconds or cannot be created."""
    path = root / LOCK
    _refuse_link(path)
    try:
        lock = _lock(path)
        lock.acquire(timeout=LOCK_SECONDS, poll_interval=_POLL)
    except Timeout as error:
        raise _not_free(path, removable=not isinstance(lock, UnixFileLock)) from error
    except OSError as error:
        if isinstance(error, PermissionError) and Path(str(error.filename)).name == LOCK:  # the file belongs to another user
            raise _not_free(path, removable=True) from error
        where = path if path.is_dir() else f"in {root}"
        raise CannotRun(
            f"cannot write {where}: {error.strerror}", remedy="make the folder writable; nothing was changed"
        ) from error
    try:
        if isinstance(lock, UnixFileLock):
            _sign(path)
        yield
    finally:
        # Removed before it is released, so that no lock file remains in the repository. A process that waits for it notices
        # that the file it locked has no name any more and starts over (filelock >= 4.0).
        if isinstance(lock, UnixFileLock):
            with contextlib.suppress(OSError):
                path.unlink()
        lock.release()


def _refuse_link(path: Path) -> None:
    """Raise CannotRun if the lock is a symbolic or hard link: locking and signing it would empty another file."""
    with contextlib.suppress(OSError):
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode) or (stat.S_ISREG(status.st_mode) and status.st_nlink > 1):
            import shlex

            raise CannotRun(f"{path} is a link to another file, not a lock", remedy=f"remove it: rm {shlex.quote(str(path))}")


def _lock(path: Path) -> BaseFileLock:
    """Return the kind of lock that works here, or the kind that another mount of the same folder uses now."""
    # SoftFileLock writes a third line: the start time of its process.
    if _has_flock(path.parent) and len(_read(path)[0]) < 3:
        return UnixFileLock(path)
    from filelock import SoftFileLock  # imported here because it is rarely needed

    return SoftFileLock(path)


def _has_flock(folder: Path) -> bool:
    """Return whether `flock` works in a folder; tested on an unnamed file, so that a failure leaves no lock file."""
    with tempfile.TemporaryFile(prefix=LOCK, dir=folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _NO_FLOCK
    return True


def _sign(path: Path) -> None:
    """Write process and host in the format of SoftFileLock, which deletes files in any other format."""
    with contextlib.suppress(OSError):  # the kernel knows the holder, so a full disk does not prevent locking
        descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            os.write(descriptor, f"{os.getpid()}\n{os.uname().nodename}\n".encode(errors="replace"))
        finally:
            os.close(descriptor)


def _read(path: Path) -> tuple[list[str], os.stat_result | None]:
    """Return the lines of a lock file and its status; ([], None) if it cannot be opened."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return [], None
    try:
        return os.read(descriptor, 500).decode(errors="replace").split(), os.fstat(descriptor)
    except OSError:  # the path is a folder
        return [], None
    finally:
        os.close(descriptor)


def _not_free(path: Path, *, removable: bool) -> CannotRun:
    """Return the error that names the lock file, its holder and its age; `removable` if it can outlive its process."""
    import pwd
    import shlex

    from synsml_cli.model.dates.terminal import countdown

    lines, status = _read(path)
    process, host = lines[:2] if len(lines) in (2, 3) and lines[0].isdecimal() else ("", "")
    holder = f"process {process}" if process else "an unknown process"
    held = str(path)
    if status:
        with contextlib.suppress(KeyError):  # a container may have users without a name
            holder += f" of {pwd.getpwuid(status.st_uid).pw_name}"
        held = f"{path} for {countdown(max(1, int(time.time() - status.st_mtime))).removeprefix('in ')}"
    if host:
        holder += f" on {host.partition('?')[0]}"  # filelock appends the namespace of a container after '?'
    remedy = "wait until it ends, then run this command again"
    if removable:
        remedy += f"; if that process has ended: rm {shlex.quote(str(path))}"
    return CannotRun(f"another synsml is writing: {holder} has held {held}", remedy=remedy)
