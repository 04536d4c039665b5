"""Run `synsml` as a separate process, with pipes or on a terminal."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

SYNSML = (sys.executable, "-m", "synsml_cli")
_AFTER = """
from synsml_cli.cli import main, progress
progress._PATIENCE = progress._AT_LEAST = {patience}
main()
"""
"""The same with a bar after so many seconds; see `frozen_surroundings`."""
PATIENCE = 240
"""Seconds after which a test that hangs fails, also where other programs keep all cores busy; nothing is timed by it."""


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    code: int
    out: bytes
    err: bytes


@dataclass(frozen=True)
class Step:
    """Wait until the screen shows something, then type, send a signal or do something beside the terminal."""

    shown: str
    typed: str = ""
    sent: signal.Signals | None = None
    done: Callable[[], object] | None = None


def environment(**more: str) -> dict[str, str]:
    """Return the test's own environment, in which the clock is frozen, with `more`; no width, and a capable terminal."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return {**inherited, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **more}


def run_process(*arguments: str, cwd: Path, stdin: bytes = b"", stdout: int = subprocess.PIPE, **more: str) -> Ended:
    """Run a command with pipes in place of a terminal; `stdout` is where its output goes instead."""
    done = subprocess.run(
        [*SYNSML, *arguments],
        cwd=cwd,
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(**more),
        timeout=PATIENCE,
    )
    return Ended(done.returncode, done.stdout or b"", done.stderr)


def hold_lock(root: Path) -> "subprocess.Popen[bytes]":
    """Start a process that holds a workshop's lock until its standard input is closed."""
    script = """\
        import sys
        from pathlib import Path
        from synsml_cli.store.writing.lock import locked
        with locked(Path(sys.argv[1])):
            print(flush=True)
            sys.stdin.read()
        """
    command = [sys.executable, "-c", dedent(script), str(root)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment())
    assert holder.stdout
    holder.stdout.readline()
    return holder


def run_on_terminal(
    *arguments: str, cwd: Path, columns: int = 80, steps: Sequence[Step] = (), bar_after: float = 1e6, **more: str
) -> tuple[int, str]:
    """Run a command on a terminal and take the steps; return its exit code and all that the screen got.

    A bar appears after `bar_after` seconds: by default never, however long a busy machine takes.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", _AFTER.format(patience=bar_after), *arguments],
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(**more),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        screen = _converse(process, ours, list(steps))
        return process.wait(PATIENCE), screen.decode(errors="surrogateescape")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(ours)


def _converse(process: subprocess.Popen[bytes], ours: int, steps: list[Step]) -> bytes:
    screen, seen, end = b"", 0, time.monotonic() + PATIENCE
    last: signal.Signals | None = None
    again = end
    while time.monotonic() < end:
        if steps and (at := screen.find(steps[0].shown.encode(), seen)) >= 0:
            step = steps.pop(0)
            seen = at + len(step.shown.encode())
            if step.done:
                step.done()
            os.write(ours, step.typed.encode("utf-8", "surrogateescape"))
            last, again = step.sent, time.monotonic() + 5
            if last:
                process.send_signal(last)
            continue
        if last and time.monotonic() > again:
            # Python notices a signal that comes just before it begins to read only after the read: people press again.
            process.send_signal(last)
            last = None
        ready, _, _ = select.select([ours], [], [], 0.1)
        try:
            piece = os.read(ours, 65536) if ready else b""
        except OSError:  # Linux says EIO when the last one has closed its end
            return screen
        if ready and not piece:
            return screen
        screen += piece
    pytest.fail(f"still running after {PATIENCE} seconds, waiting for {steps[:1]}, with this on the screen:\n{screen!r}")
