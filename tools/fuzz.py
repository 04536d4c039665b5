"""Feeds `synsml check` with mutated and generated workshops: no traceback, at most 2 s and 300 MB for any of them.

`make fuzz` runs 10,000; `tools/fuzz.py COUNT SEED` any number. What breaks a bound is kept in `build/fuzz`.
"""

import contextlib
import io
import multiprocessing
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[1]
KEPT = REPOSITORY / "build" / "fuzz"
SECONDS = 2.0
MEGABYTES = 300
FILES = ("workshop.yaml", "pages/home.md", "people/ada-lovelace.yaml")
BATCH = 250

# What readers stumble over: YAML's own characters, tokens, marks, Liquid, dates, and what is no text at all.
_NASTY = (
    b"\x00 \xff \xef\xbb\xbf \xc3 \xe2\x80\xae \r \r\n \t --- ... ? : - [ ] { } , & * ! | > ' \" % @ ` # <<: &a *a !!binary "
    b"[[ ]] [[date [[if [[else]] [[end]] [[people [[dates]] [[workshop.name]] \\[[ <!-- --> <!--synsml: <!-- /synsml --> "
    b"{{ }} {% %} {%comment%} {%endcomment%} {%raw%} <td> ~~ ``` # ## === May 24th 31 2023 2023-05-24 24:00 AoE or to by "
    b"TBD PST GMT-11 Friday 9999-99-99 0000-00-00 -1 1e999 0x null true ~ \xf0\x9f\x98\x80 \xe7\xa0\x94 "
    b"../ / ~/ a\\b https:// javascript: &lt; <b> 09:30-10:00 10:00-09:00 confirmed withdrawn speaker"
).split(b" ")
_LINES = (
    b"dates: {}", b"people: []", b"    was:", b"      - when: 2023-05-24", b"        changed: 2023-05-23T17:40Z",
    b"        why: extended", b"    kind: event", b"    cancelled: 2023-01-01T00:00Z", b"schedule:", b"  date: workshop",
    b"  sessions:", b"    - time: 09:30-10:00", b"      speakers: [ada-lovelace, nobody]", b"      title: TBD", b"sponsors:",
    b"  - name: Apple", b"    logo: assets/img/apple.png", b"site:", b"  locale: de", b"  date_format: dddd D. MMMM YYYY",
    b"private:", b"  folder: people", b"roles: [chair]", b"photo: a/b.png", b"orcid: 0000-0002-1825-0097", b"title: [[x]]",
)  # fmt: skip


class Case(NamedTuple):
    """One input: a whole workshop."""

    number: int
    files: dict[str, bytes]


class Outcome(NamedTuple):
    """What `check` made of it."""

    case: Case
    code: int
    seconds: float
    """CPU time."""
    complaint: str
    """The beginning of a traceback or of an internal error; empty where there was none."""


def cases(first: int, last: int, *, seed: int) -> Iterator[Case]:
    """Yield inputs by their numbers, the same for the same seed."""
    originals = {name: (REPOSITORY / name).read_bytes() for name in FILES}
    for number in range(first, last):
        rng = random.Random(f"{seed}-{number}")  # noqa: S311  inputs, not secrets
        files = dict(originals)
        for name in rng.sample(FILES, rng.choice((1, 1, 1, 2, 3))):
            files[name] = _generated(rng) if rng.random() < 0.1 else _mutated(rng, files[name])
        yield Case(number, files)


def _mutated(rng: random.Random, data: bytes) -> bytes:
    """Change some bytes, words or lines."""
    for _ in range(rng.choice((1, 1, 2, 3, 8, 40))):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.choice((1, 1, 2, 8, 80, 800)))
        kind = rng.randrange(8)
        if kind == 0:
            data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[end:]
        elif kind == 2:
            data = data[:at] + data[at:end] * rng.choice((2, 3, 200)) + data[end:]
        elif kind == 3:
            data = data[:at] + rng.choice(_NASTY) * rng.choice((1, 1, 1, 2, 500)) + data[at:]
        elif kind == 4:
            other = rng.randrange(len(data) + 1)
            data = data[:at] + data[other : other + 200] + data[at:]
        else:
            lines = data.split(b"\n")
            where = rng.randrange(len(lines))
            if kind == 5:
                lines.insert(where, rng.choice(_LINES))
            elif kind == 6:
                lines[where] = b" " * rng.randrange(5) + lines[where].strip()
            else:
                lines[where : where + 2] = reversed(lines[where : where + 2])
            data = b"\n".join(lines)
    return data[:2_000_000]


def _generated(rng: random.Random) -> bytes:
    """Write something of these words, or one of them very often."""
    if rng.random() < 0.3:
        return rng.choice(_NASTY) * rng.choice((10_000, 100_000))
    return b"".join(rng.choice((*_NASTY, *_LINES)) + rng.choice((b" ", b"\n", b": ", b"")) for _ in range(rng.randrange(400)))


def try_out(case: Case, folder: Path) -> Outcome:
    """Run `check` on one input in this process."""
    from synsml_cli.cli import run

    for name, data in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    out, err = _Stream(), _Stream()
    begin = time.process_time()
    complaint = ""
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(["check", "-C", str(folder), "--now", "2023-05-20T12:00Z"])
    except BaseException as error:  # noqa: BLE001  whatever comes out is what is looked for
        code, complaint = -1, repr(error)
    seconds = time.process_time() - begin
    said = err.getvalue()
    if "internal error" in said or "Traceback" in said or code not in (0, 1, 3):
        complaint = complaint or said[:500] or f"exit code {code}"
    return Outcome(case, code, seconds, complaint)


class _Stream(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True)

    def getvalue(self) -> str:
        return self.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined, no-any-return]


def _batch(arguments: tuple[int, int, int]) -> tuple[int, float, float, list[tuple[int, str]]]:
    """Run some of the inputs in a process of their own; return their number, slowest, peak of memory and faults."""
    first, last, seed = arguments
    slowest, faults, number = 0.0, [], 0
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(first, last, seed=seed):
            outcome = try_out(case, Path(folder))
            number += 1
            slowest = max(slowest, outcome.seconds)
            fault = outcome.complaint or (f"{outcome.seconds:.1f} s" if outcome.seconds > SECONDS else "")
            if fault:
                faults.append((case.number, fault))
                _keep(case)
    return number, slowest, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, faults


def _keep(case: Case) -> None:
    for name, data in case.files.items():
        path = KEPT / str(case.number) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main(count: int = 10_000, seed: int = 1) -> int:
    """Run all inputs on all processors; return 1 if one of them breaks a bound."""
    shutil.rmtree(KEPT, ignore_errors=True)
    os.environ.pop("SYNSML_DEBUG", None)
    parts = [(first, min(first + BATCH, count), seed) for first in range(0, count, BATCH)]
    # A fresh process for each part: its peak of memory is that of its own inputs.
    with multiprocessing.get_context("spawn").Pool(maxtasksperchild=1) as pool:
        results = pool.map(_batch, parts, chunksize=1)
    total = sum(number for number, _, _, _ in results)
    slowest = max(seconds for _, seconds, _, _ in results)
    memory = max(megabytes for _, _, megabytes, _ in results)
    faults = sorted(fault for _, _, _, some in results for fault in some)
    for number, fault in faults:
        print(f"{KEPT / str(number)}: {fault}")
    print(f"{total} inputs, {len(faults)} faults, slowest {slowest:.2f} s CPU, at most {memory:.0f} MB")
    return 1 if faults or memory > MEGABYTES or total != count else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
