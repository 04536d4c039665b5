"""The type of a reader of text, and groups of readers that work on one value made from a text."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from helpers import NOW
from synsml_cli.errors import SynsmlError

CLOCK = dt.datetime.fromisoformat(NOW)


class Reader(NamedTuple):
    """What reads a text, or what its group has made of it."""

    name: str
    read: Callable[[Any], object]


class Group(NamedTuple):
    """Readers of one thing."""

    name: str
    prepare: Callable[[str], Any]
    """Makes of a text what the readers get; it is a reader itself."""
    readers: tuple[Reader, ...]


def same(text: str) -> str:
    """Return a text that its readers get as it is."""
    return text


def answer(read: Callable[[Any], object], given: Any) -> object:
    """Return what a reader makes of something: all that an iterator yields, and a refusal as its words."""
    try:
        value = read(given)
        return tuple(value) if isinstance(value, Iterator) else value
    except (SynsmlError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def readers(*functions: Callable[[Any], object], **named: Callable[[Any], object]) -> tuple[Reader, ...]:
    """Return readers, each called by its function's place or by the name given."""
    own = [(f"{read.__module__.removeprefix('synsml_cli.')}.{read.__name__}", read) for read in functions]
    return tuple(Reader(name, read) for name, read in (*own, *named.items()))


def share(text: str, places: int) -> str:
    """Return the end of a text that is inserted in so many places: together they respect the size limit of a file."""
    return text[-max(1, len(text) // places) :]
