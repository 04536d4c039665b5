"""Stands between the package and the disk in a child process: counts the calls of a write, and dies before the n-th one,
or lets that one fail.

What is wrapped is all that changes a disk: temporary files, writing, the mode, fsync, renaming, deleting, folders. A write
is two calls, with half of the bytes in between.
"""

import contextlib
import errno
import gc
import io
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from synsml_cli.cli import run

_CALLS = (
    "open",
    "fsync",
    "chmod",
    "fchmod",
    "utime",
    "replace",
    "rename",
    "unlink",
    "remove",
    "link",
    "symlink",
    "mkdir",
    "rmdir",
)
_CALLS += ("truncate", "ftruncate", "write", "pwrite", "sendfile", "copy_file_range", "mkfifo")
"""Functions of `os` that change a disk."""


class _Stream:
    """A file that is written in two halves."""

    def __init__(self, stream: Any, tick: Callable[[], None]) -> None:
        self._stream = stream
        self._tick = tick

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def write(self, data: bytes) -> None:
        self._tick()
        self._stream.write(data[: len(data) // 2])
        self._stream.flush()
        self._tick()
        self._stream.write(data[len(data) // 2 :])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def kill() -> None:
    """Let the process die on the spot."""
    os.kill(os.getpid(), signal.SIGKILL)


def failing(number: int) -> Callable[[], None]:
    """Return what lets a call fail with an error number."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


fill_up = failing(errno.ENOSPC)
"""Lets a call find the disk full."""


def interrupt() -> None:
    """Let a call be interrupted by Ctrl-C."""
    raise KeyboardInterrupt


class Shim:
    """Counts calls; before call `fatal`, from 1, something happens, once or from then on; 0 is never."""

    def __init__(self, fatal: int = 0, fault: Callable[[], None] = kill, *, lasting: bool = False) -> None:
        self.count = 0
        self.fatal = fatal
        self.fault = fault
        self.lasting = lasting

    def tick(self) -> None:
        self.count += 1
        if self.count == self.fatal or (self.lasting and self.count > self.fatal > 0):
            self.fault()

    def install(self) -> None:
        """Wrap the functions of `os`, by which `tempfile` and `pathlib` work too."""
        for name in _CALLS:
            setattr(os, name, self._wrapped(getattr(os, name), reads=name == "open"))
        really = os.fdopen

        def fdopen(descriptor: int, mode: str = "r", *more: Any, **options: Any) -> Any:
            stream = really(descriptor, mode, *more, **options)
            return _Stream(stream, self.tick) if "w" in mode else stream

        os.fdopen = fdopen

    def _wrapped(self, function: Callable[..., Any], *, reads: bool) -> Callable[..., Any]:
        def inner(*arguments: Any, **options: Any) -> Any:
            flags = arguments[1] if reads and len(arguments) > 1 else 0
            if not reads or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.tick()
            return function(*arguments, **options)

        return inner


def calls_of(root: Path, command: tuple[str, ...]) -> int:
    """Run a command in a child and return how many calls it makes that change the disk."""
    status, answer = _in_child(root, command, Shim())
    assert os.waitstatus_to_exitcode(status) == 0, command
    return int(answer[0])


def killed_before(root: Path, command: tuple[str, ...], fatal: int) -> bool:
    """Run a command in a child that dies before this call; return whether it did."""
    status, _ = _in_child(root, command, Shim(fatal))
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def failed_at(root: Path, command: tuple[str, ...], shim: Shim) -> tuple[int, str]:
    """Run a command in a child in which calls fail; return its exit code and what it says on standard error."""
    _, (_, code, err) = _in_child(root, command, shim)
    return int(code), err


def _in_child(root: Path, command: tuple[str, ...], shim: Shim) -> tuple[int, tuple[str, str, str]]:
    """Return how the child ended, and as texts: the calls that it made, its exit code, its standard error."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        code = 70
        with contextlib.suppress(BaseException):
            os.chdir(root)
            sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
            tempfile.tempdir = str(root)
            write = os.write
            gc.disable()  # what the parent left to be collected must not be counted
            shim.install()
            code = run(list(command))
            write(writer, f"{shim.count}\0{code}\0".encode() + sys.stderr.buffer.getvalue())
        os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as stream:
        answer = stream.read()
    _, status = os.waitpid(child, 0)
    calls, _, rest = answer.partition("\0")
    code, _, err = rest.partition("\0")
    return status, (calls, code, err)
