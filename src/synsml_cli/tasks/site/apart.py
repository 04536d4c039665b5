"""Carries out work under limits for a process with several threads: a process with one thread forks for it.

A fork of a process with threads copies locks that nobody will release. So the preview forks once, before it has threads;
that process waits, with what was imported until then, and forks a child for each piece of work.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import weakref
from typing import TYPE_CHECKING, NoReturn, cast

from synsml_cli.errors import CannotRun
from synsml_cli.tasks.site.confined import CAN_FORK, Allowance, T, Work, close_all_but, confined, fork, in_child, unpacked

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Apart:
    """A `Run` that may be called from any thread; its process ends when this object does."""

    def __init__(self) -> None:
        """Fork; to be called while there is one thread."""
        if not CAN_FORK:
            return
        from multiprocessing import Pipe

        self._lock = threading.Lock()
        self._end, other = Pipe()
        pid = fork()
        if not pid:
            _serve(other)
        other.close()
        weakref.finalize(self, _finish, self._end, pid)

    def __call__(self, work: Work[T], allowed: Allowance) -> T:
        """Be a `Run`."""
        if not CAN_FORK:
            return confined(work, allowed)
        try:
            with self._lock:
                self._end.send_bytes(pickle.dumps((work, allowed)))
                return cast("T", unpacked(self._end.recv_bytes()))
        except (EOFError, BrokenPipeError) as error:
            raise CannotRun("the process that fills templates has ended", remedy="start the preview again") from error


def _serve(end: Connection) -> NoReturn:
    """Answer until the other end is closed."""
    try:
        close_all_but(end.fileno())
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the preview, and that ends this
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        while True:
            end.send_bytes(in_child(*pickle.loads(end.recv_bytes())))  # noqa: S301  it comes from our own parent
    finally:
        os._exit(0)


def _finish(end: Connection, pid: int) -> None:
    end.close()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
