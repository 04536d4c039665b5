"""One writer at a time: a second command waits for the first, and no update is lost.

The lock is `flock` on a file, which the kernel gives back when its process ends. Where a file system has no `flock` (some
network and FUSE mounts), the file itself is the lock: whoever creates it may write. One that a killed process of this machine
left is removed; of another machine nobody can tell, so that the message says what to do.
"""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from synsml_cli.errors import CannotRun
from synsml_cli.model.file_names import LOCK
from synsml_cli.store.lock_owner import Owner, note, read_owner

SECONDS = 10
_POLL = 0.005
"""Seconds between two tries: so short that none of many writers is overtaken by the others until its ten seconds are up."""
_HELD = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK)
_NO_FLOCK = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK)
_BREAKING = f"{LOCK}.old"
"""There while somebody removes a lock that was left behind, so that no two do."""
_FLAGS = os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workshop's lock; raises CannotRun if it is not free after ten seconds or cannot be made."""
    path = root / LOCK
    try:
        descriptor = _acquired(path)
    except OSError as error:
        where = path if path.is_dir() else f"in {root}"
        raise CannotRun(f"cannot write {where}: {error.strerror}", remedy="nothing was changed") from error
    try:
        yield
    finally:
        # Removed while it is still ours, so that no lock file lies about in somebody's repository. Whoever waits for it
        # notices that the file it locked has no name any more and starts over.
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _acquired(path: Path) -> int:
    """Return the descriptor of the lock once it is ours."""
    until = time.monotonic() + SECONDS
    while (descriptor := _tried(path)) is None:
        if time.monotonic() > until:
            raise _not_free(path)
        time.sleep(_POLL)
    return descriptor


def _tried(path: Path) -> int | None:
    """Try once; None if the lock is not free."""
    opened = _open(path)
    if opened is None:
        return None
    descriptor, created = opened
    ours = False
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD:
                return None
            if error.errno not in _NO_FLOCK:
                raise
            soft = True
            if created:
                ours = _noted(descriptor, path)
        else:
            # The one before may have removed it between our two calls: such a lock guards no name.
            owner = read_owner(descriptor)
            soft = False
            if os.fstat(descriptor).st_nlink > 0 and not (owner.soft and not owner.is_gone):
                note(descriptor, soft=False)
                ours = True
        if soft and not ours and read_owner(descriptor).is_gone:
            _remove_left_behind(path)
    finally:
        if not ours:
            os.close(descriptor)
    return descriptor if ours else None


def _open(path: Path) -> tuple[int, bool] | None:
    """Return a descriptor of the lock file, and whether this very call created it; None if it vanished meanwhile."""
    with contextlib.suppress(FileExistsError):
        return os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666), True
    with contextlib.suppress(FileNotFoundError):
        try:
            return os.open(path, _FLAGS), False
        except PermissionError:  # somebody else's, to wait for
            return os.open(path, _FLAGS & ~os.O_RDWR), False
    return None


def _noted(descriptor: int, path: Path) -> bool:
    """Write into a lock without `flock` whose it is; where that fails nobody could tell whether it was left behind."""
    try:
        note(descriptor, soft=True)
    except OSError:
        path.unlink()
        raise
    return True


def _remove_left_behind(path: Path) -> None:
    """Remove a lock without `flock` whose process is gone; of several that wait, one does so and the others try again."""
    breaking = path.with_name(_BREAKING)
    try:
        os.close(os.open(breaking, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError:
        with contextlib.suppress(OSError):
            if time.time() - breaking.stat().st_mtime > SECONDS:
                breaking.unlink()
        return
    try:
        # Once more: it may have been removed and made anew since it was looked at.
        if _owner_of(path).is_gone:
            path.unlink(missing_ok=True)
    finally:
        breaking.unlink(missing_ok=True)


def _owner_of(path: Path) -> Owner:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return Owner()
    try:
        return read_owner(descriptor)
    finally:
        os.close(descriptor)


def _not_free(path: Path) -> CannotRun:
    """Return the refusal that names the lock, whose it is and since when."""
    owner = _owner_of(path)
    message = f"another synsml has been writing for {SECONDS} seconds: {path} is locked {owner.words}"
    remedy = "wait for it and run this command again"
    if owner.soft:  # with flock a lock that is removed would be held twice
        remedy += f"; if that process has ended, remove the lock: rm '{path}'"
    return CannotRun(message, remedy=remedy)
