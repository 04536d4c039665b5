"""One writer at a time: a second command waits for the first, and no update is lost.

The lock is `flock` on a file, which the kernel releases when its process ends. Some network and FUSE mounts have no `flock`.
There the file itself is the lock. It names its process, and filelock removes it if that process ran here and has ended.
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
"""Seconds between two tries: so short that none of many writers is overtaken by the others until its ten seconds are up."""
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
        if isinstance(error, PermissionError) and Path(str(error.filename)).name == LOCK:  # the file of another user
            raise _not_free(path, removable=True) from error
        where = path if path.is_dir() else f"in {root}"
        raise CannotRun(f"cannot write {where}: {error.strerror}", remedy="nothing was changed") from error
    try:
        if isinstance(lock, UnixFileLock):
            _sign(path)
        yield
    finally:
        # Removed while it is still ours, so that no lock file remains in somebody's repository. A process that waits for it
        # notices that the file it locked has no name any more and starts over (filelock does, since 4.0).
        if isinstance(lock, UnixFileLock):
            with contextlib.suppress(OSError):
                path.unlink()
        lock.release()


def _refuse_link(path: Path) -> None:
    """Raise CannotRun where the lock is a link, symbolic or hard: to lock and sign it would empty another file."""
    with contextlib.suppress(OSError):
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode) or (stat.S_ISREG(status.st_mode) and status.st_nlink > 1):
            import shlex

            raise CannotRun(f"{path} is a link to another file, not a lock", remedy=f"remove it: rm {shlex.quote(str(path))}")


def _lock(path: Path) -> BaseFileLock:
    """Return the kind of lock that works here, or the kind that another mount of the same folder uses now."""
    # SoftFileLock writes a third line: when its process began.
    if _has_flock(path.parent) and len(_read(path)[0]) < 3:
        return UnixFileLock(path)
    from filelock import SoftFileLock  # rarely needed

    return SoftFileLock(path)


def _has_flock(folder: Path) -> bool:
    """Try it on a file without a name; a failed try on the lock would leave a file that others take for a lock."""
    with tempfile.TemporaryFile(prefix=LOCK, dir=folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _NO_FLOCK
    return True


def _sign(path: Path) -> None:
    """Write process and host in the format of SoftFileLock, which removes a file of any other format."""
    with contextlib.suppress(OSError):  # the kernel knows the holder: a full disk is no reason not to lock
        descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            os.write(descriptor, f"{os.getpid()}\n{os.uname().nodename}\n".encode(errors="replace"))
        finally:
            os.close(descriptor)


def _read(path: Path) -> tuple[list[str], os.stat_result | None]:
    """Return the lines of a lock file and its status; nothing if it cannot be opened."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return [], None
    try:
        return os.read(descriptor, 500).decode(errors="replace").split(), os.fstat(descriptor)
    except OSError:  # a folder
        return [], None
    finally:
        os.close(descriptor)


def _not_free(path: Path, *, removable: bool) -> CannotRun:
    """Return the refusal that names the lock file, its holder and its age; `removable` if no process need hold it."""
    import pwd
    import shlex

    from synsml_cli.model.dates.terminal import countdown

    lines, status = _read(path)
    process, host = lines[:2] if len(lines) in (2, 3) and lines[0].isdecimal() else ("", "")
    holder = f"process {process}" if process else "an unknown process"
    held = str(path)
    if status:
        with contextlib.suppress(KeyError):  # in a container a user may have only a number
            holder += f" of {pwd.getpwuid(status.st_uid).pw_name}"
        held = f"{path} for {countdown(max(1, int(time.time() - status.st_mtime))).removeprefix('in ')}"
    if host:
        holder += f" on {host.partition('?')[0]}"  # filelock adds the namespace of a container after '?'
    remedy = "wait for it and run this command again"
    if removable:
        remedy += f"; if that process has ended: rm {shlex.quote(str(path))}"
    return CannotRun(f"another synsml is writing: {holder} has held {held}", remedy=remedy)
