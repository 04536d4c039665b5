"""Tries every reader of text on every text of `tests/support/linear`, up to a megabyte, and lists those that are too slow.

`make linear` tries each piece with about one ending; `make linear EVERY=1` all of them, which takes a night, and
`EVERY=15 GROUPS="page preview"` only these groups of readers. Exit code: 1 if a reader is too slow, 0 otherwise.
"""

import heapq
import multiprocessing
import os
import sys
import time

from linear.everything import GROUPS
from linear.measure import Slow, Timed, slow_readers
from linear.texts import Text, texts

_SHOWN = 10


def _try(job: tuple[int, Text]) -> tuple[int, list[Slow], list[Timed]]:
    number, text = job
    worst: list[Timed] = []
    return len(GROUPS[number].readers) + 1, list(slow_readers(GROUPS[number], text, worst=worst)), heapq.nlargest(_SHOWN, worst)


def main(every: int = 15, *names: str) -> int:
    """Try the texts, print what is too slow, and the slowest of the others; return the exit code."""
    begin = time.monotonic()
    chosen = [number for number, group in enumerate(GROUPS) if not names or group.name in names]
    jobs = [(number, text) for text in texts(every=every) for number in chosen]
    tried = 0
    slow: list[Slow] = []
    slowest: list[Timed] = []
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for count, found, worst in pool.imap_unordered(_try, jobs, chunksize=8):
            tried += count
            slow += found
            slowest = heapq.nlargest(_SHOWN, [*slowest, *worst])
            for one in found:
                print(one, flush=True)
    print(f"{tried:,} times a reader with a text, {len(jobs):,} texts, {len(slow)} too slow, {time.monotonic() - begin:.0f} s")
    for one in slowest:
        print(f"  {one.seconds:.2f} s for a megabyte: {one.group}: {one.reader}: {one.text.atom!r} before {one.text.ending!r}")
    return 1 if slow else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(*map(int, arguments[:1]), *arguments[1:]))
