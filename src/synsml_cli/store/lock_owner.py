"""Whose a lock is: a line in the lock file, for messages, and to tell a lock that was left behind where there is no `flock`."""

import contextlib
import os
import socket
import time
from typing import NamedTuple

from synsml_cli.model.clock_words import countdown

_SOFT = "file"
_HARD = "flock"
_MAX = 500
_UNWRITTEN = 5
"""Seconds after which nobody is about to write the line any more."""


class Owner(NamedTuple):
    """Who holds a lock, as far as the lock file says."""

    process: int = 0
    """Its number on `machine`; 0 if unknown."""
    user: str = ""
    machine: str = ""
    """Host name and, after a '#', what its containers differ in."""
    age: float = 0.0
    """Seconds since the lock was taken."""
    soft: bool = False
    """Whether the file itself is the lock, for want of `flock`."""
    blank: bool = False
    """Whether the file is empty."""

    @property
    def is_gone(self) -> bool:
        """Whether the process that made the file cannot hold it any more."""
        if self.blank:
            return self.age > _UNWRITTEN
        if not self.process or self.machine != _machine():
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except OSError:  # somebody else's process, which is there
            return False
        return False

    @property
    def words(self) -> str:
        """Say it: "by process 4711 of ada on laptop, since 3 minutes 2 seconds"."""
        since = f"since {countdown(max(1, int(self.age))).removeprefix('in ')}"
        if not self.process:
            return f"by another program, {since}"
        return f"by process {self.process} of {self.user or 'an unknown user'} on {self.machine.partition('#')[0]}, {since}"


def note(descriptor: int, *, soft: bool) -> None:
    """Write into a lock file whose it is now; raises OSError only where the file itself is the lock."""
    line = f"{_SOFT if soft else _HARD} {os.getpid()} {_machine()} {_user()}\n"
    # With flock the kernel knows whose it is: a full disk is no reason not to lock.
    with contextlib.nullcontext() if soft else contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, line.encode("utf-8", "replace"), 0)


def read_owner(descriptor: int) -> Owner:
    """Return what a lock file says; a file that says something else has an unknown owner."""
    age = max(0.0, time.time() - os.fstat(descriptor).st_mtime)
    text = os.pread(descriptor, _MAX, 0).decode("utf-8", "replace")
    kind, process, machine, user, *_ = (*text.split(), "", "", "", "")
    if kind not in (_SOFT, _HARD) or not (process.isascii() and process.isdecimal() and len(process) < 10):
        return Owner(age=age, blank=not text)
    return Owner(int(process), user, machine, age, kind == _SOFT)


def _machine() -> str:
    namespace = ""
    with contextlib.suppress(OSError):
        namespace = os.readlink("/proc/self/ns/pid")  # noqa: PTH115  pathlib is not needed for anything else here
    return f"{socket.gethostname()}#{namespace}"


def _user() -> str:
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # in a container a user may have a number only
        return str(os.getuid())
