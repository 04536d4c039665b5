"""Show a progress bar on standard error after one second; only on a terminal."""

import contextlib
import functools
import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.progress import Progress, silent

if TYPE_CHECKING:
    import threading

    import rich.progress

_DUMB = ("dumb", "unknown")
"""Values of TERM for terminals that cannot erase a line."""
_PATIENCE = 1.0
"""Seconds of CPU time of the command after which a bar appears."""
_AT_LEAST = 0.2
"""Minimum seconds of a task before its bar appears."""
_PAUSE = 0.1
"""Seconds between two updates."""
_ECHO = 3
"""Free columns at the right, where terminals write `^C`; a full line could not be erased."""


@contextlib.contextmanager
def progress_bar(text: str) -> Iterator[Progress]:
    """Yield the function to report steps with; without steps the bar moves to and fro.

    Nothing may be printed meanwhile. The bar is always erased at the end.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM", "").lower() in _DUMB:
        yield silent
        return
    bar = _Bar(text)
    try:
        yield bar.tell
    finally:
        bar.close()


class _Bar:
    """Draws in its own thread, so that it appears in time even without reported steps."""

    def __init__(self, text: str) -> None:
        import threading  # not needed without a terminal

        self._text = text
        self._steps: tuple[int, int | None] = (0, None)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._draw, args=(_no_fork(),), daemon=True)
        self._thread.start()

    def tell(self, done: int, total: int) -> None:
        """Store the progress of the task."""
        self._steps = done, total

    def close(self) -> None:
        """Erase the bar, if it has appeared."""
        self._closed.set()
        self._thread.join()

    def _draw(self, no_fork: "threading.Lock") -> None:
        began = time.monotonic()
        # CPU time, because a question may have waited long for its answer.
        if self._closed.wait(max(_AT_LEAST, _PATIENCE - time.process_time())):
            return
        with no_fork:
            shown = _begun(self._text, began)
        while not self._closed.wait(_PAUSE):
            done, total = self._steps
            with no_fork:
                shown.update(shown.task_ids[0], completed=done, total=total, refresh=True)
        with no_fork:
            shown.stop()


def _begun(text: str, began: float) -> "rich.progress.Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    from synsml_cli.cli.console import surroundings

    console = Console(stderr=True, _environ=surroundings())
    console.width = max(1, console.width - _ECHO)
    shown = Progress(
        *(TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()),
        console=console,
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,  # the main thread keeps using its streams
        redirect_stderr=False,
    )
    shown.add_task(text, total=None)
    shown.tasks[0].start_time = began
    shown.start()
    return shown


@functools.cache
def _no_fork() -> "threading.Lock":
    """Return a lock that prevents forks of the process while it is held.

    Custom templates are filled in a child process, which would wait indefinitely for an import lock of this thread.
    """
    import threading

    lock = threading.Lock()
    if hasattr(os, "register_at_fork"):  # not on Windows
        os.register_at_fork(before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release)
    return lock
