"""Measure how the CPU time of readers grows with the text, from 8 kB up to a megabyte, stopping early if possible.

A time that would stay within the bound even if it grew with the square ends the measurement; so does, from 128 kB on, one
that grows with the text.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from linear.groups import Group, Reader, answer
from linear.texts import LARGEST, Text

SECONDS = 2.0
"""CPU time at most for the largest text."""
DOUBLED = 3.0
"""How much more twice the text may take: as much again, and some room for a busy machine."""
_SIZES = (8_000, 32_000, 128_000, 512_000, LARGEST)
_SURE = 128_000
"""From this size on, a time that has grown with the text is believed to go on so."""
_FEW = 8
"""Caches with room for no more hold what is made of a locale or a format, not of a text."""
_REPEATED = 3
"""Times that something is measured which looks slow; the best counts."""


class Slow(NamedTuple):
    """A reader that takes too long for a text, or ever longer."""

    group: str
    reader: str
    text: Text
    size: int
    """Characters of the largest text that was tried."""
    seconds: float
    growth: float
    """How many times the time of a quarter of the text that is, for a doubling: 2 is linear, 4 quadratic."""

    def __str__(self) -> str:
        """Return it in words."""
        at = f"{self.size // 1000} kB of {self.text.atom!r} before {self.text.ending!r}"
        return (
            f"{self.group}: {self.reader}: {self.seconds:.2f} s for {at}; twice the text takes {self.growth:.1f} times as long"
        )


class Timed(NamedTuple):
    """What a reader needs for the largest text, as far as it was tried."""

    seconds: float
    group: str
    reader: str
    text: Text


def slow_readers(group: Group, text: Text, *, largest: int = LARGEST, worst: list[Timed] | None = None) -> Iterator[Slow]:
    """Yield the readers of a group that are too slow for a text; `worst` gets the time of each for the largest text."""
    active = [Reader("prepare", same_again), *group.readers]
    before: dict[str, tuple[int, float]] = {}
    for size in (size for size in _SIZES if size <= largest):
        times = _times(group, active, text, size)
        goes_on = []
        for reader in active:
            seconds = times[reader.name]
            verdict = _verdict(size, seconds, before.get(reader.name))
            if verdict > 0:  # looks slow: measured again, with its quarter
                now, then = (_best(group, reader, text, one) for one in (size, size // 4))
                verdict = _verdict(size, now, (size // 4, then))
                seconds = now
            before[reader.name] = size, seconds
            if verdict > 0:
                yield Slow(group.name, reader.name, text, size, seconds, verdict)
            elif verdict == 0:
                goes_on.append(reader)
            elif worst is not None:
                worst.append(Timed(seconds * LARGEST / size, group.name, reader.name, text))
        active = goes_on
        if not active:
            return


def same_again(given: object) -> object:
    """Return what is given: the time is that of making it."""
    return given


def _verdict(size: int, seconds: float, before: tuple[int, float] | None) -> float:
    """Return the growth of what is too slow; 0 where more has to be known, -1 where it is fast enough."""
    whole = LARGEST / size
    if seconds * whole**2 <= SECONDS:
        return -1
    growth = 0.0
    if before:
        shorter, took = before
        growth = 2 ** (_log2(seconds / max(took, 1e-6)) / _log2(size / shorter))
    if seconds > SECONDS:
        return max(growth, 0.1)
    if growth > DOUBLED and seconds > 0.02 and size >= 32_000:
        return growth
    if before and size >= _SURE and growth <= DOUBLED and seconds * whole ** _log2(max(growth, 2.0)) <= SECONDS:
        return -1
    return 0 if size < LARGEST else -1


def _log2(number: float) -> float:
    import math

    return math.log2(number)


def _times(group: Group, active: list[Reader], text: Text, size: int, more: int = 0) -> dict[str, float]:
    """Return the CPU time of every reader; the first is what the group prepares."""
    _forget()
    begin = time.process_time()
    given = group.prepare(text.of(size, more))
    times = {"prepare": time.process_time() - begin}
    for reader in active:
        if reader.name != "prepare":
            times[reader.name] = _cpu(reader.read, given)
    return times


def _best(group: Group, reader: Reader, text: Text, size: int) -> float:
    return min(_times(group, [reader], text, size, more)[reader.name] for more in range(1, _REPEATED + 1))


def _cpu(read: Callable[[Any], object], given: Any) -> float:
    begin = time.process_time()
    answer(read, given)
    return time.process_time() - begin


def _forget() -> None:
    """Empty the caches of texts: what has been read once would take no time."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("synsml_cli."):
            for value in tuple(vars(module).values()):
                if hasattr(value, "cache_clear") and (value.cache_parameters()["maxsize"] or 0) > _FEW:
                    value.cache_clear()
