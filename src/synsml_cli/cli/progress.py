"""A bar on standard error while many files are written; nothing away from a terminal, and nothing for a few."""

import contextlib
import sys
from collections.abc import Callable, Iterator

_MANY = 100
"""Files that take long enough to be watched."""


@contextlib.contextmanager
def progress_bar(text: str, total: int) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many of how many are done."""
    if total < _MANY or not sys.stderr.isatty():
        yield lambda _, __: None
        return
    from rich.console import Console
    from rich.progress import Progress

    from synsml_cli.cli.console import surroundings

    with Progress(console=Console(stderr=True, _environ=surroundings()), transient=True) as bar:
        task = bar.add_task(text, total=total)
        yield lambda done, of: bar.update(task, completed=done, total=of)
