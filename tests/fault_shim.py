"""Stands between the package and the disk in a child process: counts the calls of a write, and dies before the n-th one.

What is wrapped is all that changes a disk: temporary files, writing, the mode, fsync, renaming, deleting, folders. A write
is two calls, with half of the bytes in between.
"""

import contextlib
import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from synsml_cli.cli import run


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


class Shim:
    """Counts calls; kills the process before call `fatal`, from 1; 0 kills nobody."""

    def __init__(self, fatal: int = 0) -> None:
        self.count = 0
        self.fatal = fatal

    def tick(self) -> None:
        self.count += 1
        if self.count == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def install(self) -> None:
        """Wrap the functions of `os`, by which `tempfile` and `pathlib` work too."""
        names = ("open", "fsync", "fchmod", "replace", "rename", "unlink", "mkdir", "link", "truncate", "ftruncate", "write")
        for name in names:
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
    status, counted = _in_child(root, command, 0)
    assert os.waitstatus_to_exitcode(status) == 0, command
    return counted


def killed_before(root: Path, command: tuple[str, ...], fatal: int) -> bool:
    """Run a command in a child that dies before this call; return whether it did."""
    status, _ = _in_child(root, command, fatal)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _in_child(root: Path, command: tuple[str, ...], fatal: int) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        code = 70
        with contextlib.suppress(BaseException):
            os.chdir(root)
            sink = os.open(os.devnull, os.O_WRONLY)
            for number in (1, 2):
                os.dup2(sink, number)
            tempfile.tempdir = str(root)
            shim = Shim(fatal)
            count, write = shim, os.write
            shim.install()
            code = run(list(command))
            write(writer, str(count.count).encode())
        os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as stream:
        told = stream.read()
    _, status = os.waitpid(child, 0)
    return status, int(told or 0)
