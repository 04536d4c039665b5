"""Report the progress of a long task: tasks call a function and print nothing themselves."""

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Called with (steps done, total); it must be fast, because it may be called a thousand times a second."""

_Item = TypeVar("_Item")


def silent(_done: int, _total: int) -> None:
    """Ignore the progress."""


def part(progress: Progress, number: int, *, of: int) -> Progress:
    """Return the progress function for part `number` (from 0) of `of` equal parts of a longer task."""
    return lambda done, total: progress(number * total + done, of * total)


def in_steps(items: Collection[_Item], progress: Progress) -> Iterator[_Item]:
    """Yield the items, reporting each as one step."""
    total = len(items)
    for done, item in enumerate(items):
        progress(done, total)
        yield item
    progress(total, total)
