"""One writer at a time: a second command waits for the first, and no update is lost."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from synsml_cli.errors import CannotRun
from synsml_cli.model.file_names import LOCK

SECONDS = 10
_POLL = 0.005
"""Seconds between two tries: so short that none of many writers is overtaken by the others until its ten seconds are up."""


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workshop's lock; raises CannotRun if it is not free after ten seconds or cannot be made."""
    lock = FileLock(root / LOCK)
    try:
        lock.acquire(timeout=SECONDS, poll_interval=_POLL)
    except Timeout as error:
        remedy = "wait for it and run this command again"
        raise CannotRun(f"another synsml has been writing for {SECONDS} seconds", remedy=remedy) from error
    except OSError as error:
        where = root / LOCK if (root / LOCK).is_dir() else f"in {root}"
        raise CannotRun(f"cannot write {where}: {error.strerror}", remedy="nothing was changed") from error
    try:
        yield
    finally:
        # Removed while it is still ours, so that no lock file lies about in somebody's repository. Whoever waits for it
        # notices that the file it locked has no name any more and starts over (filelock does, since 4.0).
        with contextlib.suppress(OSError):
            (root / LOCK).unlink()
        lock.release()
