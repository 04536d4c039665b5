"""How far a long task is: tasks tell it to a function that they are given, and print nothing."""

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Is told how many steps are done, of how many; it may be called a thousand times a second."""

_Item = TypeVar("_Item")


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def part(progress: Progress, number: int, *, of: int) -> Progress:
    """Return what to tell the steps of one of several equal parts, from 0, of a longer task."""
    return lambda done, total: progress(number * total + done, of * total)


def in_steps(items: Collection[_Item], progress: Progress) -> Iterator[_Item]:
    """Yield the items, each of them a step."""
    total = len(items)
    for done, item in enumerate(items):
        progress(done, total)
        yield item
    progress(total, total)
