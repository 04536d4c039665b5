"""Puts the environment and the standard streams of a process in place, as a shell or a terminal gives them."""

import contextlib
import io
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from fuzz.surroundings import Surroundings

NOW = "2023-05-20T12:00:00Z"


def set_environment(folder: Path, more: tuple[tuple[str, str], ...]) -> None:
    import pendulum.tz.local_timezone as zone

    os.environ.clear()
    os.environ.update(HOME=str(folder / "home"), PATH="/usr/local/bin:/usr/bin:/bin", LC_ALL="C.UTF-8", TERM="xterm-256color")
    os.environ.update(SYNSML_NOW=NOW, TZ="Europe/Vienna", EDITOR="true", TMPDIR=str(folder / "tmp"))
    os.environ.update(GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull)
    os.environ.update(dict(more))
    tempfile.tempdir = None
    time.tzset()
    zone._local_timezone = None  # noqa: SLF001  pendulum keeps the first one that it saw


@contextlib.contextmanager
def streams(folder: Path, wanted: Surroundings) -> Iterator[None]:
    """Put the streams of the process in place: real descriptors, as a shell or a terminal gives them."""
    saved = sys.stdin, sys.stdout, sys.stderr
    files = {0: folder / "io/in", 1: folder / "io/out", 2: folder / "io/err"}
    for path in files.values():
        path.touch()
    kinds = {0: wanted.stdin, 1: wanted.stdout, 2: wanted.stderr}
    for number, kind in kinds.items():
        if kind == "terminal":
            continue
        if kind == "closed":
            os.close(number)
            continue
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_TRUNC
        where = os.devnull if kind == "empty" else "/dev/full" if kind == "full" else files[number]
        new = _broken_pipe() if kind == "broken" else os.open(where, flags)
        if new != number:
            os.dup2(new, number)
            os.close(new)
    made = [_stream(number, kind, wanted.encoding) for number, kind in kinds.items()]
    sys.stdin, sys.stdout, sys.stderr = made  # type: ignore[assignment]
    warnings.resetwarnings()
    warnings.simplefilter("always")
    for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        warnings.simplefilter("ignore", category)
    try:
        yield
    finally:
        for stream in made[1:]:
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()  # type: ignore[union-attr]
        sys.stdin, sys.stdout, sys.stderr = saved


def _stream(number: int, kind: str, encoding: str) -> io.TextIOWrapper | None:
    """Return a standard stream as the interpreter makes it at its start."""
    if kind == "closed":
        return None
    raw = io.FileIO(number, "rb" if number == 0 else "wb", closefd=False)
    buffered = io.BufferedReader(raw) if number == 0 else io.BufferedWriter(raw)
    errors = "backslashreplace" if number == 2 else "strict"
    return io.TextIOWrapper(buffered, encoding, errors, line_buffering=kind == "terminal" or number == 2)  # type: ignore[type-var]


def _broken_pipe() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer
